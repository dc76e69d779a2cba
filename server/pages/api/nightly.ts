/** `/api/v1/readings`, `/recommendations`, `/feeds`, `/nights`: the last published night, with the names of the exports. */
import { z } from 'zod';
import { staff } from '../../access/route.ts';
import { dayText } from '../../scoring/day.ts';
import { nightRecords } from '../../stores/desk-nights.ts';
import { exportReadings, exportRecommendations, type Cell, type Export } from '../../stores/exports.ts';
import { apiRoute, day, lastNight, number, text, type ApiRoute } from './api-route.ts';

const readingRow = z.object({
  date: day,
  seller_id: z.string(),
  metric: z.string(),
  events: number,
  exposure: number,
  expected: number,
  rate: number,
  low: number,
  high: number,
  ratio: number,
  reliability: number,
  state: z.string(),
  as_of: day.nullable(),
});

const recommendationRow = z.object({
  date: day,
  seller_id: z.string(),
  level: z.string(),
  state: z.string(),
  since: day,
  grounds: z.array(z.string()),
  evidence: number,
});

async function rowsOf<Row extends z.ZodObject>(
  { columns, rows }: Export,
  _shape: Row,
  wanted: (row: Record<string, Cell>) => boolean,
): Promise<z.infer<Row>[]> {
  const found: z.infer<Row>[] = [];
  for await (const cells of rows) {
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));
    if (wanted(row)) found.push(row as z.infer<Row>);
  }
  return found;
}

const bySeller = z.object({ seller: z.string().optional().describe('Only the seller of this id') });

export const routes: ApiRoute[] = [
  apiRoute({
    path: '/api/v1/readings',
    allow: staff,
    summary: 'Every reading of the last published night, by seller and metric',
    query: bySeller,
    answer: z.object({ readings: z.array(readingRow) }),
    async find({ context, query: { seller } }) {
      const { night } = await lastNight(context);
      const wanted = (row: Record<string, Cell>) => seller === undefined || row['seller_id'] === seller;
      return { readings: await rowsOf(exportReadings(context.database, night), readingRow, wanted) };
    },
  }),
  apiRoute({
    path: '/api/v1/recommendations',
    allow: staff,
    summary: 'The recommendations that stand on the last published night',
    query: bySeller,
    answer: z.object({ recommendations: z.array(recommendationRow) }),
    async find({ context, query: { seller } }) {
      const { night } = await lastNight(context);
      const wanted = (row: Record<string, Cell>) => seller === undefined || row['seller_id'] === seller;
      const rows = await rowsOf(exportRecommendations(context.database, night), recommendationRow, wanted);
      return { recommendations: rows };
    },
  }),
  apiRoute({
    path: '/api/v1/feeds',
    allow: staff,
    summary: 'How far each feed reaches, as of the last published night',
    answer: z.object({
      date: day,
      feeds: z.array(z.object({ feed: z.string(), watermark: day.nullable(), state: text })),
    }),
    async find({ context }) {
      const { night, summary } = await lastNight(context);
      const feeds = Object.entries(summary.feeds).map(([feed, { watermark, state }]) => ({
        feed,
        watermark: watermark === null ? null : dayText(watermark),
        state,
      }));
      return { date: dayText(night), feeds };
    },
  }),
  apiRoute({
    path: '/api/v1/nights',
    allow: staff,
    summary: 'Nights, newest first, a hundred to a page',
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
    answer: z.object({
      total: z.number().int(),
      nights: z.array(z.object({ date: day, published_at: text, policy: number })),
    }),
    async find({ context, query: { page } }) {
      const { records, total } = await nightRecords(context.database, { page, size: 100 });
      const nights = records.map(({ night, publication }) => ({
        date: dayText(night),
        published_at: publication?.publishedAt ?? null,
        policy: publication?.policy ?? null,
      }));
      return { total, nights };
    },
  }),
];

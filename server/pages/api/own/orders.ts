/** `/api/v1/own/orders`: every order that a figure counts. `/recompute`: all that the score and its evidence are made from. */
import { z } from 'zod';
import { refusal } from '../../../access/guard.ts';
import { texts } from '../../../languages/texts.ts';
import { dayText, type Day } from '../../../scoring/day.ts';
import { allMetrics } from '../../../scoring/metrics/index.ts';
import { sellerById } from '../../../stores/desk-seller.ts';
import { sendPieces } from '../../desk/send-pieces.ts';
import { explainedSeller } from '../../explain/explained.ts';
import { askedFor } from '../../orders-behind/asked.ts';
import { ownFigure } from '../../orders-behind/own-figure.ts';
import { recomputePieces } from '../../orders-behind/recompute-tables.ts';
import { asJson } from '../../orders-behind/write-recompute.ts';
import { day, lastNight, text, type ApiRoute } from '../api-route.ts';
import { askingSeller, ownRoute } from './own-route.ts';

const scope = 'own:orders';
const optionalDay = z.string().default('').describe('YYYY-MM-DD; without both the stretch that the figure counts');

const query = z.object({
  metric: z.enum(allMetrics.map(({ key }) => key) as [string, ...string[]]).default(allMetrics[0]!.key),
  from: optionalDay,
  to: optionalDay,
  kept: z.enum(['', 'event', 'none', 'excused']).default('').describe('Only those with an event, without, taken out'),
  market: z.string().max(120).default(''),
  category: z.string().max(120).default(''),
  q: z.string().max(120).default('').describe('The beginning of an order’s id'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(500).default(100),
});

const order = z.object({
  order_id: z.string(),
  opened_on: day.describe('The day on which the metric’s risk began'),
  event: z.enum(['event', 'none', 'excused']),
  counted_on: day.nullable(),
  counts_as: z.number().describe('0 to 1: an order counts in part until all is known of it'),
  ordered_on: day.nullable(),
  market: text,
  sold: z.string().describe('Category and grade'),
  what_happened: z.string(),
});

const dayOrNull = (of: Day | null): string | null => (of === null ? null : dayText(of));

const cell = z.union([z.string(), z.number(), z.null()]);
const table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(cell)) });

const orders = ownRoute({
  path: 'orders',
  scope,
  summary: 'Every order that a figure of the last night counts, with or without an event, the latest first',
  query,
  answer: z.object({
    night: day,
    metric: z.string(),
    from: day,
    to: day,
    total: z.number().int().describe('Orders that the filter lets through'),
    events: z.number().int(),
    excused: z.number().int(),
    exposure: z.number().describe('What they count as together'),
    page: z.number().int(),
    orders: z.array(order),
  }),
  async find({ seller: key, context, query }) {
    const seller = await sellerById(context.database, key);
    if (!seller) return null;
    const last = await lastNight(context);
    const { wanted, words } = await askedFor(seller, last, { query, t: texts('en') }, context);
    const limits = { limit: query.size, offset: (query.page - 1) * query.size };
    const { orders, events, excused, exposure, rows } = await ownFigure(
      context.database,
      seller.id,
      wanted,
      words,
      limits,
    );
    return {
      ...{ night: dayText(last.night), metric: wanted.metric, from: dayText(wanted.from), to: dayText(wanted.to) },
      ...{ total: orders, events, excused, exposure, page: query.page },
      orders: rows.map((row) => ({
        ...{ order_id: row.orderId, opened_on: dayText(row.opened), event: row.state },
        ...{ counted_on: dayOrNull(row.counted), counts_as: row.part, ordered_on: dayOrNull(row.ordered) },
        ...{ market: row.market, sold: row.category, what_happened: row.what },
      })),
    };
  },
});

/** A large seller's orders do not fit into memory: written as they are read. */
const recompute: ApiRoute = {
  ...ownRoute({
    path: 'recompute',
    scope,
    summary:
      'All that your score and its evidence are made from, since the start: docs/recompute recomputes them from it',
    answer: z.object({ format: z.string(), tables: z.record(z.string(), table) }),
    find: () => Promise.resolve(null),
  }),
  async handle(request, response, context) {
    const key = askingSeller(request);
    const seller = key === null ? null : await sellerById(context.database, key);
    if (!seller) throw refusal(404);
    const explained = await explainedSeller(context.database, seller, await lastNight(context));
    // Half of the figures would be those of the night that is being worked out.
    if (explained.underWay) throw refusal(404);
    response.type('application/json; charset=utf-8');
    await sendPieces(response, asJson(recomputePieces(context.database, explained)));
  },
};

export const routes: ApiRoute[] = [orders, recompute];

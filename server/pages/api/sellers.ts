/** `/api/v1/sellers`, `/api/v1/sellers/:id`, and a seller's own `/api/v1/me/scorecard`. */
import { z } from 'zod';
import { staff } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import {
  readingsOf,
  scoresOf,
  scoresOnNight,
  sellerById,
  sellerBySellerId,
  type Seller,
} from '../../stores/desk-seller.ts';
import { arrangeSellers } from '../../stores/arrange-sellers.ts';
import { rankedSellers } from '../../stores/desk-sellers.ts';
import { apiRoute, day, lastNight, type ApiRoute } from './api-route.ts';
import { tradeInScoreOf } from '../../stores/trade-in-scores.ts';
import {
  presentReading,
  presentScore,
  presentSeller,
  presentTradeIn,
  readingShape,
  scoreShape,
  sellerShape,
  tradeInShape,
} from './shapes.ts';

const page = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(500).default(100),
});

export const oneSeller = z.object({
  date: day,
  seller: sellerShape,
  score: scoreShape.nullable(),
  readings: z.array(readingShape),
  trade_in: tradeInShape.nullable(),
});

export async function presentOne(context: Context, seller: Seller | null): Promise<z.infer<typeof oneSeller> | null> {
  if (!seller) return null;
  const { night } = await lastNight(context);
  const [scores, readings, buyer] = await Promise.all([
    scoresOf(context.database, seller.id, [night]),
    readingsOf(context.database, seller.id, night),
    tradeInScoreOf(context.database, seller.id, night),
  ]);
  const bought = await readingsOf(context.database, seller.id, night, 'trade-in');
  return {
    date: dayText(night),
    seller: presentSeller(seller),
    score: scores[0] ? presentScore(scores[0]) : null,
    readings: [...readings.values()].map(presentReading),
    trade_in: buyer && presentTradeIn(buyer, [...bought.values()]),
  };
}

export const routes: ApiRoute[] = [
  apiRoute({
    path: '/api/v1/sellers',
    allow: staff,
    summary: 'The ranking of the last published night, best first; provisional sellers last',
    query: page,
    answer: z.object({
      date: day,
      total: z.number().int(),
      page: z.number().int(),
      sellers: z.array(z.object({ seller: sellerShape, score: scoreShape })),
    }),
    async find({ context, query: { page, size } }) {
      const { night } = await lastNight(context);
      const known = await rankedSellers(context.database, night);
      const byRank = { sort: 'rank', descending: false } as const;
      const all = arrangeSellers(
        known.map((seller) => ({ ...seller, orders: null })),
        byRank,
      );
      const shown = all.slice((page - 1) * size, page * size);
      const scores = await scoresOnNight(
        context.database,
        night,
        shown.map(({ seller }) => seller),
      );
      const sellers = shown.flatMap((seller) => {
        const score = scores.get(seller.seller);
        return score ? [{ seller: presentSeller(seller), score: presentScore(score) }] : [];
      });
      return { date: dayText(night), total: all.length, page, sellers };
    },
  }),
  apiRoute({
    path: '/api/v1/sellers/:id',
    allow: staff,
    summary: 'One seller by the id of the feeds, with its score and readings of the last published night',
    answer: oneSeller,
    find: async ({ request, context }) =>
      presentOne(context, await sellerBySellerId(context.database, String(request.params['id']))),
  }),
  apiRoute({
    path: '/api/v1/me/scorecard',
    allow: ['seller'],
    summary: 'The seller for whom the signed-in person speaks',
    answer: oneSeller,
    async find({ request, context }) {
      const own = request.person?.seller ?? null;
      return own === null ? null : presentOne(context, await sellerById(context.database, own));
    },
  }),
];

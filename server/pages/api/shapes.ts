/** Sellers, scores and readings as machines read them: the names of the exports, null where there is no data. */
import { z } from 'zod';
import { dayText } from '../../scoring/day.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Reading, Score } from '../../stores/night-rows.ts';
import type { StoredTradeInScore } from '../../stores/trade-in-scores.ts';
import { day, number, text } from './api-route.ts';

export const sellerShape = z.object({ seller_id: z.string(), name: z.string(), kind: text, country: text });

export const scoreShape = z.object({
  score: number,
  low: number,
  high: number,
  state: z.enum(['ranked', 'provisional']),
  rank: number.describe('Place among the ranked sellers, 1 is best: they are ordered by percentile'),
  rank_low: number.describe('The best place where the seller may as well stand, 95 % sure'),
  rank_high: number.describe('The last such place'),
  percentile: number.describe(
    'Share of the ranked sellers, in per cent, that this one does better than, averaged over all that its score may be in truth. ' +
      'The less certain the score, the nearer to 50: it orders sellers, and is not the share of those ranked below',
  ),
  cap: number,
  losses: z.record(z.string(), z.number()).describe('Points lost for each metric; with cap they add up to 100 − score'),
  level: z.enum(['none', 'watch', 'warn', 'limit', 'suspend']),
  evidence: number,
});

export const readingShape = z.object({
  metric: z.string(),
  events: number,
  exposure: number,
  expected: number,
  rate: number,
  low: number,
  high: number,
  reliability: number,
  state: z.enum(['ok', 'too_few', 'stale', 'missing']),
  as_of: day.nullable(),
});

/** A seller as a buyer of used devices; null for one that buys none. */
export const tradeInShape = z.object({
  score: number,
  low: number,
  high: number,
  state: z.enum(['ranked', 'provisional']),
  losses: z.record(z.string(), z.number()),
  readings: z.array(readingShape),
});

export const presentSeller = ({ sellerId, name, kind, country }: Omit<Seller, 'id' | 'joinedOn' | 'managerEmail'>) => ({
  seller_id: sellerId,
  name,
  kind,
  country,
});

export const presentScore = (score: Score): z.infer<typeof scoreShape> => ({
  score: score.score,
  low: score.low,
  high: score.high,
  state: score.state,
  rank: score.rank,
  rank_low: score.rankLow,
  rank_high: score.rankHigh,
  percentile: score.percentile,
  cap: score.cap,
  losses: score.losses,
  level: score.level,
  evidence: score.evidence,
});

export const presentTradeIn = (
  { score, low, high, state, losses }: StoredTradeInScore,
  readings: readonly Reading[],
): z.infer<typeof tradeInShape> => ({ score, low, high, state, losses, readings: readings.map(presentReading) });

export const presentReading = ({ asOf, ...reading }: Reading): z.infer<typeof readingShape> => ({
  metric: reading.metric,
  events: reading.events,
  exposure: reading.exposure,
  expected: reading.expected,
  rate: reading.rate,
  low: reading.low,
  high: reading.high,
  reliability: reading.reliability,
  state: reading.state,
  as_of: asOf === null ? null : dayText(asOf),
});

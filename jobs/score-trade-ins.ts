/** Sellers as buyers of used devices: readings and a score of their own. No level, no recommendation, no rank. */
import type { Transaction } from '../db/connect.ts';
import { tradeInMetrics } from '../server/scoring/metrics/index.ts';
import { readingOf, type Reading } from '../server/scoring/reading.ts';
import { scoreOf } from '../server/scoring/score.ts';
import { writeReadings, type SellerReading } from '../server/stores/night-results.ts';
import type { Read } from '../server/stores/read.ts';
import { writeTradeInScores, type TradeInScore } from '../server/stores/trade-in-scores.ts';
import { postedOf, sellerPolicy, statesOf, type NightWork } from './night-work.ts';
import { calendarsOf } from './source-calendar.ts';

/** Only sellers of whom something was posted: the others have no trade-in scorecard at all. */
export async function tradeInScores(work: NightWork, read: Read): Promise<(tx: Transaction) => Promise<number>> {
  const { night, memory, version, method } = work;
  const posted = await postedOf(work, read);
  const sources = [];
  for (const metric of tradeInMetrics) {
    const last = posted.last(metric.key);
    sources.push({
      metric: metric.key,
      asOf: last === -Infinity ? null : last,
      lastPosting: posted.lastNight(metric.key),
      missing: (await calendarsOf(work, read, metric)).some(({ first }) => first === null),
      states: await statesOf(work, read, metric.key),
    });
  }
  const readings: SellerReading[] = [];
  const scores: TradeInScore[] = [];
  for (const { id: seller, name } of memory.sellers) {
    if (name === null || !sources.some(({ states }) => states.has(seller))) continue;
    const policy = sellerPolicy(memory, version.policy, seller, night);
    const own = sources.map(({ states, ...source }) =>
      readingOf({ ...source, night, detector: states.get(seller) ?? null }, policy, method),
    );
    readings.push(...own.map((reading) => ({ seller, reading, remarks: null })));
    scores.push({
      seller,
      score: scoreOf(
        own.flatMap((reading) => scored(reading, policy)),
        policy,
      ),
    });
  }
  return async (tx) => {
    await writeReadings(tx, night, readings);
    await writeTradeInScores(tx, night, scores);
    return scores.length;
  };
}

function scored(reading: Reading, { metrics }: ReturnType<typeof sellerPolicy>) {
  const policy = metrics[reading.metric];
  if (!policy) return [];
  const { metric, posterior, expected, staleNights, state } = reading;
  const standing = { level: 'none', missing: state === 'missing' } as const;
  return [{ metric, policy, posterior, expected: expected ?? 0, staleNights, ...standing }];
}

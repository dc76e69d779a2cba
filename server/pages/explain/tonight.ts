/** A seller's published night as the rules see it, to be judged once more with one thing changed. */
import type { Database } from '../../../db/connect.ts';
import { allMetrics, type Metric } from '../../scoring/metrics/index.ts';
import type { MetricNight, SellerNight } from '../../scoring/seller-night.ts';
import { warnedDaysAgo } from '../../stores/decisions.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import { scoredSellers } from '../../stores/explained-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { readCommitted } from '../../stores/read.ts';
import { revealedBetween } from '../../stores/revealed-inspections.ts';
import { distinctBuyers } from '../../stores/window-events.ts';
import type { Explained } from './explained.ts';

/**
 * @param family the metrics that make one score together
 * @param room how many times what is tried can at most multiply the evidence; one event at most tenfold, by the largest ratio of any
 *   policy we know
 */
export async function tonightOf(
  database: Database,
  explained: Explained,
  family: Metric['family'] = 'seller',
  room = 10,
): Promise<SellerNight> {
  const { seller, last, night, policy, method } = explained;
  const read = readCommitted(database);
  const readings = await readingsOf(database, seller.id, night, family);
  const { failed } = await revealedBetween(read, night - policy.windowDays, night);
  const found: MetricNight[] = [];
  for (const { key } of allMetrics.filter((metric) => metric.family === family))
    found.push(await metricNight(database, explained, key, readings.get(key), room));
  return {
    ...{ night, policy, method, metrics: found },
    warnedDaysAgo: (await warnedDaysAgo(read, night)).get(seller.id) ?? null,
    failedInspection: failed.has(seller.id),
    sellers: await scoredSellers(database, last),
  };
}

async function metricNight(
  database: Database,
  { seller, policy, states, postings }: Explained,
  metric: string,
  reading: Reading | undefined,
  room: number,
): Promise<MetricNight> {
  const { day = null, night: lastPosting = null } = postings.get(metric) ?? {};
  const asks = (reading?.evidence.limit ?? 0) * room >= policy.levels.limit.evidence && day !== null;
  return {
    ...{ metric, asOf: day, lastPosting, detector: states.get(metric) ?? null },
    missing: reading?.state === 'missing',
    // Counted only where their number can matter.
    eventsFromBuyers: asks
      ? await distinctBuyers(readCommitted(database), seller.id, metric, day - policy.windowDays, day)
      : 0,
    poorData: Boolean(reading?.remarks?.poorData),
    corrected: false,
  };
}

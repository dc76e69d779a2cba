/** What a recommendation rests on, frozen when it opens: grounds, odds, harm, figures, orders, and the case in words. */
import { dayText } from '../server/scoring/day.ts';
import { priorOf } from '../server/scoring/method.ts';
import { metricOf, metrics } from '../server/scoring/metrics/index.ts';
import type { Policy, ThresholdLevel } from '../server/scoring/policy.ts';
import { posteriorMean } from '../server/scoring/posterior.ts';
import { posteriorNow } from '../server/scoring/reading.ts';
import { expectedHarm, nextReviewDays } from '../server/scoring/recommendation.ts';
import { storedReadings, storedScore, type StoredReading } from '../server/stores/night-results.ts';
import type { Read } from '../server/stores/read.ts';
import type { NewRecommendation } from '../server/stores/recommendations.ts';
import { revealedBetween } from '../server/stores/revealed-inspections.ts';
import { stoppedTesting, testingStopped, type StoppedTesting } from '../server/stores/revealed-testing.ts';
import { ordersBehind } from '../server/stores/window-events.ts';
import { postedOf, sellerPolicy, statesOf, type NightWork } from './night-work.ts';

const shownOrders = 50;

export async function buildCase(
  work: NightWork,
  read: Read,
  seller: number,
  level: ThresholdLevel,
  held: boolean,
): Promise<NewRecommendation> {
  const { night, memory, version } = work;
  const policy = sellerPolicy(memory, version.policy, seller, night);
  const readings = await storedReadings(read, night, seller);
  const behind = await groundsOf(work, read, seller, level, readings);
  const { unsafe } = await revealedBetween(read, night - policy.windowDays, night);
  const safety = level === 'suspend' && unsafe.has(seller);
  const testing = level === 'limit' ? ((await stoppedTesting(read, night, seller)).get(seller) ?? null) : null;
  const perDay = ordersPerDay(work, seller, policy, readings);
  const harms: number[] = [];
  const lately: Record<string, number> = {};
  for (const reading of behind) {
    const rate = await rateNow(work, read, { seller, metric: reading.metric, policy });
    if (rate === null) continue;
    lately[reading.metric] = Math.round(rate * 1e9) / 1e9;
    harms.push(harmOf(reading, rate, policy, level, perDay));
  }
  // Where buyers are in danger, every order until the next review is one too many.
  if (safety) harms.push(perDay * nextReviewDays);
  if (testing) harms.push(harmOfTesting(testing, policy, perDay));
  return {
    seller,
    level,
    since: night,
    grounds: [
      ...(safety ? ['safety'] : []),
      ...behind.map(({ metric }) => metric),
      ...(testing ? [testingStopped] : []),
    ],
    evidence: safety ? null : (behind[0]?.evidence[level] ?? null),
    harm: Math.round(Math.max(0, ...harms) * 100) / 100,
    held,
    snapshot: {
      night: dayText(night),
      policy: version.version,
      score: await storedScore(read, night, seller),
      readings,
      lately,
      orders: await ordersOf(work, read, seller, policy, behind),
      words: [...behind.map((reading) => inWords(reading, policy, level)), ...(testing ? [testingWords(testing)] : [])],
    },
  };
}

/** The metrics that stand at the level, the strongest evidence first. */
async function groundsOf(
  work: NightWork,
  read: Read,
  seller: number,
  level: ThresholdLevel,
  readings: readonly StoredReading[],
): Promise<StoredReading[]> {
  const grounds: { reading: StoredReading; odds: number; order: number }[] = [];
  for (const [order, { key }] of metrics.entries()) {
    const state = (await statesOf(work, read, key)).get(seller);
    const reading = readings.find(({ metric }) => metric === key);
    if (state?.level === level && reading) grounds.push({ reading, odds: reading.evidence[level] ?? 0, order });
  }
  grounds.sort((a, b) => b.odds - a.odds || a.order - b.order);
  return grounds.map(({ reading }) => reading);
}

/** The rate as it is now, which the chance is about too; null where there is none. */
async function rateNow(
  work: NightWork,
  read: Read,
  { seller, metric, policy }: { seller: number; metric: string; policy: Policy },
): Promise<number | null> {
  const acceptable = policy.metrics[metric]?.acceptable ?? null;
  const state = (await statesOf(work, read, metric)).get(seller);
  if (acceptable === null || !state || state.expected <= 0) return null;
  const quiet = Math.max(0, ((await postedOf(work, read)).lastNight(metric) ?? state.night) - state.night);
  return posteriorMean(posteriorNow(state, quiet, priorOf(work.method, policy, metric), policy)) * acceptable;
}

/** By the rate as it is now: that of half a year lags behind a seller who has just turned bad. */
function harmOf(reading: StoredReading, rate: number, policy: Policy, level: ThresholdLevel, perDay: number): number {
  const acceptable = policy.metrics[reading.metric]?.acceptable ?? null;
  if (acceptable === null) return 0;
  return expectedHarm({ chance: reading.chanceAbove[level] ?? 0, rate, acceptable, ordersPerDay: perDay });
}

/** As many devices beyond what is acceptable as failed among those that were tested more closely. */
function harmOfTesting({ failed, tested }: StoppedTesting, policy: Policy, perDay: number): number {
  const acceptable = policy.metrics['inspection']?.acceptable ?? 0;
  return expectedHarm({ chance: 1, rate: failed / tested, acceptable, ordersPerDay: perDay });
}

const testingWords = ({ failed, tested, category }: StoppedTesting): string =>
  `Testing stopped: ${failed} of the last ${tested} test orders${category === null ? '' : ` of ${category}`} failed.`;

/** Orders placed a day, over the window or as long as the seller is there. */
function ordersPerDay(work: NightWork, seller: number, policy: Policy, readings: readonly StoredReading[]): number {
  const placed = readings.find(({ metric }) => metric === 'cancellation')?.exposure ?? 0;
  const joined = work.memory.sellerOf.get(seller)?.joined ?? -Infinity;
  return placed / Math.min(policy.windowDays, Math.max(1, work.night - joined + 1));
}

async function ordersOf(
  { night }: NightWork,
  read: Read,
  seller: number,
  policy: Policy,
  behind: readonly StoredReading[],
): Promise<string[]> {
  const orders = new Set<string>();
  for (const { metric, asOf } of behind) {
    const until = asOf ?? night;
    const some = await ordersBehind(read, seller, metric, until - policy.windowDays, until, shownOrders);
    for (const { orderId } of some) if (orders.size < shownOrders) orders.add(orderId);
  }
  return [...orders];
}

function inWords(reading: StoredReading, policy: Policy, level: ThresholdLevel): string {
  const { label, unit } = metricOf(reading.metric);
  const threshold = policy.metrics[reading.metric]?.[level] ?? null;
  const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
  const odds = Math.floor(reading.evidence[level] ?? 0);
  const counts = `${reading.events ?? 0} ${unit.many} among ${Math.round(reading.exposure ?? 0)} ${unit.base}`;
  return `${label}: ${counts}, ${percent(reading.rate)} (${percent(reading.low)} to ${percent(reading.high)}); ${odds} : 1 that the true rate is above ${percent(threshold)}.`;
}

/** All that the pages of one seller read, gathered once for the desk and for the scorecard. */
import type { Database } from '../../../db/connect.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { policyFor, type MetricPolicy, type Policy } from '../../scoring/policy.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { dayCounts, ledgerOf, readingsOf, readingsOver, scoresOf, type Seller } from '../../stores/desk-seller.ts';
import type { DayCount, ReadingPoint } from '../../stores/desk-seller.ts';
import type { Reading, Score } from '../../stores/night-rows.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { feedsBehind, type FeedBehind } from './feeds-behind.ts';
import type { ThresholdLevel } from '../../scoring/policy.ts';
import { movedSince, type Moved } from './score-change.ts';
import { sinceWhen, type Stretch } from './since-when.ts';
import { severity } from './words.ts';

export interface SellerFacts {
  seller: Seller;
  last: PublishedNight;
  night: Day;
  score: Score | null;
  weekAgo: Score | null;
  readings: ReadonlyMap<string, Reading>;
  thresholds: Readonly<Record<string, MetricPolicy>>;
  levels: Policy['levels'];
  /** Why the score moved since the night before. */
  moved: Moved | null;
  behind: FeedBehind[];
}

export async function sellerFacts(database: Database, seller: Seller, last: PublishedNight): Promise<SellerFacts> {
  const { night } = last;
  const scores = await scoresOf(database, seller.id, [night - 7, night]);
  const policy = await policyDocument(database, last.policy);
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const score = scores.find((each) => each.night === night) ?? null;
  return {
    seller,
    last,
    night,
    score,
    weekAgo: scores.find((each) => each.night === night - 7) ?? null,
    readings: await readingsOf(database, seller.id, night),
    thresholds: policyFor(policy, { kind: seller.kind, market: seller.country, joined }, night).metrics,
    levels: policy.levels,
    moved: await movedSince(database, seller, last, score),
    behind: feedsBehind(last),
  };
}

export interface MetricHistory {
  nights: Day[];
  readings: ReadonlyMap<Day, ReadingPoint>;
  counts: DayCount[];
}

export const chartWeeks = 60;

/** Weekly points of one metric, counted back from the night. */
export async function metricHistory(
  database: Database,
  seller: number,
  metric: string,
  night: Day,
): Promise<MetricHistory> {
  const nights = Array.from({ length: chartWeeks }, (_, index) => night - 7 * (chartWeeks - 1 - index));
  return {
    nights,
    readings: await readingsOver(database, seller, metric, nights),
    counts: await dayCounts(database, seller, metric, night - 7 * chartWeeks + 1, night),
  };
}

/** Since when a metric is worse, from a year of the ledger; null, and nothing read, where the evidence does not speak. */
export async function stretchOf(
  database: Database,
  { seller, readings, night }: SellerFacts,
  metric: string,
): Promise<Stretch | null> {
  const odds = Object.values(readings.get(metric)?.evidence ?? {}).map((each) => each ?? 0);
  if (Math.max(0, ...odds) < 2) return null;
  return sinceWhen(await ledgerOf(database, seller.id, metric, night - 365, night));
}

/** Evidence from which a metric is said to stand out: the policy's watch. */
const watched = 5;

/** Metrics whose evidence stands at watch or above, the strongest first, each with the highest threshold it is about. */
export function standingOut({ readings, score }: Pick<SellerFacts, 'readings' | 'score'>) {
  if (!score || severity[score.level] === 0) return [];
  return [...readings.values()]
    .flatMap((reading) => {
      const evidence = Math.max(...Object.values(reading.evidence).map((odds) => odds ?? 0), 0);
      const level: ThresholdLevel =
        (reading.evidence.suspend ?? 0) >= 1000 ? 'suspend' : (reading.evidence.limit ?? 0) >= 100 ? 'limit' : 'warn';
      return evidence >= watched ? [{ metric: reading.metric, reading, evidence, level }] : [];
    })
    .sort((a, b) => b.evidence - a.evidence || (a.metric < b.metric ? -1 : 1));
}

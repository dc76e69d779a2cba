/** All that the pages of one seller read, gathered once for the desk and for the scorecard. */
import type { Database } from '../../../db/connect.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { policyFor, type MetricPolicy, type Policy } from '../../scoring/policy.ts';
import type { HeldLevel } from '../../stores/case-facts.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { ledgerOf, readingPoint, standingReadings, type Seller } from '../../stores/desk-seller.ts';
import type { ReadingPoint } from '../../stores/desk-seller.ts';
import type { Level, Reading, Score } from '../../stores/night-rows.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { nightBefore } from '../../stores/score-change.ts';
import type { Breach } from '../../stores/seller-history.ts';
import { weeksOf, type Week } from '../../stores/seller-weeks.ts';
import { lateFeeds } from './feeds-behind.ts';
import { leading, thresholdOf } from './figures.ts';
import { movedSince, twoNights, type Moved } from './score-change.ts';
import { sinceWhen, type Stretch } from './since-when.ts';
import type { Explained } from '../explain/explained.ts';
import { excursionOf } from '../explain/excursion-of.ts';
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
  release: Policy['release'];
  /** The level that each metric holds. */
  held: ReadonlyMap<string, HeldLevel>;
  /** Why the score moved since the night before. */
  moved: Moved | null;
  /** The feeds that are late or missing. */
  behind: readonly string[];
}

/** @param breaches of the seller, where they are known already */
export async function sellerFacts(
  database: Database,
  seller: Seller,
  last: PublishedNight,
  breaches?: readonly Breach[],
): Promise<SellerFacts> {
  const { night } = last;
  const before = await onceEachNight(database, last, 'night before', () => nightBefore(database, night));
  const known = await twoNights(database, seller.id, night, before, [night - 7], breaches);
  const { scores } = known;
  const policy = await policyDocument(database, last.policy);
  const score = scores.find((each) => each.night === night) ?? null;
  return {
    seller,
    last,
    night,
    score,
    weekAgo: scores.find((each) => each.night === night - 7) ?? null,
    readings: standingReadings(known.readings.get(night)),
    thresholds: thresholdsFor(policy, seller, night),
    levels: policy.levels,
    release: policy.release,
    held: heldOn(known.breaches, night),
    moved: await movedSince(database, seller, last, score, known),
    behind: lateFeeds(last),
  };
}

/** The thresholds that a seller meets on a night, by metric. */
export function thresholdsFor(policy: Policy, { kind, country, joinedOn }: Seller, night: Day) {
  const joined = joinedOn === null ? null : parseDay(joinedOn);
  const own = policyFor(policy, { kind, market: country, joined }, night).metrics;
  return Object.fromEntries(Object.entries(own).map(([metric, each]) => [metric, leading(each)]));
}

/** The level that each metric holds on a night: that of its latest breach which lasts. */
function heldOn(breaches: readonly Breach[], night: Day): Map<string, HeldLevel> {
  const lasting = breaches.filter(({ opened, closed }) => opened <= night && (closed === null || closed > night));
  return new Map(
    lasting.reverse().map(({ metric, level, opened }) => [metric, { metric, level: thresholdOf(level), opened }]),
  );
}

export interface MetricHistory {
  /** Oldest first; the last is the week of the night, with its reading. */
  weeks: Week[];
  /** What the night a week before said. */
  weekAgo: ReadingPoint | undefined;
}

export const chartWeeks = 60;

/** The weeks of one metric up to the night, which stands in for the Sunday of its own. */
export async function metricHistory(
  database: Database,
  { seller, night, readings }: Pick<SellerFacts, 'seller' | 'night' | 'readings'>,
  metric: string,
): Promise<MetricHistory> {
  const weeks = await weeksOf(database, seller.id, metric, night, chartWeeks);
  const { rate = null, low = null, high = null, state = null } = readings.get(metric) ?? {};
  Object.assign(weeks.at(-1)!, { rate, low, high, state });
  return { weeks, weekAgo: await readingPoint(database, seller.id, metric, night - 7) };
}

/**
 * Since when a metric is worse, as its detector remembers; null where the evidence does not speak. Of a detector from before this was
 * remembered, from a year of the ledger.
 */
export async function stretchOf(
  database: Database,
  { seller, readings, night }: SellerFacts,
  metric: string,
  explained: Explained,
): Promise<Stretch | null> {
  const odds = Object.values(readings.get(metric)?.evidence ?? {}).map((each) => each ?? 0);
  if (Math.max(0, ...odds) < 2) return null;
  const known = excursionOf(explained, metric);
  if (known !== undefined) return known;
  return sinceWhen(await ledgerOf(database, seller.id, metric, night - 365, night));
}

/** Evidence from which a metric is said to stand out: the policy's watch. */
const watched = 5;

/** Metrics that hold a level or whose evidence is worth watching, the worst and then the strongest first. */
export function standingOut({ readings, score, held }: Pick<SellerFacts, 'readings' | 'score' | 'held'>) {
  if (!score || severity[score.level] === 0) return [];
  return [...readings.values()]
    .flatMap((reading) => {
      const evidence = Math.max(...Object.values(reading.evidence).map((odds) => odds ?? 0), 0);
      const level: Level = held.get(reading.metric)?.level ?? (evidence >= watched ? 'watch' : 'none');
      return level === 'none' ? [] : [{ metric: reading.metric, reading, evidence, level }];
    })
    .sort((a, b) => severity[b.level] - severity[a.level] || b.evidence - a.evidence || (a.metric < b.metric ? -1 : 1));
}

/** Other metrics whose rate lies above the acceptable one. */
export const aboveAcceptable = ({ readings, thresholds }: SellerFacts, besides: readonly string[]): string[] =>
  [...readings.values()].flatMap(({ metric, rate, state }) => {
    const acceptable = thresholds[metric]?.acceptable;
    const isAbove = isNumber(rate) && isNumber(acceptable) && rate > acceptable;
    return isAbove && state !== 'missing' && state !== 'too_few' && !besides.includes(metric) ? [metric] : [];
  });

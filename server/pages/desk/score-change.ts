/** Why a seller's score moved since the night before, cause by cause and adding up to the cent. */
import type { Database } from '../../../db/connect.ts';
import { explainChange, storedSums, type ScoreChange, type ScoredNight } from '../../scoring/change.ts';
import type { Day } from '../../scoring/day.ts';
import { parseDay } from '../../scoring/day.ts';
import { priorOf } from '../../scoring/method.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { policyFor, type Level } from '../../scoring/policy.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { scoresOf, type Seller } from '../../stores/desk-seller.ts';
import { nightMethod } from '../../stores/night-method.ts';
import type { Score } from '../../stores/night-rows.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import {
  nightBefore,
  postedOn,
  readingsOnNights,
  type NightBefore,
  type ScoredReading,
} from '../../stores/score-change.ts';
import { breachesOf, type Breach } from '../../stores/seller-history.ts';

export interface Moved {
  /** The night it is compared with. */
  since: Day;
  /** Points; the parts of `change` add up to it. */
  points: number;
  change: ScoreChange;
  /** What came into force between the two and moves a score. */
  versions: NewVersion[];
}

export interface NewVersion {
  of: 'policy' | 'prior';
  /** '2', 'prior 2026-11-16' */
  version: string;
}

/** What is known of a seller's night and of the one before it. */
export interface TwoNights {
  before: NightBefore | null;
  /** Of the seller, on any of these nights. */
  scores: readonly Score[];
  readings: ReadonlyMap<Day, ReadonlyMap<string, ScoredReading>>;
  breaches: readonly Breach[];
}

/** @param also other nights whose scores are wanted */
export async function twoNights(
  database: Database,
  seller: number,
  night: Day,
  before: NightBefore | null,
  also: readonly Day[] = [],
  breaches?: readonly Breach[],
): Promise<TwoNights> {
  const both = before ? [before.night, night] : [night];
  return {
    before,
    scores: await scoresOf(database, seller, [...new Set([...also, ...both])]),
    readings: await readingsOnNights(database, seller, both),
    breaches: breaches ?? (await breachesOf(database, seller)),
  };
}

/** Null where one of the nights has no score of the seller. */
export async function movedSince(
  database: Database,
  seller: Seller,
  last: Pick<PublishedNight, 'night' | 'policy'>,
  score: Score | null,
  known?: TwoNights,
): Promise<Moved | null> {
  if (score === null || score.score === null || score.state === 'provisional') return null;
  const { before, scores, readings, breaches } =
    known ?? (await twoNights(database, seller.id, last.night, await nightBefore(database, last.night)));
  const earlier = scores.find(({ night }) => night === before?.night);
  if (!before || !earlier || earlier.score === null) return null;
  const scored = (night: NightBefore, points: number) =>
    scoredNight(database, seller, night, points, readings.get(night.night) ?? new Map(), breaches);
  const nights = [await scored(before, earlier.score), await scored(last, score.score)] as const;
  return {
    since: before.night,
    points: (Math.round(score.score * 100) - Math.round(earlier.score * 100)) / 100,
    change: explainChange(...nights, await postedOn(database, seller.id, last.night)),
    versions: await newVersions(database, before, last),
  };
}

async function newVersions(database: Database, before: NightBefore, after: NightBefore): Promise<NewVersion[]> {
  const [old, young] = [await nightMethod(database, before.night), await nightMethod(database, after.night)];
  const { prior } = young.versions;
  return [
    ...(before.policy === after.policy ? [] : [{ of: 'policy', version: String(after.policy) } as const]),
    ...(prior === old.versions.prior ? [] : [{ of: 'prior', version: prior } as const]),
  ];
}

async function scoredNight(
  database: Database,
  { kind, country, joinedOn }: Seller,
  { night, policy: version }: NightBefore,
  score: number,
  readings: ReadonlyMap<string, ScoredReading>,
  breaches: readonly Breach[],
): Promise<ScoredNight> {
  const joined = joinedOn === null ? null : parseDay(joinedOn);
  const policy = policyFor(await policyDocument(database, version), { kind, market: country, joined }, night);
  const method = await nightMethod(database, night);
  const scored = metrics.flatMap(({ key }) => {
    const reading = readings.get(key);
    if (!policy.metrics[key] || !reading) return [];
    const staleNights = reading.asOf === null ? 0 : Math.max(0, night - reading.asOf);
    const sums = storedSums(reading, priorOf(method, policy, key));
    return [{ metric: key, sums, staleNights, level: levelOn(breaches, key, night) }];
  });
  return { score, policy, method, metrics: scored };
}

const levelOn = (breaches: readonly Breach[], key: string, night: Day): Level =>
  breaches.find(
    ({ metric, opened, closed }) => metric === key && opened <= night && (closed === null || closed > night),
  )?.level ?? 'none';

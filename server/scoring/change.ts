/** Why a score moved since last night: new events, new exposure, ageing, versions, levels, in this order and adding up to the cent. */
import { priorOf, type Method, type Prior } from './method.ts';
import type { Level, Policy } from './policy-document.ts';
import { posteriorOf, remainingWeight } from './posterior.ts';
import { pointsOf } from './score.ts';

/** Points; negative is worse. */
export interface ScoreChange {
  /** What was reported tonight. */
  events: number;
  /** The orders that were at risk tonight, and what was expected of them. */
  exposure: number;
  /** What lies back weighs a little less than yesterday. */
  ageing: number;
  /** Another policy, prior or benchmark, and metrics that came, went stale or came back. */
  version: number;
  /** Levels reached or left, and with them the cap. */
  level: number;
}

/** One metric on one night: its decayed sums, without the prior. */
export interface SummedMetric {
  metric: string;
  /** Null: no data. */
  sums: { observed: number; expected: number } | null;
  /** Nights since the metric was last posted; 0 is fresh. */
  staleNights: number;
  level: Level;
}

export interface ScoredNight {
  /** As published. */
  score: number;
  /** As the seller met it on that night. */
  policy: Policy;
  method: Pick<Method, 'priors'>;
  metrics: readonly SummedMetric[];
}

/** What tonight's ledger holds of each metric; none for a metric that posted nothing. */
export type PostedTonight = ReadonlyMap<string, { observed: number; expected: number }>;

/**
 * The decayed sums behind a stored reading: mean × (b + E) − a events and E expected.
 *
 * @example storedSums({ ratio: 1.5, expected: 6 }, { shape: 2, rate: 2 }) // 10 observed, 6 expected
 */
export function storedSums(
  { ratio, expected }: { ratio: number | null; expected: number | null },
  prior: Prior,
): SummedMetric['sums'] {
  if (ratio === null || expected === null) return null;
  return { observed: ratio * (expected + prior.rate) - prior.shape, expected };
}

/**
 * Each step is a full recomputation of the score with one thing more of tonight: its events, its exposure, the weights as they are a
 * night later (by the old half-life), then tonight's policy, priors and freshness, then tonight's levels.
 * A new delay curve or benchmark meets only orders whose risk opens under it: what it changes is part of the exposure they bring.
 */
export function explainChange(before: ScoredNight, after: ScoredNight, posted: PostedTonight): ScoreChange {
  const tonight = new Map(after.metrics.map((one) => [one.metric, one]));
  const withEvents = before.metrics.map((one) => added(one, posted.get(one.metric)?.observed ?? 0, 0));
  const withExposure = withEvents.map((one) => added(one, 0, posted.get(one.metric)?.expected ?? 0));
  const aged = before.metrics.map((one, index) => {
    const now = tonight.get(one.metric);
    const sums = agedSums(one, now, posted.get(one.metric), [before.policy, after.policy]);
    return sums ? { ...one, sums } : withExposure[index]!;
  });
  const levels = new Map(before.metrics.map((one) => [one.metric, one.level]));
  const versioned = after.metrics.map((one) => ({ ...one, level: levels.get(one.metric) ?? one.level }));
  const start = cents(before.metrics, before);
  const events = cents(withEvents, before) - start;
  const exposure = cents(withExposure, before) - start - events;
  const version = cents(versioned, after) - cents(aged, before);
  const level = cents(after.metrics, after) - cents(versioned, after);
  // Readings are stored rounded: should a cent differ from what was published, it goes where nobody is blamed for it.
  const whole = Math.round(after.score * 100) - Math.round(before.score * 100);
  const ageing = whole - events - exposure - version - level;
  return {
    events: events / 100,
    exposure: exposure / 100,
    ageing: ageing / 100,
    version: version / 100,
    level: level / 100,
  };
}

function cents(metrics: readonly SummedMetric[], { policy, method, score }: ScoredNight): number {
  const scored = metrics.flatMap(({ metric, sums, staleNights, level }) => {
    const own = policy.metrics[metric];
    if (!own) return [];
    const posterior = sums && bounded(posteriorOf(sums.observed, sums.expected, priorOf(method, policy, metric)));
    return [{ metric, policy: own, posterior, expected: sums?.expected ?? 0, staleNights, level }];
  });
  return Math.round((pointsOf(scored, policy) ?? score) * 100);
}

/** A night can take back more than is left of what it takes back. */
const bounded = ({ shape, rate }: { shape: number; rate: number }) => ({ shape: Math.max(0.01, shape), rate });

function added(one: SummedMetric, observed: number, expected: number): SummedMetric {
  if (!one.sums) return one;
  return { ...one, sums: { observed: one.sums.observed + observed, expected: one.sums.expected + expected } };
}

/** Tonight's sums; under another half-life, what they would be under the old one. Null where one of the nights has none. */
function agedSums(
  { sums }: SummedMetric,
  now: SummedMetric | undefined,
  posted: { observed: number; expected: number } | undefined,
  [old, young]: readonly [Policy, Policy],
): SummedMetric['sums'] {
  if (!sums || !now?.sums) return null;
  const kept = sums.expected > 0 ? (now.sums.expected - (posted?.expected ?? 0)) / sums.expected : 1;
  if (old.halfLifeDays === young.halfLifeDays || kept <= 0) return now.sums;
  const weight = remainingWeight(-young.halfLifeDays * Math.log2(kept), old.halfLifeDays);
  return {
    observed: sums.observed * weight + (posted?.observed ?? 0),
    expected: sums.expected * weight + (posted?.expected ?? 0),
  };
}

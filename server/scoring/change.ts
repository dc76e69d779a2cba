/** Why a score moved since last night: new events, new exposure, ageing, versions, levels, in this order and adding up to the cent. */
import type { Posterior } from './posterior.ts';
import { scoreOf, type ScoredMetric, type ScoreRules } from './score.ts';

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

export interface ScoredNight {
  /** As published. */
  score: number;
  metrics: readonly ScoredMetric[];
  rules: ScoreRules;
}

/** What tonight's ledger holds of each metric; none for a metric that posted nothing. */
export type PostedTonight = ReadonlyMap<string, { observed: number; expected: number }>;

/** The posterior behind a stored reading. @example storedPosterior({ ratio: 1.5, expected: 6, reliability: 0.75 }) // shape 12, rate 8 */
export function storedPosterior(reading: {
  ratio: number | null;
  expected: number | null;
  reliability: number | null;
}): Posterior | null {
  const { ratio, expected, reliability } = reading;
  if (ratio === null || expected === null || reliability === null || reliability <= 0) return null;
  const rate = expected / reliability;
  return { shape: ratio * rate, rate };
}

export function explainChange(before: ScoredNight, after: ScoredNight, posted: PostedTonight): ScoreChange {
  const tonight = new Map(after.metrics.map((one) => [one.metric, one]));
  const withEvents = before.metrics.map((one) => added(one, posted.get(one.metric)?.observed ?? 0, 0));
  const withExposure = withEvents.map((one) => added(one, 0, posted.get(one.metric)?.expected ?? 0));
  const aged = withExposure.map((one) => {
    const now = tonight.get(one.metric);
    return one.posterior && now?.posterior ? { ...one, posterior: now.posterior, expected: now.expected } : one;
  });
  const levels = new Map(before.metrics.map((one) => [one.metric, one.level]));
  const versioned = after.metrics.map((one) => ({ ...one, level: levels.get(one.metric) ?? one.level }));
  const cents = (metrics: readonly ScoredMetric[], { rules, score }: ScoredNight): number =>
    Math.round((scoreOf(metrics, rules).score ?? score) * 100);
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

function added(one: ScoredMetric, observed: number, expected: number): ScoredMetric {
  if (!one.posterior) return one;
  const { shape, rate } = one.posterior;
  return {
    ...one,
    posterior: { shape: Math.max(0.01, shape + observed), rate: rate + expected },
    expected: one.expected + expected,
  };
}

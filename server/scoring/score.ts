/** The score: 100 less the points lost, metric by metric and to the cap, adding up to the cent. */
import { expectedLoss, type MeanAndVariance } from './loss.ts';
import { levelRank, type Level, type MetricPolicy } from './policy-document.ts';
import type { Posterior } from './posterior.ts';
import { scoreInterval } from './score-distribution.ts';

const capAtLimit = 59;
const capAtSuspend = 29;

/** One metric of one seller on one night, as far as the score needs it. */
export interface ScoredMetric {
  metric: string;
  policy: MetricPolicy;
  /** Null: no data. */
  posterior: Posterior | null;
  /** Expected events in the decayed sum, without the prior. */
  expected: number;
  /** Nights since the metric was last posted; 0 is fresh. */
  staleNights: number;
  /** The level it stands at. */
  level: Level;
  /** The marketplace has never told of it: it is missing for every seller alike. */
  missing?: boolean;
}

export interface ScoreRules {
  staleNights: number;
}

export interface SellerScore {
  /** 0 to 100 with two decimals; null if there is nothing to score. */
  score: number | null;
  low: number | null;
  high: number | null;
  state: 'ranked' | 'provisional';
  /** 59, 29, or null where no level caps the score. */
  cap: number | null;
  /** Points lost by metric and, under `cap`, to the cap: in cents they add up to 100 − score exactly. */
  losses: Record<string, number>;
  /** The metric that costs most. */
  mainMetric: string | null;
  /** Mean and variance behind rank and interval; the cap is taken into the mean. Null without a score. */
  moments: MeanAndVariance | null;
}

/** A metric takes part if it has weight and thresholds, something was expected of it, and it is not stale for too long. */
export const takesPart = (one: ScoredMetric, rules: ScoreRules): boolean =>
  one.policy.weight > 0 &&
  one.policy.limit !== null &&
  one.posterior !== null &&
  one.expected > 0 &&
  one.staleNights <= rules.staleNights;

/**
 * With less than half of the weight present, or less than one event expected in all, a seller is shown and neither ranked nor judged.
 *
 * The whole is the weight of what the marketplace tells of at all. A seller is compared with others of the same marketplace: what is
 * unknown of every one of them makes none less comparable. What is known of others and not of this seller does, and so does a
 * feed that has died.
 *
 * @example late-delivery (20) present, return (20) absent, complaint (25) missing everywhere: 20 of 40, half: ranked
 */
export function isProvisional(all: readonly ScoredMetric[], rules: ScoreRules): boolean {
  const present = all.filter((one) => takesPart(one, rules));
  const weight = total(present.map((one) => one.policy.weight));
  const whole = total(all.filter(({ missing }) => !missing).map((one) => one.policy.weight));
  return present.length === 0 || weight * 2 < whole || total(present.map((one) => one.expected)) < 1;
}

/** What each metric that takes part costs; empty if there is nothing to score. */
function partsOf(all: readonly ScoredMetric[], rules: ScoreRules) {
  const present = all.filter((one) => takesPart(one, rules));
  const weight = total(present.map((one) => one.policy.weight));
  return present.map(({ metric, policy, posterior }) => {
    const loss = expectedLoss(posterior!, policy.limit! / policy.acceptable!, policy.suspend! / policy.acceptable!);
    return { metric, share: policy.weight / weight, loss };
  });
}

/** The points lost before the cap, in cents by part, and the score in cents with it. */
function centsOf(parts: ReturnType<typeof partsOf>, cap: number | null) {
  const lost = parts.map(({ share, loss }) => share * loss.mean);
  const uncapped = 100 - total(lost);
  const capped = cap !== null && cap < uncapped ? cap : null;
  const cents = wholeCents(lost);
  const centsBeforeCap = 10_000 - total(cents);
  const centsScore = capped === null ? centsBeforeCap : Math.min(centsBeforeCap, capped * 100);
  return { uncapped, cents, centsBeforeCap, centsScore };
}

/** The score of `scoreOf` alone, without what tells how sure it is. */
export function pointsOf(all: readonly ScoredMetric[], rules: ScoreRules): number | null {
  const parts = partsOf(all, rules);
  return parts.length === 0 ? null : centsOf(parts, capOf(all)).centsScore / 100;
}

export function scoreOf(all: readonly ScoredMetric[], rules: ScoreRules): SellerScore {
  const parts = partsOf(all, rules);
  if (parts.length === 0) return nothingToScore;
  const variance = total(parts.map(({ share, loss }) => share * share * loss.variance));
  const cap = capOf(all);
  const { uncapped, cents, centsBeforeCap, centsScore } = centsOf(parts, cap);
  const losses: Record<string, number> = {};
  parts.forEach(({ metric }, index) => (losses[metric] = cents[index]! / 100));
  if (centsScore < centsBeforeCap) losses['cap'] = (centsBeforeCap - centsScore) / 100;
  const interval = scoreInterval({ mean: uncapped, variance });
  const bound = (value: number): number => Math.min(value, cap ?? 100);
  return {
    score: centsScore / 100,
    low: bound(interval.low),
    high: bound(interval.high),
    state: isProvisional(all, rules) ? 'provisional' : 'ranked',
    cap,
    losses,
    mainMetric: mainOf(parts.map(({ metric }, index) => [metric, cents[index]!])),
    moments: { mean: Math.min(uncapped, cap ?? 100), variance },
  };
}

const nothingToScore: SellerScore = {
  score: null,
  low: null,
  high: null,
  state: 'provisional',
  cap: null,
  losses: {},
  mainMetric: null,
  moments: null,
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function capOf(metrics: readonly ScoredMetric[]): number | null {
  const worst = Math.max(...metrics.map((one) => levelRank(one.level)));
  if (worst >= levelRank('suspend')) return capAtSuspend;
  return worst >= levelRank('limit') ? capAtLimit : null;
}

/** Whole cents that add up to the rounded total: the largest remainders are rounded up, the earlier first. */
export function wholeCents(points: readonly number[]): number[] {
  const exact = points.map((value) => value * 100);
  const cents = exact.map(Math.floor);
  let missing = Math.round(total(exact)) - total(cents);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order) if (missing-- > 0) cents[index]! += 1;
  return cents;
}

const mainOf = (lost: [string, number][]): string | null =>
  lost.reduce<[string, number] | null>((main, one) => (one[1] > (main?.[1] ?? 0) ? one : main), null)?.[0] ?? null;

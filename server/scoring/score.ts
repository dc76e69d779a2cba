/**
 * The score: 100 less the points lost. A metric's loss is piecewise linear in the ratio r: 0 at 0, 30 at the acceptable rate, 60 at
 * the limit, 100 at the suspend threshold and beyond. Its mean and variance under the gamma posterior are in closed form.
 */
import { levelRank, type Level, type MetricPolicy } from './policy-document.ts';
import type { Interval, Posterior } from './posterior.ts';
import { betaQuantile, gammaUpperGiven, poissonTerm } from './special-functions.ts';

const lossAtAcceptable = 30;
const lossAtLimit = 60;
const lossAtSuspend = 100;
const capAtLimit = 59;
const capAtSuspend = 29;

/** Mean and variance of a figure under the posterior. */
export interface MeanAndVariance {
  mean: number;
  variance: number;
}

/** The loss at a ratio known exactly. @example lossAt(1, 1.5, 2.5) // 30; lossAt(1.5, 1.5, 2.5) // 60 */
export function lossAt(ratio: number, limitRatio: number, suspendRatio: number): number {
  if (ratio <= 0) return 0;
  if (ratio <= 1) return lossAtAcceptable * ratio;
  if (ratio <= limitRatio) return between(ratio, 1, limitRatio, lossAtAcceptable, lossAtLimit);
  return ratio < suspendRatio ? between(ratio, limitRatio, suspendRatio, lossAtLimit, lossAtSuspend) : lossAtSuspend;
}

const between = (x: number, x0: number, x1: number, y0: number, y1: number): number =>
  y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);

/**
 * Mean and variance of the loss. With `T_k(c) = E[r^k; r > c] = (A)_k/B^k · Q(A + k, Bc)` each straight piece `y + s·(r − c)` between two
 * knots contributes its first and second moment; Q(A + 1, x) = Q(A, x) + x^A·e^(−x)/Γ(A + 1).
 */
export function expectedLoss(posterior: Posterior, limitRatio: number, suspendRatio: number): MeanAndVariance {
  const { shape, rate } = posterior;
  const knots = [0, 1, limitRatio, suspendRatio];
  const losses = [0, lossAtAcceptable, lossAtLimit, lossAtSuspend];
  const mean = shape / rate;
  const square = (mean * (shape + 1)) / rate;
  const above = knots.map((knot) => partialMoments(shape, rate * knot));
  let first = lossAtSuspend * above[3]![0];
  let second = lossAtSuspend * lossAtSuspend * above[3]![0];
  for (let piece = 0; piece < 3; piece++) {
    const slope = (losses[piece + 1]! - losses[piece]!) / (knots[piece + 1]! - knots[piece]!);
    const level = losses[piece]! - slope * knots[piece]!;
    const t0 = above[piece]![0] - above[piece + 1]![0];
    const t1 = mean * (above[piece]![1] - above[piece + 1]![1]);
    const t2 = square * (above[piece]![2] - above[piece + 1]![2]);
    first += level * t0 + slope * t1;
    second += level * level * t0 + 2 * level * slope * t1 + slope * slope * t2;
  }
  return { mean: first, variance: Math.max(0, second - first * first) };
}

/** Q(A, x), Q(A + 1, x), Q(A + 2, x) with one evaluation. */
function partialMoments(shape: number, x: number): [number, number, number] {
  if (x === 0) return [1, 1, 1];
  const term = poissonTerm(shape, x);
  const q0 = gammaUpperGiven(shape, x, term);
  const q1 = q0 + term;
  return [q0, q1, q1 + (term * x) / (shape + 1)];
}

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

/** With less than half of the weight present, or less than one event expected in all, a seller is shown and neither ranked nor judged. */
export function isProvisional(all: readonly ScoredMetric[], rules: ScoreRules): boolean {
  const present = all.filter((one) => takesPart(one, rules));
  const weight = total(present.map((one) => one.policy.weight));
  const whole = total(all.map((one) => one.policy.weight));
  return present.length === 0 || weight * 2 < whole || total(present.map((one) => one.expected)) < 1;
}

export function scoreOf(all: readonly ScoredMetric[], rules: ScoreRules): SellerScore {
  const present = all.filter((one) => takesPart(one, rules));
  const weight = total(present.map((one) => one.policy.weight));
  if (present.length === 0) return nothingToScore;
  const parts = present.map(({ metric, policy, posterior }) => {
    const loss = expectedLoss(posterior!, policy.limit! / policy.acceptable!, policy.suspend! / policy.acceptable!);
    return { metric, share: policy.weight / weight, loss };
  });
  const lost = parts.map(({ share, loss }) => share * loss.mean);
  const variance = total(parts.map(({ share, loss }) => share * share * loss.variance));
  const uncapped = 100 - total(lost);
  const cap = capOf(all);
  const capped = cap !== null && cap < uncapped ? cap : null;
  const cents = wholeCents(lost);
  const losses: Record<string, number> = {};
  parts.forEach(({ metric }, index) => (losses[metric] = cents[index]! / 100));
  const centsBeforeCap = 10_000 - total(cents);
  const centsScore = capped === null ? centsBeforeCap : Math.min(centsBeforeCap, capped * 100);
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

export interface BetaShape {
  a: number;
  b: number;
}

/** The beta distribution on [0, 100] with these moments. */
export function matchedBeta({ mean, variance }: MeanAndVariance): BetaShape {
  const m = Math.min(1 - 1e-6, Math.max(1e-6, mean / 100));
  const spread = Math.max(1e-10, variance / 10_000);
  const strength = Math.max(1e-3, (m * (1 - m)) / spread - 1);
  return { a: m * strength, b: (1 - m) * strength };
}

/** The middle 95 % of the score, to one cent. */
export function scoreInterval(moments: MeanAndVariance): Interval {
  const { a, b } = matchedBeta(moments);
  const toCents = (share: number): number => Math.round(share * 10_000) / 100;
  return { low: toCents(betaQuantile(0.025, a, b)), high: toCents(betaQuantile(0.975, a, b)) };
}

/**
 * The working of a score: every number between the decayed sums and the cents, in the form in which it is done by hand.
 *
 * The loss is a sum of bent lines: `loss(r) = 30·r + s₁·(r − 1)⁺ + s₂·(r − c₁)⁺ + s₃·(r − c₂)⁺` with c₁ = limit ÷ acceptable,
 * c₂ = suspend ÷ acceptable, so its mean needs only `M(c) = E[(r − c)⁺] = (A/B)·Q(A + 1, B·c) − c·Q(A, B·c)`.
 */
import type { Prior } from './method.ts';
import { posteriorMean, type Posterior } from './posterior.ts';
import { takesPart, wholeCents, type ScoredMetric, type ScoreRules } from './score.ts';
import { gammaUpper } from './special-functions.ts';

/** One bend of the loss: where it is, by how much the slope changes there, and the mean of what lies beyond it. */
export interface Bend {
  at: number;
  slope: number;
  beyond: number;
}

export interface MetricWorking {
  metric: string;
  weight: number;
  /** Decayed sums, without the prior. */
  observed: number;
  expected: number;
  prior: Prior;
  posterior: Posterior;
  mean: number;
  bends: readonly [Bend, Bend, Bend];
  /** Expected loss, 0 to 100. */
  loss: number;
  /** Its share of all weight that is present, × loss. */
  points: number;
  cents: number;
}

/** `E[(r − c)⁺]`. @example meanBeyond({ shape: 12, rate: 8 }, 1.2) // 0.352324: of a mean of 1.5, above 1.2 */
export const meanBeyond = ({ shape, rate }: Posterior, c: number): number =>
  (shape / rate) * gammaUpper(shape + 1, rate * c) - c * gammaUpper(shape, rate * c);

/** @example bendsOf({ shape: 12, rate: 8 }, 1.5, 2.5).map(({ slope }) => slope) // 30, −20, −40: slopes 30, 60, 40, 0 */
export function bendsOf(posterior: Posterior, limit: number, suspend: number): [Bend, Bend, Bend] {
  const [second, third] = [30 / (limit - 1), 40 / (suspend - limit)];
  const bend = (at: number, slope: number): Bend => ({ at, slope, beyond: meanBeyond(posterior, at) });
  return [bend(1, second - 30), bend(limit, third - second), bend(suspend, -third)];
}

/**
 * The working of each metric that takes part in the score.
 *
 * @returns Σ points is what is missing to 100 before any cap; Σ cents the same, rounded.
 */
export function workingOf(
  all: readonly (ScoredMetric & { observed: number; prior: Prior })[],
  rules: ScoreRules,
): MetricWorking[] {
  const present = all.filter((one) => takesPart(one, rules));
  const whole = present.reduce((sum, { policy }) => sum + policy.weight, 0);
  const parts = present.map(({ metric, policy, posterior, observed, expected, prior }) => {
    const acceptable = policy.acceptable!;
    const bends = bendsOf(posterior!, policy.limit! / acceptable, policy.suspend! / acceptable);
    const mean = posteriorMean(posterior!);
    const loss = bends.reduce((sum, { slope, beyond }) => sum + slope * beyond, 30 * mean);
    const points = (policy.weight / whole) * loss;
    return {
      metric,
      weight: policy.weight,
      observed,
      expected,
      prior,
      posterior: posterior!,
      mean,
      bends,
      loss,
      points,
    };
  });
  const cents = wholeCents(parts.map(({ points }) => points));
  return parts.map((part, index) => ({ ...part, cents: cents[index]! }));
}

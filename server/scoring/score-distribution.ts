/** A score is uncertain: the beta distribution on [0, 100] that has its mean and its variance. */
import type { MeanAndVariance } from './loss.ts';
import type { Interval } from './posterior.ts';
import { betaQuantile } from './special-functions.ts';

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

/** Average stars with a Dirichlet prior, as shops show them; and the share of one and two stars, which is what `low-review` counts. */
import { betaQuantile } from '../../../server/scoring/special-functions.ts';

export interface StarRating {
  mean: number;
  deviation: number;
  /** Share of 1 and 2 stars, and its 95 % upper end. */
  low: number;
  lowAtMost: number;
}

/**
 * @param prior and counts of 1, 2, 3, 4, 5 stars.
 * @example starRating([2, 1, 2, 5, 10], [3, 0, 1, 2, 14]) // mean 4.1, deviation 0.2147, low 0.15, lowAtMost 0.2743
 */
export function starRating(prior: readonly number[], counts: readonly number[]): StarRating {
  const shapes = prior.map((shape, i) => shape + counts[i]!);
  const whole = shapes.reduce((sum, shape) => sum + shape, 0);
  const mean = shapes.reduce((sum, shape, i) => sum + shape * (i + 1), 0) / whole;
  const square = shapes.reduce((sum, shape, i) => sum + shape * (i + 1) ** 2, 0) / whole;
  const low = shapes[0]! + shapes[1]!;
  return {
    mean,
    deviation: Math.sqrt((square - mean * mean) / (whole + 1)),
    low: low / whole,
    lowAtMost: betaQuantile(0.975, low, whole - low),
  };
}

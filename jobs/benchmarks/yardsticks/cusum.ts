/**
 * The cumulative sum chart: the fastest possible detector of a change whose size is known (Moustakides 1986), and so the yardstick for
 * one that does not know it. S ← max(0, S + weight), alarm at S ≥ h; weights are logarithms of likelihood ratios.
 */

/** Each step of S from 0. @example cusumPath([-1, 2, 1]) // [0, 2, 3] */
export function cusumPath(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum = Math.max(0, sum + weight)));
}

/**
 * One order, good (0) or bad (1): has the chance of p0 become p1?
 *
 * @example bernoulliWeight(1, 0.01, 0.03) // 1.0986, ln 3
 */
export const bernoulliWeight = (bad: number, p0: number, p1: number): number =>
  bad === 1 ? Math.log(p1 / p0) : Math.log1p(-p1) - Math.log1p(-p0);

/**
 * One order with its own chance p: have the odds been multiplied (Steiner et al. 2000)?
 *
 * @example riskAdjustedWeight(1, 0.1, 2) // 0.5978
 */
export const riskAdjustedWeight = (bad: number, p: number, oddsRatio: number): number =>
  (bad === 1 ? Math.log(oddsRatio) : 0) - Math.log(1 - p + oddsRatio * p);

/**
 * Events of a night where so many were expected: has the rate become `ratio` times the expected (Biswas and Kalbfleisch 2008)?
 *
 * @example poissonWeight(2, 0.5, 2) // 0.8863, 2·ln 2 − 0.5
 */
export const poissonWeight = (observed: number, expected: number, ratio: number): number =>
  observed * Math.log(ratio) - (ratio - 1) * expected;

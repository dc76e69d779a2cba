/** Counts x of n whose chance differs from group to group as Beta(κ·p, κ·(1 − p)): κ says how alike the groups are. */
import { goldenPeak } from './golden-section.ts';
import { logRising } from './log-rising.ts';

/** x events among n, where p is expected; x and n need not be whole. */
export interface Group {
  x: number;
  n: number;
  p: number;
}

/** A κ is looked for between these: below 1 a group of two orders would forget its parent, above 1,000,000 none leaves it. */
export const concentrations = { least: 1, most: 1_000_000 } as const;

/**
 * ln of the probability of all groups' counts given κ, without the binomial coefficients.
 *
 * @example betaBinomialFit([{ x: 1, n: 2, p: 0.5 }], 2) // −1.791759, ln(1/6): of 0, 1, 2 all equally likely, one order of two
 */
export function betaBinomialFit(groups: readonly Group[], kappa: number): number {
  let sum = 0;
  for (const { x, n, p } of groups)
    sum += logRising(kappa * p, x) + logRising(kappa * (1 - p), n - x) - logRising(kappa, n);
  return sum;
}

/**
 * The most likely κ, by a grid of ln κ and golden section around its best point.
 *
 * @returns next to the upper bound where groups do not differ beyond chance; the upper bound where there are none.
 * @example the 71 groups of rats of Tarone (1982), p = 0.142292: κ = 16.456
 */
export function mostLikelyConcentration(groups: readonly Group[]): number {
  if (groups.length === 0) return concentrations.most;
  const [low, high] = [Math.log(concentrations.least), Math.log(concentrations.most)];
  const step = (high - low) / 24;
  const at = (logarithm: number) => betaBinomialFit(groups, Math.exp(logarithm));
  let best = high;
  for (let i = 0, height = at(high); i < 24; i++) {
    const found = at(low + i * step);
    if (found > height) [best, height] = [low + i * step, found];
  }
  return Math.exp(goldenPeak(at, Math.max(low, best - step), Math.min(high, best + step)));
}

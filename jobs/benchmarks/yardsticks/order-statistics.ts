/** Quantiles by what was seen, for whole days: no value between two of them. */
import { betaUpper } from '../../../server/scoring/special-functions.ts';

/** R's type 1: the smallest observation with at least a share p at or below it. @example observedQuantile([1, 2, 3, 5], 0.5) // 2 */
export const observedQuantile = (sorted: readonly number[], p: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * p - 1e-9) - 1)]!;

/**
 * Which of n observations (1 is the smallest) hold the quantile q between them with 95 %, whatever the distribution.
 *
 * @example quantileBetween(100, 0.9) // [84, 96]
 */
export function quantileBetween(n: number, q: number): [number, number] {
  const atMost = (k: number) => (k >= n ? 1 : betaUpper(k + 1, n - k, q));
  const first = (p: number) => {
    let k = 0;
    while (atMost(k) < p) k++;
    return k;
  };
  return [first(0.025), first(0.975) + 1];
}

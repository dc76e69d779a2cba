/** Quantiles of what was observed, in the definition that R numbers 7 (Hyndman and Fan 1996), and cutting by them. */

/**
 * Type 7, R's own: straight lines between the observations, the smallest at p = 0 and the largest at p = 1. (simple-statistics
 * has type 2, which jumps.)
 *
 * @param sorted ascending, at least one value.
 * @example quantileOf([1, 2, 3, 5], 0.5) // 2.5
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const below = sorted[low]!;
  return low + 1 < sorted.length ? below + (at - low) * (sorted[low + 1]! - below) : below;
}

/**
 * Values beyond the quantiles `share` and `1 − share` are moved there: a few wild ones keep their side and lose their force.
 *
 * @param share 0 to 0.5.
 * @example winsorise([1, 2, 3, 4, 100], 0.25) // [2, 2, 3, 4, 4]
 */
export function winsorise(values: readonly number[], share: number): number[] {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return [];
  const [low, high] = [quantileOf(sorted, share), quantileOf(sorted, 1 - share)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

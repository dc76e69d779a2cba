/** Keeps one seller from speaking for all. */

/**
 * The size to which the largest are cut so that none has more than `share` of what is left: c with c = share·Σ min(size, c).
 * Cutting the largest makes the others' shares larger, so the cut goes on until it holds. Where fewer than 1/share are present
 * it cannot hold; then all count like the smallest.
 *
 * @param sizes above 0, in any order.
 * @param share 0 to 1.
 * @returns Infinity if nobody has more than `share`.
 * @example sizeCap([10, 10, 10, 10, 100], 0.25) // 13.333…, a quarter of 53.333…
 */
export function sizeCap(sizes: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(sizes).sort();
  if (sorted.length * share <= 1) return sorted[0] ?? Infinity;
  let rest = 0;
  for (const size of sorted) rest += size;
  let cap = Infinity;
  // With the k largest cut to c, and R the rest: c = share·(R + k·c).
  for (let k = 0; k < sorted.length; k++) {
    const largest = sorted[sorted.length - 1 - k]!;
    if (largest <= Math.min(cap, (share * rest) / (1 - share * k))) return cap;
    rest -= largest;
    cap = (share * rest) / (1 - share * (k + 1));
  }
  return cap;
}

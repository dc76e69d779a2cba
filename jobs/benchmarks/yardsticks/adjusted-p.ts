/** P-values adjusted for many tests, the rivals of e-BH. Each is as small as its procedure's level at which its test is still rejected. */

export const bonferroni = (p: readonly number[]): number[] => p.map((value) => Math.min(1, value * p.length));

/** Holm 1979: the chance of any false rejection. @example holm([0.01, 0.04]) // [0.02, 0.04] */
export const holm = (p: readonly number[]): number[] =>
  inOrder(p, 1, (value, rank) => Math.min(1, value * (p.length - rank)), Math.max);

/** Benjamini and Hochberg 1995: the share of false ones among the rejected, for independent tests. @example benjaminiHochberg([0.01, 0.04]) // [0.02, 0.04] */
export const benjaminiHochberg = (p: readonly number[]): number[] =>
  inOrder(p, -1, (value, rank) => Math.min(1, (value * p.length) / (rank + 1)), Math.min);

/** Benjamini and Yekutieli 2001: the same, whatever the dependence. */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return inOrder(p, -1, (value, rank) => Math.min(1, (value * p.length * harmonic) / (rank + 1)), Math.min);
}

/** Adjusts by rank (0 is the smallest) and keeps the result from turning back, upward or downward. */
function inOrder(
  p: readonly number[],
  direction: 1 | -1,
  adjust: (value: number, rank: number) => number,
  keep: (a: number, b: number) => number,
): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const walk = order.map((index, rank) => ({ index, rank }));
  if (direction < 0) walk.reverse();
  const adjusted = [...p];
  let last: number | null = null;
  for (const { index, rank } of walk) {
    const own = adjust(p[index]!, rank);
    last = last === null ? own : keep(last, own);
    adjusted[index] = last;
  }
  return adjusted;
}

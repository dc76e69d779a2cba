/** Round places along an axis that begins at 0. */

/**
 * At most six, in steps of 1, 2 or 5 and a power of ten.
 *
 * @example ticksUpTo(0.113) // [0, 0.05, 0.1]
 */
export function ticksUpTo(top: number): number[] {
  const rough = top / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((one) => one * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

/**
 * `ln Γ(a + x) − ln Γ(a)` and its derivatives by a: what likelihoods of counts are made of. Taken as one difference, since
 * for a large `a` the two logarithms are large and nearly equal. Γ(a + x)/Γ(a) is a·(a + 1)·…·(a + x − 1) for a whole x.
 */
import { logGamma, stirlingError } from './log-gamma.ts';

/** From here on Stirling's formula holds to the last digit. */
const large = 15;

/**
 * For a > 0, x ≥ 0, neither need be whole.
 *
 * @example logRising(2, 3) // 3.1780538303479458, ln(2·3·4)
 */
export function logRising(a: number, x: number): number {
  if (x === 0) return 0;
  if (a < large) return logGamma(a + x) - logGamma(a);
  return (a - 0.5) * Math.log1p(x / a) + x * Math.log(a + x) - x + stirlingError(a + x) - stirlingError(a);
}

/** ψ(x), the slope of ln Γ (DLMF 5.11.2), for x > 0. @example digamma(1) // -0.5772156649015329 */
export function digamma(x: number): number {
  let below = 0;
  let shifted = x;
  while (shifted < large) below += 1 / shifted++;
  const s = 1 / (shifted * shifted);
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132)))));
  return Math.log(shifted) - 0.5 / shifted - series - below;
}

/** ψ′(x), the slope of ψ (DLMF 5.15.8), for x > 0. @example trigamma(1) // 1.6449340668482264 */
export function trigamma(x: number): number {
  let below = 0;
  let shifted = x;
  while (shifted < large) {
    below += 1 / (shifted * shifted);
    shifted++;
  }
  const s = 1 / (shifted * shifted);
  const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66)))));
  return below + 1 / shifted + s / 2 + series / shifted;
}

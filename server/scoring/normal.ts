/** The standard normal distribution, to fifteen digits: simple-statistics has a two-decimal table. */
import { gammaUpper } from './gamma-tails.ts';

/** P(Z ≤ z) for the standard normal. @example normalLower(1.96) // 0.9750021048517795 */
export function normalLower(z: number): number {
  const half = 0.5 * gammaUpper(0.5, (z * z) / 2);
  return z < 0 ? half : 1 - half;
}

/**
 * The z with P(Z ≤ z) = p: a good guess and one step of Halley's method.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const z = normalGuess(p);
  const excess = (normalLower(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z - excess / (1 + (z * excess) / 2);
}

/** Acklam's rational approximation, good to 1.2e-9 relative: the place to start from. */
export function normalGuess(p: number): number {
  if (p > 0.5) return -normalGuess(1 - p);
  return p < 0.02425 ? normalTailGuess(p) : normalCentreGuess(p - 0.5);
}

function normalTailGuess(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  const top =
    ((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return top / bottom;
}

function normalCentreGuess(q: number): number {
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (top / bottom) * q;
}

/** The gamma distribution's tails: power series and continued fraction (DLMF 8.11, 8.9); of the two tails the smaller is computed. */
import { deviance, halfLogTwoPi, stirlingError } from './log-gamma.ts';

/** Below this a denominator counts as this (modified Lentz). */
export const tiny = 1e-300;
/** Fractions end when a step changes less than this share. */
export const settled = 4e-16;

/** `x^a·e^(−x)/Γ(a + 1)`: the Poisson probability of a events where x are expected, for any real a > 0. */
export const poissonTerm = (a: number, x: number): number =>
  x <= 0 ? 0 : Math.exp(-stirlingError(a) - deviance(a, x) - halfLogTwoPi - 0.5 * Math.log(a));

/** P(a, x) by its power series, given poissonTerm(a, x); for x < a + 1. */
function gammaSeries(a: number, x: number, term: number): number {
  let sum = 1;
  let part = 1;
  for (let n = a + 1; part > sum * 1e-16; n++) {
    part *= x / n;
    sum += part;
  }
  return term * sum;
}

/** Q(a, x) by its continued fraction (modified Lentz), given poissonTerm(a, x); for x ≥ a + 1. */
function gammaFraction(a: number, x: number, term: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = c * d;
    h *= step;
    if (Math.abs(step - 1) < settled) break;
  }
  return term * a * h;
}

/** P(a, x), the lower regularised incomplete gamma function. @example gammaLower(1, 1) // 0.6321205588285577 */
export function gammaLower(a: number, x: number): number {
  if (x <= 0) return 0;
  const term = poissonTerm(a, x);
  return x < a + 1 ? gammaSeries(a, x, term) : 1 - gammaFraction(a, x, term);
}

/** Q(a, x) = 1 − P(a, x), computed directly where it is small. @example gammaUpper(1, 1) // 0.36787944117144233 */
export const gammaUpper = (a: number, x: number): number => gammaUpperGiven(a, x, poissonTerm(a, x));

/** Q(a, x) for a caller who has poissonTerm(a, x) at hand. */
export function gammaUpperGiven(a: number, x: number, term: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x, term) : gammaFraction(a, x, term);
}

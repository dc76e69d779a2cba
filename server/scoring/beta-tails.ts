/** The beta distribution's tails: continued fraction (DLMF 8.17.22); of the two tails the smaller is computed. */
import { settled, tiny } from './gamma-tails.ts';
import { deviance, halfLogTwoPi, stirlingError } from './log-gamma.ts';

/** `x^a·(1 − x)^b / (a·B(a, b))`, the factor before the continued fraction of the incomplete beta function. */
export function betaFactor(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const logarithm =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y) - halfLogTwoPi;
  return Math.exp(logarithm) * Math.sqrt(b / (a * n));
}

function betaFraction(a: number, b: number, x: number): number {
  const n = a + b;
  let c = 1;
  let d = 1 - (n * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const two = 2 * m;
    const even = (m * (b - m) * x) / ((a + two - 1) * (a + two));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    const odd = (-(a + m) * (n + m) * x) / ((a + two) * (a + two + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < settled) break;
  }
  return h;
}

/** I_x(a, b) for x given together with y = 1 − x, so that neither loses digits. */
export function betaLowerOf(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return betaFactor(a, b, x, y) * betaFraction(a, b, x);
  return 1 - betaFactor(b, a, y, x) * betaFraction(b, a, y);
}

/** I_x(a, b), the regularised incomplete beta function: P(X ≤ x). @example betaLower(2, 3, 0.4) // 0.5248 */
export const betaLower = (a: number, b: number, x: number): number => betaLowerOf(a, b, x, 1 - x);

/** 1 − I_x(a, b), computed directly where it is small. @example betaUpper(2, 3, 0.4) // 0.4752 */
export const betaUpper = (a: number, b: number, x: number): number => betaLowerOf(b, a, 1 - x, x);

/** Quantiles of the gamma and beta distributions: a good first guess and a few steps of Newton's method on the smaller tail. */
import { betaFactor, betaLowerOf } from './beta-tails.ts';
import { gammaLower, gammaUpper, poissonTerm } from './gamma-tails.ts';
import { logGamma } from './log-gamma.ts';
import { normalGuess } from './normal.ts';
import { solveTail } from './solve-tail.ts';

/**
 * The x with P(shape, rate·x) = p.
 *
 * @example gammaQuantile(0.975, 10) // 17.08480345141917
 */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  const root = 1 - 1 / (9 * shape) + normalGuess(p) / (3 * Math.sqrt(shape));
  const power = (Math.log(p) + logGamma(shape + 1)) / shape;
  const start = root > 0.3 || (root > 0 && p > 0.5) ? Math.log(shape) + 3 * Math.log(root) : power;
  const lower = p <= 0.5;
  const u = solveTail(lower ? p : 1 - p, start, lower, (logX) => {
    const x = Math.exp(logX);
    const term = poissonTerm(shape, x) * shape;
    return lower ? [gammaLower(shape, x), term] : [gammaUpper(shape, x), -term];
  });
  return Math.exp(u) / rate;
}

/**
 * The x with I_x(a, b) = p.
 *
 * @example betaQuantile(0.95, 1, 99) // 0.02980667377335089
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const lower = p <= 0.5;
  const u = solveTail(lower ? p : 1 - p, betaStart(p, a, b), lower, (logit) => {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    const slope = betaFactor(a, b, x, y) * a;
    return lower ? [betaLowerOf(a, b, x, y), slope] : [betaLowerOf(b, a, y, x), -slope];
  });
  return 1 / (1 + Math.exp(-u));
}

/** A first guess of the logit of the beta quantile: Abramowitz and Stegun 26.5.22, or the leading power of a tail. */
function betaStart(p: number, a: number, b: number): number {
  if (a >= 1 && b >= 1) {
    const z = -normalGuess(p);
    const lambda = (z * z - 3) / 6;
    const h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
    const inner = Math.max(0, h + lambda);
    const w = (z * Math.sqrt(inner)) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lambda + 5 / 6 - 2 / (3 * h));
    return Math.log(a / b) - 2 * w;
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const below = (Math.log(p * a) + logBeta) / a;
  const above = (Math.log((1 - p) * b) + logBeta) / b;
  return below < above ? Math.min(below, 0) : Math.max(-above, 0);
}

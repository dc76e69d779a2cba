/**
 * Gamma and beta tails and their inverses, accurate to 1e-9 relative in both tails: the smaller tail is always the one
 * that is computed. Methods: Stirling's series, Loader's saddle-point form of the densities (C. Loader, "Fast and
 * accurate computation of binomial probabilities", 2000), power series and continued fractions (DLMF 8.7, 8.9, 8.17),
 * Newton's method on the logarithm of the smaller tail.
 */
const halfLogTwoPi = 0.918_938_533_204_672_8;
const tiny = 1e-300;
const enough = 1e-16;

/** `ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π`, the error of Stirling's formula, for x ≥ 15. */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))))) / x;
}

/**
 * ln Γ(x) for x > 0.
 *
 * @example logGamma(0.5) // 0.5723649429247001, half of ln π
 */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 15) product *= shifted++;
  const large = (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingSeries(shifted);
  return product === 1 ? large : large - Math.log(product);
}

/** `ln Γ(x + 1)` less Stirling's formula for it, for x > 0. */
const stirlingError = (x: number): number =>
  x >= 15 ? stirlingSeries(x) : logGamma(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;

/** `x·ln(x/m) + m − x` without cancellation where x is near m. */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) > 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let odd = 3; odd < 60; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/** `x^a·e^(−x)/Γ(a + 1)`: the Poisson probability of a events where x are expected, for any real a > 0. */
export const poissonTerm = (a: number, x: number): number =>
  x <= 0 ? 0 : Math.exp(-stirlingError(a) - deviance(a, x) - halfLogTwoPi - 0.5 * Math.log(a));

/** P(a, x) by its power series, given poissonTerm(a, x); for x < a + 1. */
function gammaSeries(a: number, x: number, term: number): number {
  let sum = 1;
  let part = 1;
  for (let n = a + 1; part > sum * enough; n++) {
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
    if (Math.abs(step - 1) < enough * 4) break;
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

/** `x^a·(1 − x)^b / (a·B(a, b))`, the factor before the continued fraction of the incomplete beta function. */
function betaFactor(a: number, b: number, x: number, y: number): number {
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
    if (Math.abs(step - 1) < enough * 4) break;
  }
  return h;
}

/** I_x(a, b) for x given together with y = 1 − x, so that neither loses digits. */
function betaLowerOf(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return betaFactor(a, b, x, y) * betaFraction(a, b, x);
  return 1 - betaFactor(b, a, y, x) * betaFraction(b, a, y);
}

/** I_x(a, b), the regularised incomplete beta function: P(X ≤ x). @example betaLower(2, 3, 0.4) // 0.5248 */
export const betaLower = (a: number, b: number, x: number): number => betaLowerOf(a, b, x, 1 - x);

/** 1 − I_x(a, b), computed directly where it is small. @example betaUpper(2, 3, 0.4) // 0.4752 */
export const betaUpper = (a: number, b: number, x: number): number => betaLowerOf(b, a, 1 - x, x);

/** Density of Beta(a, b) at 0 < x < 1. */
export const betaDensity = (a: number, b: number, x: number): number =>
  (betaFactor(a, b, x, 1 - x) * a) / (x * (1 - x));

/**
 * Solves `ln tail(u) = ln p` by Newton's method within a shrinking bracket. `evaluate(u)` returns the tail and its
 * derivative by u; the tail must be monotone in u.
 */
function solveTail(p: number, start: number, rising: boolean, evaluate: (u: number) => [number, number]): number {
  let low = -Infinity;
  let high = Infinity;
  let u = start;
  const target = Math.log(p);
  for (let i = 0; i < 200; i++) {
    const [tail, slope] = evaluate(u);
    if (tail > p === rising) high = u;
    else low = u;
    const step = tail > 0 && slope !== 0 ? ((Math.log(tail) - target) * tail) / slope : NaN;
    let next = u - step;
    if (!(next > low && next < high)) {
      if (tail === p) return u;
      if (low === -Infinity) next = high - 1 - Math.abs(high) * 0.5;
      else if (high === Infinity) next = low + 1 + Math.abs(low) * 0.5;
      else next = (low + high) / 2;
      if (next === u) return u;
    } else if (Math.abs(step) < 1e-8) return next;
    u = next;
  }
  return u;
}

/**
 * The x with P(shape, rate·x) = p.
 *
 * @example gammaQuantile(0.975, 10) // 17.08480345141917
 */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
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
    const z = -normalQuantile(p);
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

/** P(Z ≤ z) for the standard normal. @example normalLower(1.96) // 0.9750021048517795 */
export function normalLower(z: number): number {
  const half = 0.5 * gammaUpper(0.5, (z * z) / 2);
  return z < 0 ? half : 1 - half;
}

/**
 * The z with P(Z ≤ z) = p: Acklam's rational approximation and one step of Halley's method.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const z = p < 0.02425 ? normalTailGuess(p) : normalCentreGuess(p - 0.5);
  const excess = (normalLower(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z - excess / (1 + (z * excess) / 2);
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

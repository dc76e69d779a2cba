/**
 * Beta distributions on an even grid over [0, 1], thousands of them quickly: the density is integrated from point to point by Simpson's rule
 * from tables of ln x and ln(1 − x), and the exact function stands in where that would be coarse. Off by less than 1e-6 anywhere.
 */
import type { BetaShape } from './score-distribution.ts';
import { betaLower, logGamma } from './special-functions.ts';

export interface BetaGrid {
  steps: number;
  /** ln x and ln(1 − x) at every half step. */
  logX: Float64Array;
  logY: Float64Array;
}

export function betaGrid(steps: number): BetaGrid {
  const logX = new Float64Array(2 * steps + 1);
  const logY = new Float64Array(2 * steps + 1);
  for (let i = 0; i <= 2 * steps; i++) {
    logX[i] = Math.log(i / (2 * steps));
    logY[i] = Math.log((2 * steps - i) / (2 * steps));
  }
  return { steps, logX, logY };
}

/** Simpson's error is of the order (step / standard deviation)⁴ / 5,000. */
const narrow = 8;
/** Cells beside an end where the density may have a kink or a pole; exact values stand there. */
const endCells = 6;
const smoothShape = 5;
/** Steps that hold less than e^−22 of the probability are left out. */
const negligible = -22;

/**
 * Writes P(X ≤ i/steps) into `into[i]` for i from `from` to `to`, and returns that range: below it the probability is 0,
 * above it 1, to within 1e-8. Values outside the range are left as they were.
 */
export function cumulate({ a, b }: BetaShape, grid: BetaGrid, into: Float64Array): { from: number; to: number } {
  const { steps, logX, logY } = grid;
  const strength = a + b;
  const deviation = Math.sqrt((a * b) / (strength + 1)) / strength;
  if (deviation * steps < narrow) return cumulateExactly(a, b, deviation, steps, into);
  const constant = logGamma(strength) - logGamma(a) - logGamma(b) - Math.log(steps);
  const p = a - 1;
  const q = b - 1;
  const floor = negligible - constant;
  const from = a > 1 ? reach(grid, p, q, floor, -1) : 0;
  const to = b > 1 ? reach(grid, p, q, floor, 1) : steps;
  const start = from < endCells && a < smoothShape ? Math.min(endCells, to) : from;
  const end = to > steps - endCells && b < smoothShape ? Math.max(start, steps - endCells) : to;
  for (let i = from; i < start; i++) into[i] = betaLower(a, b, i / steps);
  let value = start === from && from > 0 ? 0 : betaLower(a, b, start / steps);
  into[start] = value;
  let left = Math.exp(constant + weighed(p, logX[2 * start]!) + weighed(q, logY[2 * start]!));
  for (let i = start + 1; i <= end; i++) {
    const half = 2 * i - 1;
    const middle = Math.exp(constant + p * logX[half]! + q * logY[half]!);
    const right = Math.exp(constant + weighed(p, logX[half + 1]!) + weighed(q, logY[half + 1]!));
    value += (left + 4 * middle + right) / 6;
    into[i] = value < 1 ? value : 1;
    left = right;
  }
  for (let i = end + 1; i <= to; i++) into[i] = betaLower(a, b, i / steps);
  return { from, to };
}

/** 0·ln 0 is 0 here: a flat side of a density. */
const weighed = (power: number, logarithm: number): number => (power === 0 ? 0 : power * logarithm);

/** The last grid point on one side of the peak at which the density still matters. */
function reach({ steps, logX, logY }: BetaGrid, p: number, q: number, floor: number, side: 1 | -1): number {
  const matters = (i: number): boolean => weighed(p, logX[2 * i]!) + weighed(q, logY[2 * i]!) > floor;
  const total = p + q;
  let inside = total > 0 ? Math.min(steps, Math.max(0, Math.round((p / total) * steps))) : side > 0 ? 0 : steps;
  let outside = side > 0 ? steps : 0;
  if (matters(outside)) return outside;
  while (Math.abs(outside - inside) > 1) {
    const middle = (inside + outside) >> 1;
    if (matters(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

function cumulateExactly(a: number, b: number, deviation: number, steps: number, into: Float64Array) {
  const mean = a / (a + b);
  const smaller = Math.min(a, b);
  const reached = smaller < 1 ? 1 : (8 + 14 / Math.sqrt(smaller)) * deviation;
  const from = Math.max(0, Math.floor((mean - reached) * steps));
  const to = Math.min(steps, Math.ceil((mean + reached) * steps));
  for (let i = from; i <= to; i++) into[i] = betaLower(a, b, i / steps);
  return { from, to };
}

/**
 * The loss of a metric: piecewise linear in the ratio r, 0 at 0, 30 at the acceptable rate, 60 at the limit, 100 at the suspend threshold
 * and beyond. Its mean and variance under the gamma posterior are in closed form.
 */
import type { Posterior } from './posterior.ts';
import { gammaUpperGiven, poissonTerm } from './special-functions.ts';

const lossAtAcceptable = 30;
const lossAtLimit = 60;
const lossAtSuspend = 100;

/** Mean and variance of a figure under the posterior. */
export interface MeanAndVariance {
  mean: number;
  variance: number;
}

/** The loss at a ratio known exactly. @example lossAt(1, 1.5, 2.5) // 30; lossAt(1.5, 1.5, 2.5) // 60 */
export function lossAt(ratio: number, limitRatio: number, suspendRatio: number): number {
  if (ratio <= 0) return 0;
  if (ratio <= 1) return lossAtAcceptable * ratio;
  if (ratio <= limitRatio) return between(ratio, 1, limitRatio, lossAtAcceptable, lossAtLimit);
  return ratio < suspendRatio ? between(ratio, limitRatio, suspendRatio, lossAtLimit, lossAtSuspend) : lossAtSuspend;
}

const between = (x: number, x0: number, x1: number, y0: number, y1: number): number =>
  y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);

/**
 * Mean and variance of the loss. With `T_k(c) = E[r^k; r > c] = (A)_k/B^k · Q(A + k, Bc)` each straight piece `y + s·(r − c)` between two
 * knots contributes its first and second moment; Q(A + 1, x) = Q(A, x) + x^A·e^(−x)/Γ(A + 1).
 */
export function expectedLoss(posterior: Posterior, limitRatio: number, suspendRatio: number): MeanAndVariance {
  const { shape, rate } = posterior;
  const knots = [0, 1, limitRatio, suspendRatio];
  const losses = [0, lossAtAcceptable, lossAtLimit, lossAtSuspend];
  const mean = shape / rate;
  const square = (mean * (shape + 1)) / rate;
  const above = knots.map((knot) => partialMoments(shape, rate * knot));
  let first = lossAtSuspend * above[3]![0];
  let second = lossAtSuspend * lossAtSuspend * above[3]![0];
  for (let piece = 0; piece < 3; piece++) {
    const slope = (losses[piece + 1]! - losses[piece]!) / (knots[piece + 1]! - knots[piece]!);
    const level = losses[piece]! - slope * knots[piece]!;
    const t0 = above[piece]![0] - above[piece + 1]![0];
    const t1 = mean * (above[piece]![1] - above[piece + 1]![1]);
    const t2 = square * (above[piece]![2] - above[piece + 1]![2]);
    first += level * t0 + slope * t1;
    second += level * level * t0 + 2 * level * slope * t1 + slope * slope * t2;
  }
  return { mean: first, variance: Math.max(0, second - first * first) };
}

/** Q(A, x), Q(A + 1, x), Q(A + 2, x) with one evaluation. */
function partialMoments(shape: number, x: number): [number, number, number] {
  if (x === 0) return [1, 1, 1];
  const term = poissonTerm(shape, x);
  const q0 = gammaUpperGiven(shape, x, term);
  const q1 = q0 + term;
  return [q0, q1, q1 + (term * x) / (shape + 1)];
}

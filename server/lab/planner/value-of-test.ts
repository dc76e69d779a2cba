/** What one more test of a seller is worth: how much harm is at stake, and how much the test tells. */
import { betaUpper } from '../../scoring/special-functions.ts';
import type { Belief } from './belief.ts';

/** @example meanRate({ a: 1, b: 9 }) // 0.1 */
export const meanRate = ({ a, b }: Belief): number => a / (a + b);

/** The chance that more of its devices fail than `badRate`. @example chanceBad({ a: 1, b: 1 }, 0.125) // 0.875 */
export const chanceBad = ({ a, b }: Belief, badRate: number): number => betaUpper(a, b, badRate);

/**
 * How much surer of "bad or not" one test makes us: the expected fall of the variance of that statement, which is the expected
 * value of the sample's information under a quadratic loss (Raiffa and Schlaifer, Applied Statistical Decision Theory, § 4.5).
 *
 * With q the chance of "bad" now, and q₊, q₋ after a failed and a passed test, of which a failed one has the chance p:
 * `p·(q₊ − q)² + (1 − p)·(q₋ − q)²`. Near 0 for whom we know to be good, and for whom we know to be bad; at most 0.25.
 *
 * @example informationOf({ a: 1, b: 1 }, 0.5) // 0.0625: q = 0.5, then 0.75 or 0.25
 */
export function informationOf(belief: Belief, badRate: number): number {
  const { a, b } = belief;
  const now = chanceBad(belief, badRate);
  const failed = meanRate(belief);
  const [afterFailed, afterPassed] = [betaUpper(a + 1, b, badRate), betaUpper(a, b + 1, badRate)];
  return failed * (afterFailed - now) ** 2 + (1 - failed) * (afterPassed - now) ** 2;
}

/**
 * Devices beyond what is acceptable that are expected to fail among so many orders: `orders · E[max(0, p − acceptable)]`,
 * where `E[max(0, p − c)] = mean · P(a + 1, b; > c) − c · P(a, b; > c)`.
 *
 * @example expectedExcess({ a: 1, b: 1 }, 0.5, 8) // 1: the half above 0.5 lies 0.25 above it on average
 */
export function expectedExcess(belief: Belief, acceptable: number, orders: number): number {
  const { a, b } = belief;
  const excess = meanRate(belief) * betaUpper(a + 1, b, acceptable) - acceptable * betaUpper(a, b, acceptable);
  return orders * Math.max(0, excess);
}

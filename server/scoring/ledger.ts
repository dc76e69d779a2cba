/** The ledger: what was reported of a seller on a night, and what an acceptable seller with the same orders would have had. */
import { curveUnit } from './delay-curves.ts';

/** Relative risk 1 in the unit of `daily_counts.risk`. */
export const riskUnit = 1_000_000;

/**
 * Expected events: `(1 + delta) · acceptable · Σ risk · [F(age) − F(age before)]`.
 *
 * @param units the sum of risk (millionths) × curve weight (millionths), a whole number.
 * @example expectedEvents(25 * riskUnit * curveUnit, 0.04, 0.1) // 1.1: 25 orders due, 4 % acceptable, 10 % allowance
 */
export const expectedEvents = (units: number, acceptable: number, delta: number): number =>
  (units / (riskUnit * curveUnit)) * acceptable * (1 + delta);

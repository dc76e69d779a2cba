/** The ledger: what was reported of a seller on a night, and what an acceptable seller with the same orders would have had. */
import type { Day } from './day.ts';
import { curveUnit, reportedUnits, type DelayCurve } from './delay-curves.ts';

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

/** The lines by which a seller's posting differs because an order was learned of, or changed, after its days were posted. */
export interface Arrear {
  /** The day the risk opened, for orders; the day it was reported, for events. */
  day: Day;
  opened: number;
  risk: number;
  reported: number;
  retracted: number;
}

/**
 * What arrears add to tonight: exposure for the ages that have passed on days already posted, and events.
 *
 * @param lastPosted the last day posted before tonight; tonight's own days already see the corrected counts.
 * @example 2 orders (risk 1 each) of a step curve, day 90, posted up to day 99: units 2·10¹², exposure 2·10⁶
 */
export function arrearsOf(arrears: readonly Arrear[], curve: DelayCurve, lastPosted: Day) {
  const sum = { units: 0, exposure: 0, opened: 0, reported: 0, retracted: 0 };
  for (const arrear of arrears) {
    const share = reportedUnits(curve, lastPosted - arrear.day);
    sum.units += arrear.risk * share;
    sum.exposure += arrear.opened * share;
    sum.opened += arrear.opened;
    sum.reported += arrear.reported;
    sum.retracted += arrear.retracted;
  }
  return sum;
}

/**
 * Reporting delay: the share F(a) of a metric's events that are known a days after the order's risk opened. Curves are kept in
 * whole millionths, so that sums of orders × shares are whole numbers and come out the same on every database.
 */
import { allMetrics } from './metrics/index.ts';

/** One whole, in the unit of curves. */
export const curveUnit = 1_000_000;

export interface DelayCurve {
  horizon: number;
  /** F(0) … F(horizon) in millionths, never falling, ending in 1,000,000. */
  shares: readonly number[];
}

export type DelayCurves = Readonly<Record<string, DelayCurve>>;

/** F(age), from 0 to 1. @example reportedShare(defaultCurves['return']!, 30) // 1 */
export const reportedShare = (curve: DelayCurve, age: number): number => reportedUnits(curve, age) / curveUnit;

/** F(age) in millionths. Before the risk opened nothing is known; from the horizon on, all. */
export function reportedUnits(curve: DelayCurve, age: number): number {
  if (age < 0) return 0;
  return age >= curve.horizon ? curveUnit : curve.shares[Math.floor(age)]!;
}

/** F(a) − F(a − 1) in millionths for each age 0 … horizon; they add up to 1,000,000. */
export const curveWeights = (curve: DelayCurve): number[] =>
  curve.shares.map((share, age) => share - (age === 0 ? 0 : curve.shares[age - 1]!));

/** Everything is known on the day the risk opens. */
export const stepCurve: DelayCurve = { horizon: 0, shares: [curveUnit] };

/**
 * The default shape: a constant chance per day that a still unreported event is reported, cut off at the horizon:
 * F(a) = (1 − e^(−(a+1)/τ)) / (1 − e^(−(h+1)/τ)).
 *
 * @example exponentialCurve(2, 1).shares // [665241, 909969, 1000000]
 */
export function exponentialCurve(horizon: number, tau: number): DelayCurve {
  const whole = -Math.expm1(-(horizon + 1) / tau);
  const shares = Array.from({ length: horizon + 1 }, (_, age) =>
    age === horizon ? curveUnit : Math.round((-Math.expm1(-(age + 1) / tau) / whole) * curveUnit),
  );
  return { horizon, shares };
}

/**
 * Mean delays τ in days until the marketplace's own are estimated. Complaints and returns come as buyers unpack and use
 * what they bought, most in the first two weeks; refunds follow a return by about a week; sellers cancel in the first days, when
 * they find that the shelf is empty; a bad order is known by the first of its signs; a counter-offer
 * comes with the inspection, most in the first days.
 */
const defaultTau: Readonly<Record<string, number>> = {
  complaint: 9,
  return: 8,
  cancellation: 2,
  'bad-order': 7,
  refund: 14,
  'counter-offer': 1.5,
};

export const defaultCurves: DelayCurves = Object.fromEntries(
  allMetrics.map(({ key, horizon }) => [
    key,
    horizon === 0 ? stepCurve : exponentialCurve(horizon, defaultTau[key] ?? horizon / 4),
  ]),
);

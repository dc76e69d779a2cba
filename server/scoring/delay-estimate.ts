/**
 * The reporting delay, from a marketplace's own history. Of the orders of last week only the quick complaints are known; counting
 * delays as they come would therefore make every curve too steep. Lawless's reverse-time hazard (J. F. Lawless, "Adjustments for
 * reporting delays and the prediction of occurred but not reported events", 1994) is free of that: for each age x it asks only
 * the orders that are old enough, which share of what they had reported up to x came at x.
 */
import type { Day } from './day.ts';
import { curveUnit, exponentialCurve, reportedUnits, type DelayCurve } from './delay-curves.ts';

/** Events of orders whose risk opened on a day, that were reported at an age. */
export interface DelayCount {
  opened: Day;
  /** Days from the opening of the risk to the report, 0 … horizon; others are left out. */
  age: number;
  /** Whole, 0 or more. */
  events: number;
}

/** Only orders opened within this many days before (and with) the last day: habits change. */
export const delayWindow = 180;
/** With fewer events the default curve stands: at 200 a point of the curve is known to about ±3.5 percentage points. */
export const leastDelayEvents = 200;
/**
 * An age is judged by at least so many events. The last ages of a young marketplace have few orders old enough, or none, and one event
 * among three would take a third from the whole curve below; so what is missing is filled up with events of the stand-in curve.
 */
export const leastRiskSet = 50;

/**
 * g(x) = n(x) / N(x) for x = 0 … horizon: of the events reported up to age x by orders at least x days old, the share that
 * came at x. F(d) = Π over x > d of (1 − g(x)).
 *
 * @param standIn the curve that fills risk sets of fewer than 50 events.
 * @returns F(0) … F(horizon), never falling, ending in 1.
 * @example reportedShares([{ opened: 0, age: 0, events: 60 }, { opened: 0, age: 1, events: 40 }], 1, 1, stepCurve) // [0.6, 1]
 */
export function reportedShares(
  counts: readonly DelayCount[],
  lastDay: Day,
  horizon: number,
  standIn: DelayCurve,
): number[] {
  const known = counts.filter((count) => isKnown(count, lastDay, horizon));
  // Σ over orders exactly y days old, of the events at age x, makes N(x) a sum over y ≥ x of those at ages ≤ x.
  const at = new Float64Array(horizon + 1);
  const upTo = new Float64Array(horizon + 2);
  for (const { opened, age, events } of known) {
    at[age]! += events;
    const oldest = Math.min(horizon, lastDay - opened);
    upTo[age]! += events;
    upTo[oldest + 1]! -= events;
  }
  const shares = new Array<number>(horizon + 1).fill(1);
  for (let x = 1; x <= horizon; x++) upTo[x]! += upTo[x - 1]!;
  for (let x = horizon; x >= 1; x--) shares[x - 1] = shares[x]! * (1 - hazard(at[x]!, upTo[x]!, standIn, x));
  return shares;
}

const isKnown = ({ opened, age }: DelayCount, lastDay: Day, horizon: number) =>
  opened > lastDay - delayWindow && age >= 0 && age <= horizon && opened + age <= lastDay;

function hazard(at: number, upTo: number, standIn: DelayCurve, age: number): number {
  if (upTo >= leastRiskSet) return at / upTo;
  const whole = reportedUnits(standIn, age);
  const borrowed = whole > 0 ? (whole - reportedUnits(standIn, age - 1)) / whole : 0;
  return (at + (leastRiskSet - upTo) * borrowed) / leastRiskSet;
}

/**
 * The curve of a metric on a night, or null while fewer than 200 events are known of the last 180 days: then the default curve stands.
 *
 * @param counts in any order; the same (opened, age) may come more than once.
 * @param lastDay the last day whose reports are completely known.
 * @param horizon of the metric, in days; all is known then by definition.
 * @param standIn for ages at which hardly anything is known; give the metric's default curve.
 * @example 417 events of Lawless's triangle: F(0) … F(4) = 50.0914 %, 80.4031 %, 93.0808 %, 97.9798 %, 100 %
 */
export function estimateCurve(
  counts: readonly DelayCount[],
  lastDay: Day,
  horizon: number,
  standIn: DelayCurve = exponentialCurve(horizon, Math.max(1, horizon) / 4),
): DelayCurve | null {
  const known = counts.reduce((sum, count) => sum + (isKnown(count, lastDay, horizon) ? count.events : 0), 0);
  if (known < leastDelayEvents) return null;
  const shares = reportedShares(counts, lastDay, horizon, standIn);
  return { horizon, shares: shares.map((share) => Math.round(share * curveUnit)) };
}

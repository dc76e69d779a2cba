/** What lies in a metric's window, counted whole. A night only moves the window on; this is for beginnings and for checks. */
import type { Day } from '../server/scoring/day.ts';
import { curveUnit, reportedUnits, type DelayCurve } from '../server/scoring/delay-curves.ts';
import type { Metric } from '../server/scoring/metrics/index.ts';
import { daySums, eventsBetween, openedBetween } from '../server/stores/day-sums.ts';
import type { Read } from '../server/stores/read.ts';

export interface WindowCounts {
  /** Events known whose order opened within the window. */
  events: number;
  /** Orders × the share of the curve that has passed, in millionths. */
  exposure: number;
}

/**
 * @param curveOf the curve of the orders that opened on a day
 * @param until the last day of the window
 * @param days its length
 * @returns by seller
 */
export async function windowCounts(
  read: Read,
  { key, horizon }: Pick<Metric, 'key' | 'horizon'>,
  curveOf: (opened: Day) => DelayCurve,
  until: Day,
  days: number,
): Promise<Map<number, WindowCounts>> {
  const after = until - days;
  const windows = new Map<number, WindowCounts>();
  const of = (seller: number): WindowCounts => {
    let window = windows.get(seller);
    if (!window) windows.set(seller, (window = { events: 0, exposure: 0 }));
    return window;
  };
  for (const { seller, events } of await eventsBetween(read, key, after, until)) of(seller).events += events;
  const settled = await openedBetween(read, key, after, until - horizon);
  for (const { seller, opened } of settled) of(seller).exposure += opened * curveUnit;
  if (horizon === 0) return windows;
  const shares = Array.from({ length: horizon }, (_, age) => reportedUnits(curveOf(until - age), age));
  for (const { seller, exposure } of await daySums(read, key, until, shares)) of(seller).exposure += exposure;
  return windows;
}

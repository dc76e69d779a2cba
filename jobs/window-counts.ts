/** What lies in a metric's window, counted whole. A night only moves the window on; this is for beginnings and for checks. */
import { curveUnit, type DelayCurve } from '../server/scoring/delay-curves.ts';
import type { Day } from '../server/scoring/day.ts';
import { daySums, eventsBetween, openedBetween } from '../server/stores/day-sums.ts';
import type { Read } from '../server/stores/read.ts';

export interface WindowCounts {
  /** Events known whose order opened within the window. */
  events: number;
  /** Orders × the share of the curve that has passed, in millionths. */
  exposure: number;
}

/**
 * @param until the last day of the window
 * @param days its length
 * @returns by seller
 */
export async function windowCounts(
  read: Read,
  metric: string,
  curve: DelayCurve,
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
  for (const { seller, events } of await eventsBetween(read, metric, after, until)) of(seller).events += events;
  const settled = await openedBetween(read, metric, after, until - curve.horizon);
  for (const { seller, opened } of settled) of(seller).exposure += opened * curveUnit;
  if (curve.horizon === 0) return windows;
  const shares = curve.shares.slice(0, curve.horizon);
  for (const { seller, exposure } of await daySums(read, metric, until, shares)) of(seller).exposure += exposure;
  return windows;
}

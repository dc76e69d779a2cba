/**
 * The rule that most marketplaces use, to compare with: reported events ÷ orders of the last sixty nights above a threshold,
 * with at least ten orders. No allowance for chance, for reports that are still to come, or for the mix of goods.
 */
import type { Day } from './day.ts';
import type { MetricPolicy } from './policy-document.ts';

export const naiveDays = 60;
export const naiveOrders = 10;

/**
 * The highest level whose threshold the raw rate is above: its place in `thresholdLevels` and one, or 0; never higher than the policy lets the metric lead.
 *
 * @example naiveLevel(2, 10, { acceptable: 0.04, warn: 0.04, limit: 0.06, suspend: 0.1, weight: 20 }) // 3: 20 % is above 10 %
 */
export function naiveLevel(events: number, orders: number, own: MetricPolicy): number {
  if (orders < naiveOrders) return 0;
  const most = own.highest === undefined ? 3 : ['none', 'warn', 'limit'].indexOf(own.highest);
  if (isAbove(own.suspend, events, orders)) return Math.min(3, most);
  if (isAbove(own.limit, events, orders)) return Math.min(2, most);
  return isAbove(own.warn, events, orders) ? Math.min(1, most) : 0;
}

const isAbove = (threshold: number | null, events: number, orders: number): boolean =>
  threshold !== null && events > threshold * orders;

/** Rolling sums of every slot (a seller and metric), slid on night by night. */
export interface NaiveSums {
  events: Float64Array;
  orders: Float64Array;
  /** What is still within the sums, oldest night first. */
  nights: NightSums[];
}

export interface NightSums {
  night: Day;
  slots: Int32Array;
  events: Int32Array;
  orders: Int32Array;
}

export const naiveSums = (slots: number): NaiveSums => ({
  events: new Float64Array(slots),
  orders: new Float64Array(slots),
  nights: [],
});

/** Takes a night in and lets the nights go that are sixty or more before it; `changed` is told of each slot that moved. */
export function slideNaive(sums: NaiveSums, tonight: NightSums, changed: (slot: number) => void): void {
  sums.nights.push(tonight);
  move(sums, tonight, 1, changed);
  while (sums.nights[0]!.night <= tonight.night - naiveDays) move(sums, sums.nights.shift()!, -1, changed);
}

function move(sums: NaiveSums, { slots, events, orders }: NightSums, sign: 1 | -1, changed: (slot: number) => void) {
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index]!;
    sums.events[slot]! += sign * events[index]!;
    sums.orders[slot]! += sign * orders[index]!;
    changed(slot);
  }
}

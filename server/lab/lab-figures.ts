/** What the lab's concluded orders come to: how many failed, what a finding cost, how long a verdict took. */
import { quarterOf, dayOf, type Day } from '../scoring/day.ts';
import { randomStratumRate, type StratumRate } from './planner/random-stratum-rate.ts';

/** `cause`: bought because somebody named a cause, not drawn by a plan. */
export const labStrata = ['random', 'risk', 'cause'] as const;
export type LabStratum = (typeof labStrata)[number];

export interface ConcludedOrder {
  stratum: LabStratum;
  /** Days as `YYYY-MM-DD`. */
  orderedOn: string;
  concludedOn: string;
  /** By the verdict that counts now. */
  failed: boolean;
  /** Price and parcel, less what came back; null: not noted. */
  costMinor: number | null;
  currency: string | null;
  /** Critical and major items, and safety findings. */
  findings: number;
}

/** @example rateOf([passed, failed]) // { failed: 1, inspected: 2, rate: 0.5, low: 0.0126…, high: 0.9874… } */
export const rateOf = (orders: readonly ConcludedOrder[]): StratumRate =>
  randomStratumRate(orders.filter(({ failed }) => failed).length, orders.length);

export interface QuarterRate extends StratumRate {
  /** Its first day. */
  quarter: Day;
}

/** The quarters from one day to another, the first one first, by the day of the order; also those without any. */
export function ratesByQuarter(orders: readonly ConcludedOrder[], from: Day, to: Day): QuarterRate[] {
  const byQuarter = Map.groupBy(orders, ({ orderedOn }) => quarterOf(dayOf(orderedOn)));
  const rates: QuarterRate[] = [];
  // A quarter has at most 92 days: from its first day that leads into the next one.
  for (let quarter = quarterOf(from); quarter <= to; quarter = quarterOf(quarter + 92))
    rates.push({ quarter, ...rateOf(byQuarter.get(quarter) ?? []) });
  return rates;
}

export interface FindingCost {
  stratum: LabStratum;
  currency: string;
  orders: number;
  findings: number;
  costMinor: number;
  /** Null: nothing was found. */
  perFindingMinor: number | null;
}

/**
 * Money spent on concluded orders by the findings they brought, for each stratum and currency: currencies are never added up.
 * Orders whose price was not noted count in neither part.
 *
 * @example 600 € for two orders with three findings: 200 € a finding
 */
export function costPerFinding(orders: readonly ConcludedOrder[]): FindingCost[] {
  const priced = orders.filter(({ costMinor, currency }) => costMinor !== null && currency !== null);
  const groups = Map.groupBy(priced, ({ stratum, currency }) => `${labStrata.indexOf(stratum)} ${currency}`);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => {
      const [{ stratum, currency }] = group as [ConcludedOrder];
      const costMinor = group.reduce((sum, order) => sum + (order.costMinor as number), 0);
      const findings = group.reduce((sum, order) => sum + order.findings, 0);
      const perFindingMinor = findings === 0 ? null : Math.round(costMinor / findings);
      return {
        stratum,
        currency: currency as string,
        ...{ orders: group.length, findings, costMinor, perFindingMinor },
      };
    });
}

export interface Pace {
  orders: number;
  /** Whole days from the order to the verdict; null: none is concluded. */
  median: number | null;
  longest: number | null;
}

/** @example three orders that took 5, 9 and 30 days: median 9, longest 30 */
export function paceOf(orders: readonly ConcludedOrder[]): Pace {
  const days = orders
    .map(({ orderedOn, concludedOn }) => dayOf(concludedOn) - dayOf(orderedOn))
    .sort((one, other) => one - other);
  // Of an even number the later of the two in the middle: a pace is not said faster than it was.
  const median = days[Math.floor(days.length / 2)] ?? null;
  return { orders: days.length, median, longest: days.at(-1) ?? null };
}

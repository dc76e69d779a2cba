/** The sellers of a funnel, each with its place, and the order in which they are listed. */
import {
  chanceOfAsFew,
  chanceOfAsMany,
  groupRate,
  placeByChance,
  placeBySpread,
  usualSpread,
  type Place,
} from '../../scoring/funnel-places.ts';
import type { FunnelSeller } from '../../stores/funnel.ts';

export interface FunnelRow extends FunnelSeller {
  events: number;
  exposure: number;
  /** Its data alone. */
  rate: number;
  /** Against the limits of chance alone. */
  chance: Place;
  /** Against those of chance and the usual spread; by chance alone where the spread is not known. */
  place: Place;
  /** How likely as many, or as few, events are at the rate of all. */
  tail: number;
}

export interface Funnel {
  rows: FunnelRow[];
  /** The rate of all together; null without orders. */
  rate: number | null;
  /** How much sellers differ beyond chance; null where too few say so. */
  tau2: number | null;
  /** Sellers of whom less than one order counts. */
  without: number;
}

/** Less than one whole order says nothing, and has no place on a scale of powers. */
const leastExposure = 1;

export function funnelOf(sellers: readonly FunnelSeller[]): Funnel {
  const counted = sellers.flatMap((seller) => {
    const { events, exposure, state } = seller;
    const shown = events !== null && exposure !== null && exposure >= leastExposure && state !== 'missing';
    return shown ? [{ ...seller, events, exposure }] : [];
  });
  const rate = groupRate(counted);
  const tau2 = rate === null ? null : usualSpread(counted, rate);
  const rows = counted.map((seller) => {
    const own = Math.min(1, seller.events / seller.exposure);
    const chance = rate === null ? 0 : placeByChance(seller, rate);
    const place = rate === null || tau2 === null ? chance : placeBySpread(seller, rate, tau2, chance);
    const high = rate !== null && own > rate;
    const tail = rate === null ? 1 : high ? chanceOfAsMany(seller, rate) : chanceOfAsFew(seller, rate);
    return { ...seller, rate: own, chance, place, tail };
  });
  return { rows, rate, tau2, without: sellers.length - rows.length };
}

export const funnelSortings = ['place', 'rate', 'orders', 'events', 'name'] as const;
export type FunnelSorting = (typeof funnelSortings)[number];

/** Outside the limits first, the high ones before the low ones; last those within, where the less likely are first. */
const urgency = ({ chance, place }: FunnelRow): number =>
  place > 0 ? 6 + place : chance > 0 ? 4 + chance : place < 0 ? 2 - place : -chance;

const comparisons: Record<FunnelSorting, (a: FunnelRow, b: FunnelRow) => number> = {
  place: (a, b) => urgency(a) - urgency(b) || b.tail - a.tail || Math.abs(a.rate - 0.5) - Math.abs(b.rate - 0.5),
  rate: (a, b) => a.rate - b.rate,
  orders: (a, b) => a.exposure - b.exposure,
  events: (a, b) => a.events - b.events,
  name: (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()),
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function inOrder(rows: readonly FunnelRow[], sort: FunnelSorting, descending: boolean): FunnelRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * comparisons[sort](a, b) || compareText(a.sellerId, b.sellerId));
}

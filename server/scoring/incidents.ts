/**
 * Declared incidents: a carrier's strike, an outage of the platform. What happened to an order because of one is not its
 * seller's doing, so the order leaves the metric altogether: its event, and the chance it would have had of one.
 */
import type { Day } from './day.ts';

export interface Incident {
  id: number;
  /** Keys of the metrics it excuses. */
  metrics: readonly string[];
  /** Null: all of them. */
  market: string | null;
  carrier: string | null;
  /** The days on which events are excused, both included. */
  from: Day;
  to: Day;
}

/** Whose order it was as far as an incident asks. Null: unknown, and covered by no incident that asks for it. */
export interface Circumstances {
  market: string | null;
  carrier: string | null;
}

/** The incident that excuses an event of a metric on a day, or null. Of several, the one declared first. */
export type ExcuseOf = (metric: string, day: Day, order: Circumstances) => number | null;

/**
 * @param incidents those that stand, in the order of their declaration
 * @example excusesOf([{ id: 7, metrics: ['late-delivery'], market: 'FR', carrier: null, from: 100, to: 110 }])('late-delivery', 105, { market: 'FR', carrier: 'Colis' }) // 7
 */
export function excusesOf(incidents: readonly Incident[]): ExcuseOf {
  if (incidents.length === 0) return () => null;
  return (metric, day, { market, carrier }) =>
    incidents.find(
      (one) =>
        day >= one.from &&
        day <= one.to &&
        (one.market === null || one.market === market) &&
        (one.carrier === null || one.carrier === carrier) &&
        one.metrics.includes(metric),
    )?.id ?? null;
}

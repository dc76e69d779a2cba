/**
 * Accepted disputes: what a seller contested with good reason about one order. The order leaves the metric altogether, as it
 * does for a declared incident, and so do the unions of which that was the only sign.
 */
import type { ExcuseOf } from './incidents.ts';

/** The metrics that accepted disputes take one order out of, each with our id of the dispute. */
export type AcceptedMetrics = ReadonlyMap<string, number>;

/** Under which number an event is kept that a dispute excuses: incidents count upwards from 1. */
export const excuseNumber = (dispute: number): number => -dispute;

/**
 * What excuses the events of one order: an incident, or else an accepted dispute about it.
 *
 * @example excusesOfOrder(() => null, new Map([['complaint', 4]]))('complaint', 105, { market: 'FR', carrier: null }) // -4
 */
export function excusesOfOrder(excuseOf: ExcuseOf, accepted: AcceptedMetrics | undefined): ExcuseOf {
  if (!accepted) return excuseOf;
  return (metric, day, order) => {
    const dispute = accepted.get(metric);
    return excuseOf(metric, day, order) ?? (dispute === undefined ? null : excuseNumber(dispute));
  };
}

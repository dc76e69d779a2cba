/** What is known of one order, and what it counts as: on which days its risks open and on which day each metric has its event. */
import type { BusinessCalendar, Day } from './day.ts';
import { metrics } from './metrics/index.ts';
import { momentsOf } from './moments.ts';

/** Instants are whole seconds since 1970 UTC, as the feeds' tables keep them. Null: unknown. */
export interface OrderFacts {
  orderedAt: number;
  cancelledAt: number | null;
  cancelledBy: string | null;
  /** Null: no row of the deliveries feed names the order. */
  delivery: { promisedDay: Day | null; deliveredAt: number | null } | null;
  reviews: readonly { reviewId: string; rating: number; reviewedAt: number; withdrawnAt: number | null }[];
  complaints: readonly CaseFacts[];
  returns: readonly (CaseFacts & { refundMinor: number | null })[];
}

export interface CaseFacts {
  openedAt: number;
  reason: string | null;
  fault: string | null;
  closedAt: number | null;
  resolution: string | null;
  withdrawnAt: number | null;
}

/** The same facts by business day. Withdrawn reviews, complaints and returns are gone; the rest stand in order of time. */
export interface DatedOrder {
  placed: Day;
  cancelled: Day | null;
  cancelledBy: string | null;
  promised: Day | null;
  delivered: Day | null;
  /** The first rating that stands. */
  review: { day: Day; rating: number } | null;
  complaints: readonly DatedCase[];
  returns: readonly (DatedCase & { refundMinor: number | null })[];
}

export interface DatedCase {
  opened: Day;
  reason: string | null;
  fault: string | null;
  closed: Day | null;
  resolution: string | null;
}

/** The days on which an order's risks open. Null: not (yet, or ever). */
export interface Moments {
  placed: Day;
  due: Day | null;
  delivered: Day | null;
  settled: Day | null;
  reviewed: Day | null;
}
export type Moment = keyof Moments;

export interface Outcome {
  moments: Moments;
  /** One entry for each metric of which the order has the event. `day`: reported; `opened`: its risk opened. */
  events: Record<string, { day: Day; opened: Day }>;
}

export function outcomeOf(facts: OrderFacts, calendar: BusinessCalendar): Outcome {
  const order = datedOrder(facts, calendar);
  const moments = momentsOf(order);
  const events: Outcome['events'] = {};
  for (const metric of metrics) {
    const opened = moments[metric.base];
    if (opened === null) continue;
    const reported = metric.event(order, moments);
    if (reported === null) continue;
    // An event known before its risk opened counts on the day it opens: ages are never negative.
    const day = Math.max(reported, opened);
    if (day - opened <= metric.horizon) events[metric.key] = { day, opened };
  }
  return { moments, events };
}

export function datedOrder(facts: OrderFacts, calendar: BusinessCalendar): DatedOrder {
  const dayOrNull = (instant: number | null): Day | null => (instant === null ? null : calendar(instant));
  const dated = (one: CaseFacts): DatedCase => ({
    opened: calendar(one.openedAt),
    reason: one.reason,
    fault: one.fault,
    closed: dayOrNull(one.closedAt),
    resolution: one.resolution,
  });
  const standing = <T extends { withdrawnAt: number | null; openedAt: number }>(cases: readonly T[]): T[] =>
    cases.filter((one) => one.withdrawnAt === null).sort((a, b) => a.openedAt - b.openedAt);
  const placed = calendar(facts.orderedAt);
  const delivered = dayOrNull(facts.delivery?.deliveredAt ?? null);
  const [first] = facts.reviews
    .filter((review) => review.withdrawnAt === null)
    .sort((a, b) => a.reviewedAt - b.reviewedAt || (a.reviewId < b.reviewId ? -1 : 1));
  return {
    placed,
    cancelled: dayOrNull(facts.cancelledAt),
    cancelledBy: facts.cancelledBy,
    promised: facts.delivery?.promisedDay ?? null,
    delivered: delivered === null ? null : Math.max(delivered, placed),
    review: first ? { day: calendar(first.reviewedAt), rating: first.rating } : null,
    complaints: standing(facts.complaints).map(dated),
    returns: standing(facts.returns).map((one) => ({ ...dated(one), refundMinor: one.refundMinor })),
  };
}

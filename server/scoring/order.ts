/** What is known of one order, and what it counts as: on which days its risks open and on which day each metric has its event. */
import { businessHoursAfter, type PublicHolidays } from './business-time.ts';
import type { BusinessCalendar, Day } from './day.ts';
import type { ExcuseOf } from './incidents.ts';
import { orderMetrics } from './metrics/index.ts';
import { replyHours } from './metrics/slow-reply.ts';
import { momentsOf } from './moments.ts';

/** Instants are whole seconds since 1970 UTC, as the feeds' tables keep them. Null: unknown. */
export interface OrderFacts {
  /** The country it was sold in: its business days count. */
  market: string | null;
  category: string | null;
  grade: string | null;
  orderedAt: number;
  cancelledAt: number | null;
  cancelledBy: string | null;
  /** Null: no row of the deliveries feed names the order. */
  delivery: { promisedDay: Day | null; deliveredAt: number | null; carrier: string | null } | null;
  reviews: readonly { reviewId: string; rating: number; reviewedAt: number; withdrawnAt: number | null }[];
  complaints: readonly (CaseFacts & { complaintId: string; firstReplyAt: number | null })[];
  returns: readonly (CaseFacts & { refundMinor: number | null })[];
  /** The day on which the lab revealed that the order, drawn at random, had failed its inspection. */
  failedInspection: Day | null;
  /** The lab has revealed that it was the buyer: its review, complaint and return are no customer's. */
  boughtByLab: boolean;
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
  /** The first complaint that stands: the last day for its answer, and whether that came too late or not at all. */
  reply: { due: Day; late: boolean } | null;
  failedInspection: Day | null;
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
  replyDue: Day | null;
}
export type Moment = keyof Moments;

/** What an order, or anything else of a seller, counts as. */
export interface CountedAs<M> {
  moments: M;
  /** One entry for each metric of which the order has the event. `day`: reported; `opened`: its risk opened. */
  events: Record<string, { day: Day; opened: Day }>;
  /** The same of metrics that a declared incident takes the order out of: neither its event counts nor the order. */
  excused: Record<string, { day: Day; opened: Day; incident: number }>;
}
export type Outcome = CountedAs<Moments>;

export function outcomeOf(
  facts: OrderFacts,
  calendar: BusinessCalendar,
  isHoliday: PublicHolidays,
  excuseOf: ExcuseOf = noExcuses,
): Outcome {
  const order = datedOrder(facts, calendar, isHoliday);
  const moments = momentsOf(order);
  const outcome: Outcome = { moments, events: {}, excused: {} };
  const circumstances = { market: facts.market, carrier: facts.delivery?.carrier ?? null };
  for (const metric of orderMetrics) {
    const opened = moments[metric.base];
    if (opened === null) continue;
    const reported = metric.event(order, moments);
    if (reported === null) continue;
    const happened = [{ of: metric.key, happened: reported, day: reported }];
    const signs = [...(metric.signs?.(order, moments) ?? happened)].sort((a, b) => a.day - b.day);
    const excuses = signs.map(
      (sign) => excuseOf(sign.of, sign.happened, circumstances) ?? excuseOf(metric.key, sign.day, circumstances),
    );
    const standing = excuses.indexOf(null);
    // An event known before its risk opened counts on the day it opens: ages are never negative.
    const day = Math.max(signs[Math.max(0, standing)]!.day, opened);
    if (day - opened > metric.horizon) continue;
    if (standing >= 0) outcome.events[metric.key] = { day, opened };
    else outcome.excused[metric.key] = { day, opened, incident: excuses[0] as number };
  }
  return outcome;
}

const noExcuses: ExcuseOf = () => null;

export function datedOrder(facts: OrderFacts, calendar: BusinessCalendar, isHoliday: PublicHolidays): DatedOrder {
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
  const { reviews, complaints: claims, returns } = facts.boughtByLab ? nobodySaid : facts;
  const placed = calendar(facts.orderedAt);
  const delivered = dayOrNull(facts.delivery?.deliveredAt ?? null);
  const [first] = reviews
    .filter((review) => review.withdrawnAt === null)
    .sort((a, b) => a.reviewedAt - b.reviewedAt || (a.reviewId < b.reviewId ? -1 : 1));
  // Of two complaints of the same second one is the first, in whatever order their rows came.
  const complaints = standing(claims.toSorted((a, b) => (a.complaintId < b.complaintId ? -1 : 1)));
  return {
    placed,
    cancelled: dayOrNull(facts.cancelledAt),
    cancelledBy: facts.cancelledBy,
    promised: facts.delivery?.promisedDay ?? null,
    delivered: delivered === null ? null : Math.max(delivered, placed),
    review: first ? { day: calendar(first.reviewedAt), rating: first.rating } : null,
    complaints: complaints.map(dated),
    returns: standing(returns).map((one) => ({ ...dated(one), refundMinor: one.refundMinor })),
    reply: complaints[0] ? replyTo(complaints[0], facts.market, calendar, isHoliday) : null,
    failedInspection: facts.failedInspection,
  };
}

const nobodySaid: Pick<OrderFacts, 'reviews' | 'complaints' | 'returns'> = { reviews: [], complaints: [], returns: [] };

/** A complaint that was closed was answered, if only by that. */
function replyTo(
  { openedAt, firstReplyAt, closedAt }: OrderFacts['complaints'][number],
  market: string | null,
  calendar: BusinessCalendar,
  isHoliday: PublicHolidays,
): DatedOrder['reply'] {
  const deadline = businessHoursAfter(openedAt, replyHours, market, calendar, isHoliday);
  const answeredAt = Math.min(firstReplyAt ?? Infinity, closedAt ?? Infinity);
  // A day that ends with the deadline is the last for the answer, not the one that begins with it.
  return { due: calendar(deadline - 1), late: answeredAt > deadline };
}

/** The parcel of a mystery order: what the deliveries feed says of it, else what the lab typed in by hand. */
import { dayOf, dayText, type BusinessCalendar, type Day } from '../scoring/day.ts';

export interface ParcelFacts {
  /** Days as `YYYY-MM-DD`; those typed in by hand, null where nobody did. */
  orderedOn: string;
  promisedOn: string | null;
  shippedOn: string | null;
  receivedOn: string | null;
  carrier: string | null;
  /** The deliveries feed's row of the order; null: it has none. Instants are seconds since 1970 UTC. */
  feed: {
    promisedDay: Day | null;
    shippedAt: number | null;
    deliveredAt: number | null;
    carrier: string | null;
  } | null;
}

export interface Parcel {
  /** Days as `YYYY-MM-DD`; null: not known. */
  promisedOn: string | null;
  shippedOn: string | null;
  /** When the carrier says it was handed over; without its word, when the lab received it. */
  deliveredOn: string | null;
  carrier: string | null;
  /** Whole days from the order to the delivery; null as long as there is none, or when it lies before the order. */
  days: number | null;
  /** Who says so: the feed goes before what somebody typed. */
  toldBy: 'feed' | 'hand' | null;
}

/**
 * @example ordered on 2026-11-10, received on 2026-11-13, nothing from the feed: delivered on 2026-11-13, three days, by hand
 */
export function parcelOf(order: ParcelFacts, calendar: BusinessCalendar): Parcel {
  const { feed } = order;
  const told = (instant: number | null | undefined) =>
    typeof instant === 'number' ? dayText(calendar(instant)) : null;
  const promisedDay = feed?.promisedDay ?? null;
  const fromFeed = [promisedDay, feed?.shippedAt, feed?.deliveredAt].some((each) => typeof each === 'number');
  const byHand = [order.promisedOn, order.shippedOn, order.receivedOn].some((each) => each !== null);
  const deliveredOn = told(feed?.deliveredAt) ?? order.receivedOn;
  const days = deliveredOn === null ? null : dayOf(deliveredOn) - dayOf(order.orderedOn);
  return {
    promisedOn: promisedDay === null ? order.promisedOn : dayText(promisedDay),
    shippedOn: told(feed?.shippedAt) ?? order.shippedOn,
    deliveredOn,
    carrier: feed?.carrier ?? order.carrier,
    days: days !== null && days >= 0 ? days : null,
    toldBy: fromFeed ? 'feed' : byHand ? 'hand' : null,
  };
}

/** How long a parcel without a promised day may take before somebody asks where it is. */
export const patienceDays = 14;

/**
 * Since how many days a parcel should have been here; 0: it is here, was taken back, or still has time.
 *
 * @example ordered on 2026-11-01, nothing promised, nothing received: on 2026-11-15 0 days, on 2026-11-18 three
 */
export function daysOverdue(
  order: ParcelFacts & { withdrawnOn: string | null },
  calendar: BusinessCalendar,
  today: Day,
): number {
  if (order.receivedOn !== null || order.withdrawnOn !== null) return 0;
  const { promisedOn } = parcelOf(order, calendar);
  const due = promisedOn === null ? dayOf(order.orderedOn) + patienceDays : dayOf(promisedOn);
  return Math.max(0, today - due);
}

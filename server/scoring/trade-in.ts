/** What is known of a used device that a seller bought from a customer, and what it counts as. */
import { businessDaysAfter, type PublicHolidays } from './business-time.ts';
import type { BusinessCalendar, Day } from './day.ts';
import { tradeInMetrics } from './metrics/index.ts';
import type { CountedAs } from './order.ts';

/** Instants are whole seconds since 1970 UTC, money is in minor units. Null: unknown. */
export interface TradeInFacts {
  /** The seller's country: there the device is received, and its business days count. */
  country: string | null;
  offeredAt: number;
  offerMinor: number | null;
  receivedAt: number | null;
  inspectedAt: number | null;
  counterOfferMinor: number | null;
  decision: string | null;
  decidedAt: number | null;
  paidAt: number | null;
  sentBackAt: number | null;
}

/** The same by business day. */
export interface DatedTradeIn {
  received: Day | null;
  inspected: Day | null;
  /** Less was offered after the device had been seen than before. */
  isCountered: boolean;
  accepted: boolean;
  declined: boolean;
  /** Not before the device was there: until then nothing is owed. */
  decided: Day | null;
  paid: Day | null;
  sentBack: Day | null;
}

/** The days on which its risks open: received, and the last days on which inspection, payment and sending back are in time. */
export interface TradeInMoments {
  received: Day | null;
  inspectionDue: Day | null;
  paymentDue: Day | null;
  sendBackDue: Day | null;
}

/** Business days that the buyer of a device has. */
export const inspectionDays = 2;
export const paymentDays = 6;
export const sendBackDays = 2;

export function tradeInOutcome(
  facts: TradeInFacts,
  calendar: BusinessCalendar,
  isHoliday: PublicHolidays,
): CountedAs<TradeInMoments> {
  const tradeIn = datedTradeIn(facts, calendar);
  const moments = tradeInMoments(tradeIn, facts.country, isHoliday);
  const events: CountedAs<TradeInMoments>['events'] = {};
  for (const metric of tradeInMetrics) {
    const opened = moments[metric.base];
    const reported = opened === null ? null : metric.event(tradeIn, moments);
    if (opened === null || reported === null) continue;
    const day = Math.max(reported, opened);
    if (day - opened <= metric.horizon) events[metric.key] = { day, opened };
  }
  return { moments, events, excused: {} };
}

export function datedTradeIn(facts: TradeInFacts, calendar: BusinessCalendar): DatedTradeIn {
  const dayOrNull = (instant: number | null): Day | null => (instant === null ? null : calendar(instant));
  const { offerMinor, counterOfferMinor, decision } = facts;
  const [receivedOn, decidedOn] = [dayOrNull(facts.receivedAt), dayOrNull(facts.decidedAt)];
  const received = receivedOn === null ? null : Math.max(receivedOn, calendar(facts.offeredAt));
  return {
    received,
    inspected: dayOrNull(facts.inspectedAt),
    isCountered: counterOfferMinor !== null && (offerMinor === null || counterOfferMinor < offerMinor),
    accepted: decision === 'accepted',
    declined: decision === 'rejected',
    decided: received === null || decidedOn === null ? null : Math.max(received, decidedOn),
    paid: dayOrNull(facts.paidAt),
    sentBack: dayOrNull(facts.sentBackAt),
  };
}

/** @example received on Friday, day 109: to be inspected by Tuesday, day 113 */
export function tradeInMoments(
  { received, accepted, declined, decided }: DatedTradeIn,
  country: string | null,
  isHoliday: PublicHolidays,
): TradeInMoments {
  const after = (day: Day | null, count: number): Day | null =>
    day === null ? null : businessDaysAfter(day, count, country, isHoliday);
  return {
    received,
    inspectionDue: after(received, inspectionDays),
    paymentDue: after(accepted ? decided : null, paymentDays),
    sendBackDue: after(declined ? decided : null, sendBackDays),
  };
}

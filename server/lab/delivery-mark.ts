/** The mark for the delivery, from 0 to 100. No checklist asks for it: it is taken from the order. */
import { parseDay } from '../scoring/day.ts';

export interface Delivered {
  /** `YYYY-MM-DD`; null: no day was promised. */
  promisedOn: string | null;
  /** `YYYY-MM-DD`; null: the parcel is not here. */
  receivedOn: string | null;
  /** Who brought it, as the seller named it; null: nobody was named, so the buyer could not follow the parcel. */
  carrier: string | null;
}

/** Points: the first day too late, each day after it, and a carrier that nobody named. */
export const deliveryCosts = { firstDay: 30, furtherDay: 10, noCarrier: 10 };

/**
 * Days between the promised day and the day on which it came; 0: in time, or early. Null where one of them is not known.
 *
 * @example daysLate({ promisedOn: '2026-11-10', receivedOn: '2026-11-12', carrier: null }) // 2
 */
export function daysLate({ promisedOn, receivedOn }: Delivered): number | null {
  const [promised, received] = [promisedOn, receivedOn].map((text) => (text === null ? null : parseDay(text)));
  if (promised === null || promised === undefined || received === null || received === undefined) return null;
  return Math.max(0, received - promised);
}

/**
 * 100 for a parcel that came on the promised day or before, less 30 for the first day too late and 10 for each one after it,
 * less 10 if no carrier was named; never below 0. Without a promised day there is nothing to judge by: null.
 *
 * @example deliveryMark({ promisedOn: '2026-11-10', receivedOn: '2026-11-10', carrier: 'DHL' }) // 100
 * @example deliveryMark({ promisedOn: '2026-11-10', receivedOn: '2026-11-12', carrier: null }) // 50
 * @example deliveryMark({ promisedOn: null, receivedOn: '2026-11-12', carrier: 'DHL' }) // null
 */
export function deliveryMark(delivered: Delivered): number | null {
  const late = daysLate(delivered);
  if (late === null) return null;
  const { firstDay, furtherDay, noCarrier } = deliveryCosts;
  const lost = (late > 0 ? firstDay + furtherDay * (late - 1) : 0) + (isNamed(delivered.carrier) ? 0 : noCarrier);
  return Math.max(0, 100 - lost);
}

const isNamed = (carrier: string | null): boolean => carrier !== null && carrier.trim() !== '';

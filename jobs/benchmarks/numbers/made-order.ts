/** The life of one made-up order of which something can go wrong, in days. */
import type { Random } from '../../../db/sample/random.ts';
import { defaultCurves } from '../../../server/scoring/delay-curves.ts';
import { causeNames, chances, reviewed } from './causes.ts';
import { ageFrom } from './metric-stream.ts';

/** Days from the order to the promised day, and to the delivery of a punctual one. */
export const promisedAfter = 4;
export const deliveredAfter = 3;
const severelyLate = 3;

export type Cause = (typeof causeNames)[number] | null;

/** Days of what became known of the order; null: it never happened. */
export interface MadeOrder {
  placed: number;
  cancelled: number | null;
  due: number;
  delivered: number;
  settled: number;
  complaint: number | null;
  return: number | null;
  review: number | null;
  low: boolean;
  /** From when it is more than three days late. */
  veryLate: number | null;
}

const complaintAge = ageFrom(defaultCurves['complaint']!);
const returnAge = ageFrom(defaultCurves['return']!);
const cancellationAge = ageFrom(defaultCurves['cancellation']!);
/** Reviews come with the first impression: on average six days after the parcel, at most thirty. */
const reviewAge = (random: Random): number => Math.min(30, Math.floor(random.exponential(6)));

/** @param isReviewed known beforehand; null: by chance */
export function madeOrder(random: Random, placed: number, cause: Cause, isReviewed: boolean | null = null): MadeOrder {
  const due = placed + promisedAfter;
  const isLate = cause === 'parcel';
  const isVeryLate = isLate && random.chance(chances.veryLate);
  const lag = isVeryLate ? random.between(severelyLate + 1, 10) : random.between(1, severelyLate);
  const delivered = isLate ? due + lag : placed + deliveredAfter;
  const settled = Math.min(due, delivered);
  const known = cause === 'device' || cause === 'parcel' ? cause : null;
  const low = cause === 'impression' || (known !== null && random.chance(chances.low[known]));
  const complains = known !== null && random.chance(chances.complaint[known]);
  const sendsBack = cause === 'device' && random.chance(chances.return);
  const reviews = cause !== 'shelf' && (isReviewed ?? random.chance(reviewed));
  return {
    placed,
    cancelled: cause === 'shelf' ? placed + cancellationAge(random) : null,
    due,
    delivered,
    settled,
    complaint: complains ? settled + complaintAge(random) : null,
    return: sendsBack ? delivered + returnAge(random) : null,
    review: reviews ? delivered + reviewAge(random) : null,
    low,
    veryLate: isVeryLate ? due + severelyLate : null,
  };
}

/** The day on which the order is known to be a bad one: its first sign. */
export function badOn({ settled, complaint, return: sentBack, review, low, veryLate }: MadeOrder): number | null {
  const signs = [complaint, sentBack, low ? review : null, veryLate].filter((day) => day !== null);
  return signs.length > 0 ? Math.max(settled, Math.min(...signs)) : null;
}

/** Disputes about one order: what may be contested and until when, when an answer is due, and what it must address. */
import { businessDaysAfter, type PublicHolidays } from '../scoring/business-time.ts';
import type { Day } from '../scoring/day.ts';

/** Days after the night that counted an event in which it may be contested. */
export const contestDays = 90;

/** Business days of the seller's country within which a dispute is to be answered. */
export const replyBusinessDays = 5;

/** Points besides the contested events that one dispute may raise. */
export const mostFurtherPoints = 3;

/** Disputes about one order, those that were withdrawn among them: filing it again and again would put off what it holds. */
export const mostOfOneOrder = 4;

export const disputeReasons = [
  'carrier',
  'fraud',
  'locked-device',
  'buyer',
  'platform',
  'wrong-record',
  'other',
] as const;
export type DisputeReason = (typeof disputeReasons)[number];

export const answeredStates = ['accepted', 'partly', 'refused'] as const;
export type AnsweredState = (typeof answeredStates)[number];

export const disputeStates = ['open', ...answeredStates, 'withdrawn'] as const;
export type DisputeState = (typeof disputeStates)[number];

export type PointVerdict = 'accepted' | 'refused';

/** A point that is answered. A point about nothing that is counted is answered in words alone. */
export interface AnsweredPoint {
  metric: string | null;
  verdict: PointVerdict | null;
  answer: string;
}

/** Letters that an answer to a point takes at least: "no" is none. */
export const shortestAnswer = 15;

/**
 * What becomes of a dispute by the answers to its points: those that contest something decide.
 *
 * @example outcomeOfPoints([{ metric: 'complaint', verdict: 'accepted' }, { metric: 'return', verdict: 'refused' }]) // 'partly'
 */
export function outcomeOfPoints(points: readonly Pick<AnsweredPoint, 'metric' | 'verdict'>[]): AnsweredState {
  const contested = points.filter(({ metric }) => metric !== null);
  const accepted = contested.filter(({ verdict }) => verdict === 'accepted');
  if (accepted.length === 0) return 'refused';
  return accepted.length === contested.length ? 'accepted' : 'partly';
}

/** The numbers (from 1) of the points that an answer leaves without a verdict or without words of their own. */
export function pointsLeftOpen(points: readonly AnsweredPoint[]): PointLeftOpen[] {
  return points.flatMap(({ metric, verdict, answer }, at): PointLeftOpen[] => {
    const number = at + 1;
    if (metric !== null && verdict === null) return [{ number, lacks: 'verdict' }];
    return answer.trim().length < shortestAnswer ? [{ number, lacks: 'answer' }] : [];
  });
}

export interface PointLeftOpen {
  number: number;
  lacks: 'verdict' | 'answer';
}

/** The last day on which an event may be contested. @param posted the night that counted it */
export const contestUntil = (posted: Day): Day => posted + contestDays;

/** The last day for the answer. @example dueDay(20511, null, noHolidays) // 20518: filed on a Friday, five business days later */
export const dueDay = (filed: Day, country: string | null, isHoliday: PublicHolidays): Day =>
  businessDaysAfter(filed, replyBusinessDays, country, isHoliday);

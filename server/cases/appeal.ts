/** Appeals against a decision: how long one may be made, and who may answer it. */
import { dayOf, dayText, type Day } from '../scoring/day.ts';
import type { DecisionFacts } from './decision.ts';
import { monthsLater } from './months-later.ts';

const appealMonths = 6;

/**
 * The last day for an appeal: six months after the statement was delivered (Regulation (EU) 2022/2065, Article 20(1)).
 *
 * @example dayText(appealUntil(dayOf('2026-11-02'))) // '2027-05-02', as the statement says
 */
export const appealUntil = (notified: Day): Day => dayOf(monthsLater(dayText(notified), appealMonths));

export const appealChannels = ['portal', 'e-mail', 'letter', 'phone'] as const;
export type AppealChannel = (typeof appealChannels)[number];

export type AppealVerdict = 'upheld' | 'rejected';

/**
 * Why an appeal cannot be made, or null if it can.
 *
 * @example whyNoAppeal({ state: 'in-force', notified: 100, appealed: false }, 283) // null: the last day
 */
export function whyNoAppeal(
  { state, notified, appealed }: Pick<DecisionFacts, 'state' | 'notified' | 'appealed'>,
  today: Day,
): string | null {
  if (notified === null || !['notified', 'in-force', 'ended', 'lifted'].includes(state))
    return 'There is nothing to appeal against: no decision has been delivered, or it does not stand any more.';
  if (appealed) return 'An appeal against this decision is open already.';
  if (today > appealUntil(notified)) return 'The six months in which one can appeal are over.';
  return null;
}

/** Why this person cannot answer an appeal, or null. */
export function whyNotAnswer(
  { person, secondPerson, appealed }: Pick<DecisionFacts, 'person' | 'secondPerson' | 'appealed'>,
  by: string,
): string | null {
  if (!appealed) return 'No appeal against this decision is open.';
  if (by === person || by === secondPerson) return 'Somebody who did not make the decision must answer the appeal.';
  return null;
}

/** How long before a measure the seller must know of it. */
import type { Day } from '../scoring/day.ts';
import type { DecisionFacts } from './decision.ts';

/** Days before the service to a seller ends (Regulation (EU) 2019/1150, Article 4(2)). */
export const endingNotice = 30;

/**
 * The first day on which a measure may be in force: its own first day, never before its statement reached the seller, and for
 * the end of the service 30 days after that unless an exception is named.
 *
 * @returns null as long as nothing was delivered
 * @example earliestStart({ measure: 'end', notified: 100, from: 100, exception: null }) // 130
 */
export function earliestStart({
  measure,
  notified,
  from,
  exception,
}: Pick<DecisionFacts, 'measure' | 'notified' | 'from' | 'exception'>): Day | null {
  if (notified === null) return null;
  const notice = measure === 'end' && exception === null ? endingNotice : 0;
  return Math.max(from ?? notified, notified + notice);
}

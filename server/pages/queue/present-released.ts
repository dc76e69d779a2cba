/** The tab of cases that ended by themselves. */
import { pagerOf } from '../../helpers/addresses.ts';
import { listLength } from '../../stores/in-list.ts';
import type { ReleasedCase } from '../../stores/released-cases.ts';
import { counted, listed, metricWords, sentence } from '../desk/words.ts';

/** Nights back that the tab shows. */
export const releasedNights = 30;

export function presentReleased(cases: readonly ReleasedCase[], page: number, total: number) {
  const lead =
    total === 0
      ? `No case ended by itself in the last ${releasedNights} nights.`
      : `${sentence(counted(total, 'case'))} ended by ${total === 1 ? 'itself' : 'themselves'} in the last ${releasedNights} nights: the figures went back where they belong before anybody had decided.`;
  return {
    lead,
    rows: cases.map(({ id, name, level, since, closed, grounds }) => ({
      href: `/recommendations/${id}`,
      name,
      level,
      since,
      closed,
      nights: counted(closed - since, 'night'),
      grounds: sentence(listed(grounds.map((key) => metricWords(key).label.toLowerCase()))),
    })),
    pager: pagerOf('/today', { scope: 'released' }, page, listLength, total),
  };
}

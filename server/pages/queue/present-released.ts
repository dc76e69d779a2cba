/** The tab of cases that ended by themselves. */
import { pagerOf } from '../../helpers/addresses.ts';
import type { Texts } from '../../languages/texts.ts';
import { listLength } from '../../stores/in-list.ts';
import type { ReleasedCase } from '../../stores/released-cases.ts';
import { metricWords } from '../metric-words.ts';
import { listed, numberWord, sentence } from '../desk/words.ts';

/** Nights back that the tab shows. */
export const releasedNights = 30;

export function presentReleased(cases: readonly ReleasedCase[], page: number, total: number, t: Texts) {
  const lead =
    total === 0
      ? t('No case ended by itself in the last {nights} nights.', { nights: String(releasedNights) })
      : sentence(
          t(
            '{n, plural, one {{number} case ended by itself in the last {nights} nights: the figures went back where they belong before anybody had decided.} other {{number} cases ended by themselves in the last {nights} nights: the figures went back where they belong before anybody had decided.}}',
            { n: total, number: numberWord(total, t), nights: String(releasedNights) },
          ),
        );
  return {
    lead,
    rows: cases.map(({ id, name, level, since, closed, grounds }) => ({
      href: `/recommendations/${id}`,
      name,
      level,
      since,
      closed,
      nights: t('{n, plural, one {{number} night} other {{number} nights}}', {
        n: closed - since,
        number: numberWord(closed - since, t),
      }),
      grounds: sentence(
        listed(
          grounds.map((key) => metricWords(t, key).name),
          t,
        ),
      ),
    })),
    pager: pagerOf('/today', { scope: 'released' }, page, listLength, total),
  };
}

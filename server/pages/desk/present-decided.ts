/** What people decided lately, for the tab of /today. */
import { pagerOf } from '../../helpers/addresses.ts';
import type { Texts } from '../../languages/texts.ts';
import type { RecentDecision } from '../../stores/desk-today.ts';
import { listLength } from '../../stores/in-list.ts';
import { stateWords } from './measure-words.ts';
import { decisionWords } from './present-history.ts';
import { numberWord, personWords, sentence } from './words.ts';

/** Days back that the tab shows. */
export const decidedDays = 90;

export function presentDecided(decisions: readonly RecentDecision[], page: number, total: number, t: Texts) {
  return {
    lead:
      total === 0
        ? t('Nothing was decided in the last {days} days.', { days: String(decidedDays) })
        : sentence(
            t(
              '{total, plural, one {{number} answer} other {{number} answers}} in the last {days} days, the latest first.',
              { total, number: numberWord(total, t), days: String(decidedDays) },
            ),
          ),
    rows: decisions.map((one) => ({
      at: one.decidedAt,
      level: one.level,
      what: decisionWords(one.decision, one.level, t),
      name: one.name,
      /** How far it has come; null for a false alarm or a wait, which carry nothing out. */
      standing: one.state === 'recorded' ? null : sentence(t(stateWords[one.state])),
      href: hrefOf(one),
      person: personWords(one.person, one.personName),
      reason: one.reason,
    })),
    pager: pagerOf('/today', { scope: 'decided' }, page, listLength, total),
  };
}

/** A decision with steps has a page of its own; what is only recorded stands with its case. */
function hrefOf({ id, state, recommendation, sellerId }: RecentDecision): string {
  if (state !== 'recorded') return `/decisions/${id}`;
  return recommendation === null ? `/sellers/${encodeURIComponent(sellerId)}` : `/recommendations/${recommendation}`;
}

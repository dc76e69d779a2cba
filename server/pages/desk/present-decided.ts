/** What people decided lately, for the tab of /today. */
import { pagerOf } from '../../helpers/addresses.ts';
import type { RecentDecision } from '../../stores/desk-today.ts';
import { listLength } from '../../stores/in-list.ts';
import { decisionWords } from './present-history.ts';
import { counted, personWords, sentence } from './words.ts';

/** Days back that the tab shows. */
export const decidedDays = 90;

export function presentDecided(decisions: readonly RecentDecision[], page: number, total: number) {
  return {
    lead:
      total === 0
        ? `Nothing was decided in the last ${decidedDays} days.`
        : `${sentence(counted(total, 'answer'))} in the last ${decidedDays} days, the latest first.`,
    rows: decisions.map((one) => ({
      at: one.decidedAt,
      level: one.level,
      what: decisionWords(one.decision, one.level),
      name: one.name,
      href:
        one.recommendation === null
          ? `/sellers/${encodeURIComponent(one.sellerId)}`
          : `/recommendations/${one.recommendation}`,
      person: personWords(one.person, one.personName),
      reason: one.reason,
    })),
    pager: pagerOf('/today', { scope: 'decided' }, page, listLength, total),
  };
}

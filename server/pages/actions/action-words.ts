/** How a corrective action stands, in words and as a mark. */
import { isClosed, isOverdue } from '../../lab/corrective-action.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';

export interface Standing {
  /** Of the status mark. */
  level: 'watch' | 'warn' | 'too-few' | 'fine' | 'limit' | 'none';
  word: string;
  /** A sentence for whoever asked, and one for the seller. */
  staff: string;
  seller: string;
}

/** That an order was bought to verify it is nobody's to know: done stays done until the result is revealed. */
export function standingOf(
  action: Pick<CorrectiveAction, 'state' | 'dueOn' | 'verifiedByVerdict'>,
  today: Day,
  t: Texts,
): Standing {
  const due = daysIn(t.language).exactDay(action.dueOn);
  switch (action.state) {
    case 'open':
      return isOverdue(action, dayText(today))
        ? {
            ...{ level: 'warn', word: t('overdue') },
            staff: t('It was due on {due}, and the seller has not said that it is done.', { due }),
            seller: t('It was due on {due}. Do it now, and say below what you have done.', { due }),
          }
        : {
            ...{ level: 'watch', word: t('asked for') },
            staff: t('The seller has until {due} to do it and to say what was done.', { due }),
            seller: t('Do it by {due}, and say below what you have done.', { due }),
          };
    case 'done':
      return {
        ...{ level: 'too-few', word: t('done, not checked yet') },
        staff: t('The seller says that it is done. The lab will check it with a test order; until then it stays open.'),
        seller: t('You said that it is done. The lab will check it; there is nothing more to do until then.'),
      };
    case 'verified':
      return {
        ...{ level: 'fine', word: t('checked, in order') },
        staff: failedOtherwise(action)
          ? t('A test order showed that this fault is in order; the order failed for another one.')
          : t('A test order showed that it is in order now.'),
        seller: failedOtherwise(action)
          ? t('The lab checked it with a test order: this fault is in order now. The order failed for another one.')
          : t('The lab checked it with a test order: it is in order now. Thank you.'),
      };
    case 'failed':
      return {
        ...{ level: 'limit', word: t('found again') },
        staff: t('A test order showed the same fault again. You may ask for another action on its page.'),
        seller: t('The lab checked it with a test order and found the same fault again.'),
      };
    case 'withdrawn':
      return {
        ...{ level: 'none', word: t('withdrawn') },
        staff: t('It was withdrawn: the seller need not do it any more.'),
        seller: t('It was withdrawn: you need not do it any more.'),
      };
  }
}

/** The order that shows this fault in order was not in order itself. */
const failedOtherwise = ({ verifiedByVerdict }: Pick<CorrectiveAction, 'verifiedByVerdict'>): boolean =>
  verifiedByVerdict !== null && verifiedByVerdict !== 'passed';

/** As much of it as a list shows; the page of the action has all of it. */
export function shortened(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, ' ')];
  return letters.length <= longestInList ? letters.join('') : `${letters.slice(0, longestInList).join('').trimEnd()}…`;
}

const longestInList = 160;

/** Forms of an action that is closed are not shown. */
export const isOpen = ({ state }: Pick<CorrectiveAction, 'state'>): boolean => !isClosed(state);

/** What a seller can do against a decision, for the top of its statement: until when, or what became of its appeal. */
import { appealUntil, whyNoAppeal } from '../../cases/appeal.ts';
import type { DecisionFacts } from '../../cases/decision.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Appeal } from '../../stores/appeals.ts';

export interface OwnAppeal {
  lead: string;
  /** The form is offered. */
  may: boolean;
  /** Where there is no form: why. */
  why: string | null;
}

interface AppealSetting {
  decision: Pick<DecisionFacts, 'state' | 'notified' | 'appealed'> | null;
  /** The oldest first. */
  appeals: readonly Appeal[];
  today: Day;
  /** The business day of an instant of the tables. */
  dayOfInstant: (instant: string) => Day;
  /** The person may only read for the seller. */
  readsOnly: boolean;
}

export function presentOwnAppeal(
  t: Texts,
  { decision, appeals, today, dayOfInstant, readsOnly }: AppealSetting,
): OwnAppeal {
  const { dayWords, exactDay } = daysIn(t.language);
  const said = t('What was decided about your account, and why. You can keep it as a PDF.');
  const last = appeals.at(-1);
  const on = (instant: string | null) => (instant === null ? '' : dayWords(dayOfInstant(instant), today - 1));
  const isOpen = decision !== null && whyNoAppeal(decision, today) === null;
  const may = isOpen && !readsOnly;
  const colleague = isOpen && readsOnly ? t('A colleague who may act for your shop can appeal.') : null;
  if (last?.state === 'open') {
    const why = t('Your appeal of {day} is being examined. The answer appears here.', { day: on(last.filedAt) });
    return { lead: `${said} ${why}`, may: false, why: null };
  }
  if (last?.state === 'upheld' || last?.state === 'rejected') {
    const answered =
      last.state === 'upheld'
        ? t('Your appeal was answered ({day}): you were right, the decision is taken back.', {
            day: on(last.decidedAt),
          })
        : t('Your appeal was answered ({day}): the decision stands.', { day: on(last.decidedAt) });
    return { lead: `${said} ${answered}`, may, why: colleague };
  }
  const notified = decision?.notified ?? null;
  if (notified === null) return { lead: said, may, why: colleague };
  const day = exactDay(dayText(appealUntil(notified)));
  if (isOpen) return { lead: `${said} ${t('You can appeal against it until {day}.', { day })}`, may, why: colleague };
  const why =
    today > appealUntil(notified)
      ? t('The time to appeal ended on {day}.', { day })
      : t('There is nothing to appeal against any more.');
  return { lead: said, may, why };
}

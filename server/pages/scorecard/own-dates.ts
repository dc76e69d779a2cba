/** The days that a seller should know without reading further: its plan's next step, and by when it can be back. */
import type { Database } from '../../../db/connect.ts';
import { planProgress } from '../../cases/plan.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayOf, type Day } from '../../scoring/day.ts';
import { plansOf, type Plan } from '../../stores/read-plans.ts';
import { readCommitted } from '../../stores/read.ts';
import { metricWords } from '../metric-words.ts';

export interface OwnDate {
  href: string;
  text: string;
  /** What tells it from another one. */
  about: string | null;
}

/** @param soonest by when it can be back, as the way back says it  @returns what is due first comes first */
export async function ownDates(
  database: Database,
  t: Texts,
  seller: number,
  soonest: string | null,
  today: Day,
): Promise<OwnDate[]> {
  const plans = (await plansOf(readCommitted(database), seller)).filter(({ state }) => state === 'open');
  return [
    ...plans
      .flatMap((plan) => nextStep(t, plan, today))
      .sort((one, other) => one.due - other.due)
      .map(({ date }) => date),
    ...(soonest === null ? [] : [{ href: '#way-back', text: soonest, about: null }]),
  ];
}

function nextStep(t: Texts, { id, metric, steps }: Plan, today: Day): { due: Day; date: OwnDate }[] {
  const { next } = planProgress(
    steps.map((step) => ({ ...step, dueOn: dayOf(step.dueOn) })),
    today,
  );
  if (next === null) return [];
  const day = daysIn(t.language).shortDay(next, today);
  const text =
    next < today
      ? t('A step of your plan was due by {day}: do it now, or say why not', { day })
      : t('The next step of your plan is due by {day}', { day });
  return [{ due: next, date: { href: `/scorecard/plan/${id}`, text, about: metricWords(t, metric).label } }];
}

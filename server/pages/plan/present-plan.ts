/** A plan as its seller and the marketplace's people read it: steps and milestones with their days, and what shows them. */
import { judgedOn, milestoneState, planProgress, type MilestoneState } from '../../cases/plan.ts';
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayOf, type Day } from '../../scoring/day.ts';
import type { Plan, PlanStep } from '../../stores/read-plans.ts';
import { metricWords } from '../metric-words.ts';

export interface PlanSetting {
  today: Day;
  night: Day | null;
  /** The rate of a metric on a night; null: none. Asked before, for each milestone. */
  rates: ReadonlyMap<string, number | null>;
  /** Where the plan's page lies, and its files; null: the reader has no page of the plan. */
  path: string | null;
  filePath: string;
  /** Steps can be ended. */
  acts: boolean;
}

export const rateKey = (metric: string, night: Day): string => `${metric} ${night}`;

/** The nights of which the milestones want to know the rate. */
export const nightsWanted = (plans: readonly Plan[], night: Day): { metric: string; night: Day }[] =>
  plans.flatMap(({ metric, steps }) =>
    steps
      .filter(({ kind, state }) => kind === 'milestone' && state === 'open')
      .map(({ dueOn }) => ({ metric, night: judgedOn(dayOf(dueOn), night) })),
  );

const milestoneMarks: Record<MilestoneState, { level: string; word: string }> = {
  reached: { level: 'fine', word: message('reached') },
  'on-course': { level: 'fine', word: message('on course') },
  ahead: { level: 'watch', word: message('not there yet') },
  missed: { level: 'warn', word: message('missed') },
  unknown: { level: 'too-few', word: message('no figure yet') },
};

const stepMarks = {
  open: { level: 'watch', word: message('to be done') },
  overdue: { level: 'warn', word: message('overdue') },
  done: { level: 'fine', word: message('done') },
  dropped: { level: 'none', word: message('dropped') },
};

export function presentPlan(plan: Plan, setting: PlanSetting, t: Texts) {
  const { shortDay } = daysIn(t.language);
  return {
    id: plan.id,
    title: metricWords(t, plan.metric).label,
    href: setting.path,
    ended: plan.state === 'ended',
    lead: leadOf(plan, setting.today, t),
    cause: plan.cause,
    begunAt: plan.begunAt,
    said: plan.words.map(({ side, text, by, at }) => ({
      // Sellers hear the marketplace, staff their colleague.
      who: side === 'marketplace' && setting.path !== null ? null : by,
      ...{ at, lines: text.split(/\r?\n/) },
    })),
    closing: plan.closing,
    steps: plan.steps.map((step) => {
      const { level, word } = markOf(plan, step, setting);
      return {
        ...{ level, word: t(word), due: shortDay(step.dueOn, setting.today), dueOn: step.dueOn, text: step.text },
        kind: step.kind === 'step' ? t('Step') : t('Milestone'),
        target: targetWords(plan, step, setting, t),
        evidence: step.evidence,
        files: step.files.map(({ id, name, size, sha256 }) => ({
          ...{ href: `${setting.filePath}/${id}`, name, sha256, size: numbersIn(t.language).bytes(size) },
        })),
        isStep: step.kind === 'step',
        href: setting.acts && step.state === 'open' ? `${setting.path}/steps/${step.id}` : null,
      };
    }),
  };
}

function markOf({ metric }: Plan, step: PlanStep, { today, night, rates }: PlanSetting) {
  if (step.state !== 'open') return stepMarks[step.state];
  if (step.kind === 'step') return stepMarks[dayOf(step.dueOn) < today ? 'overdue' : 'open'];
  if (night === null || step.target === null) return milestoneMarks.unknown;
  const dueOn = dayOf(step.dueOn);
  const rate = rates.get(rateKey(metric, judgedOn(dueOn, night))) ?? null;
  return milestoneMarks[milestoneState({ target: step.target, dueOn }, night, rate)];
}

/** 'at most 4 %; 5.1 % now' */
function targetWords(
  { metric }: Plan,
  { target, dueOn, state }: PlanStep,
  setting: PlanSetting,
  t: Texts,
): string | null {
  if (target === null) return null;
  const { exactPercent, percent } = numbersIn(t.language);
  const { night, rates } = setting;
  const rate = night === null ? null : (rates.get(rateKey(metric, judgedOn(dayOf(dueOn), night))) ?? null);
  const most = exactPercent(target);
  if (rate === null || night === null || state !== 'open') return t('at most {most}', { most });
  return dayOf(dueOn) <= night
    ? t('at most {most}; on that day the score took it as {rate}', { most, rate: percent(rate) })
    : t('at most {most}; now the score takes it as {rate}', { most, rate: percent(rate) });
}

/** '2 of 4 steps are done; the next is due on Mon 7 Dec.' */
export function leadOf({ steps, state }: Plan, today: Day, t: Texts): string {
  if (state === 'ended') return t('This plan is ended.');
  const progress = planProgress(
    steps.map((step) => ({ ...step, dueOn: dayOf(step.dueOn) })),
    today,
  );
  if (progress.steps === 0) return t('No step is planned yet.');
  const { done, overdue, next } = progress;
  const values = { done, steps: progress.steps };
  if (next === null)
    return t('{steps, plural, one {Its one step is done.} other {All # steps are done.}}', { steps: progress.steps });
  const day = daysIn(t.language).shortDay(next, today);
  return overdue > 0
    ? t(
        '{done, number} of {steps, number} steps are done; {overdue, plural, one {one is overdue} other {# are overdue}}, since {day}.',
        {
          ...{ ...values, overdue, day },
        },
      )
    : t('{done, number} of {steps, number} steps are done; the next is due on {day}.', { ...values, day });
}

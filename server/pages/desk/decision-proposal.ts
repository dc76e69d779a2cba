/** A filled form made into a decision, or one sentence for each field that is impossible. */
import type { Exception, Measure, Restriction, Scope } from '../../cases/decision.ts';
import { exceptions } from '../../cases/decision.ts';
import { openingOf, type Opening, type Proposal } from '../../cases/new-decision.ts';
import type { DecisionState } from '../../cases/decision.ts';
import type { Answer } from '../../cases/new-decision.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { refusalWords } from '../decisions/refusals.ts';
import { tooLongWords } from '../too-long-words.ts';
import { chosenOf, type DecisionFaults, type DecisionForm } from './decision-form.ts';
import { keptConditions } from './proposed-way-back.ts';
import { usualLimit, usualStart, type DecisionSetting } from './decision-setting.ts';

const shortestReason = 10;
const longestReason = 2_000;
const longestConditions = 1_000;
/** Days ahead: beyond it a date is a slip of the pen. */
const farthest = 366;

export interface Decided {
  state: DecisionState;
  answer: Answer;
  measure: Measure;
  scope: Scope;
  restriction: Restriction | null;
  from: Day | null;
  until: Day | null;
  conditions: string;
  ground: string | null;
  exception: Exception | null;
}

export type Proposed = { decided: Decided } | { faults: DecisionFaults };

export function proposedBy(form: DecisionForm, setting: DecisionSetting, t: Texts): Proposed {
  const drafted = draftedBy(form, setting, t);
  const faults = reasonFaults(form, t);
  if (!hasAny(faults)) return drafted;
  return { faults: { ...('faults' in drafted && drafted.faults), ...faults } };
}

/** The same as long as the reason is not asked for: no seller reads it. */
export function draftedBy(form: DecisionForm, setting: DecisionSetting, t: Texts): Proposed {
  const chosen = chosenOf(form.answer, setting.recommended);
  const faults = { ...wordFaults(form, chosen === null, t), ...laterFaults(form, setting, t) };
  if (chosen === null) return { faults };
  const { answer, measure } = chosen;
  const carriesOut = answer !== 'dismissed' && answer !== 'wait';
  if (!carriesOut) {
    const nothing = {
      scope: {},
      restriction: null,
      from: null,
      until: null,
      conditions: '',
      ground: null,
      exception: null,
    };
    return hasAny(faults) ? { faults } : { decided: { state: 'recorded', answer, measure, ...nothing } };
  }
  const exception = exceptions.find((one) => measure === 'end' && one === form.exception) ?? null;
  const from = form.from ? parseDay(form.from) : usualStart(measure, setting.today, exception !== null);
  const until = form.until ? parseDay(form.until) : null;
  const limit = measure === 'limit' ? restrictionOf(form, setting, t) : { restriction: null };
  const whole = { ...faults, ...dateFaults(form, { from, until }, setting, t), ...placeFaults(form, setting, t) };
  if ('fault' in limit) whole.amount = limit.fault;
  const restriction = 'fault' in limit ? null : limit.restriction;
  const proposal = { answer, measure, recommended: setting.recommended, restriction, from, until, exception };
  const opening = openingOf(proposal, circumstancesOf(setting));
  // What is wrong with a field as it was typed says more than what the rules say of it.
  const all = 'refused' in opening ? { [fieldOf(opening.field)]: refusalWords(opening.refused, t), ...whole } : whole;
  if ('refused' in opening || hasAny(all)) return { faults: all };
  const { markets, categories } = form;
  return {
    decided: {
      ...{ state: opening.state, answer, measure, restriction, from, until, exception },
      scope: { ...(markets.length > 0 && { markets }), ...(categories.length > 0 && { categories }) },
      conditions: keptConditions(form.conditions, setting.wayBack, t),
      ground: groundOf(form, setting, exception),
    },
  };
}

/** Ending the service at once stands on the ground of its exception, unless the person chose another. */
function groundOf({ ground }: DecisionForm, setting: DecisionSetting, exception: Exception | null): string | null {
  const chosen = ground === '' || ground === setting.ground ? null : ground;
  return chosen ?? setting.grounds.find(({ key }) => key === exception)?.key ?? setting.ground;
}

const hasAny = (faults: DecisionFaults): boolean => Object.keys(faults).length > 0;

export const circumstancesOf = ({ today, standing, earlier, contested, danger }: DecisionSetting) => ({
  ...{ today, standing, earlierRestrictions: earlier },
  ...(contested && { contested: { spared: contested.spared, danger } }),
});

/** Where the rules speak of a part of the decision, the field in which the person chose it. */
const fieldOf = (field: Extract<Opening, { refused: string }>['field']): keyof DecisionForm =>
  (
    ({ measure: 'answer', restriction: 'amount', recommended: 'answer' }) as Partial<
      Record<keyof Proposal, keyof DecisionForm>
    >
  )[field] ?? (field as keyof DecisionForm);

function reasonFaults({ reason }: DecisionForm, t: Texts): DecisionFaults {
  return {
    ...(reason.length < shortestReason && {
      reason: t('Write the reason in a sentence: others will read it when you are not there.'),
    }),
    ...(reason.length > longestReason && {
      reason: t('Shorten it to {most} letters; details belong into the discussion.', {
        most: numbersIn(t.language).count(longestReason),
      }),
    }),
  };
}

function wordFaults({ conditions }: DecisionForm, nothingChosen: boolean, t: Texts): DecisionFaults {
  return {
    ...(nothingChosen && { answer: t('Choose what is to happen.') }),
    ...((conditions ?? '').length > longestConditions && {
      conditions: tooLongWords(longestConditions, t),
    }),
  };
}

/** Nobody decides without having read what the lab has found since the page was opened. */
const laterFaults = ({ seen }: DecisionForm, { later }: DecisionSetting, t: Texts): DecisionFaults =>
  later.every(({ id }) => seen.includes(id))
    ? {}
    : { answer: t('The lab has revealed something since you opened this page. Read it, then choose again.') };

function dateFaults(
  form: DecisionForm,
  { from, until }: { from: Day | null; until: Day | null },
  { today }: DecisionSetting,
  t: Texts,
): DecisionFaults {
  return {
    ...(form.from && from === null && { from: t('Write the first day as year, month and day.') }),
    ...(from !== null && from > today + farthest && { from: t('That is more than a year ahead.') }),
    ...(form.until && until === null && { until: t('Write the last day as year, month and day.') }),
    ...(until !== null && until > today + 5 * farthest && { until: t('That is more than five years ahead.') }),
  };
}

/** Only where the seller really sells: a measure for a market it is not in would be for nothing. */
function placeFaults(
  { markets, categories, ground }: DecisionForm,
  setting: DecisionSetting,
  t: Texts,
): DecisionFaults {
  const { places } = setting.volume;
  return {
    ...(markets.some((one) => !places.some(({ market }) => market === one)) && {
      markets: t('Choose among the markets in which it sells.'),
    }),
    ...(categories.some((one) => !places.some(({ category }) => category === one)) && {
      categories: t('Choose among the categories that it sells.'),
    }),
    ...(ground &&
      !setting.grounds.some(({ key }) => key === ground) && {
        ground: t('Choose a ground that there is.'),
      }),
  };
}

function restrictionOf(
  { amount, unit }: DecisionForm,
  { volume }: DecisionSetting,
  t: Texts,
): { restriction: Restriction | null } | { fault: string } {
  const usual = usualLimit(volume);
  if (amount === null && usual !== null) return { restriction: { ordersPerDay: usual } };
  const given = /^\d{1,6}$/.test(amount ?? '') ? Number(amount) : null;
  if (unit === 'listings')
    return given !== null && given >= 1 && given <= 99
      ? { restriction: { shareOfListings: given } }
      : { fault: t('Give the share of its listings that stays, from 1 to 99 percent.') };
  return given !== null && given >= 1
    ? { restriction: { ordersPerDay: given } }
    : { fault: t('Give a whole number of orders a day, from 1 on; for none at all, suspend it.') };
}

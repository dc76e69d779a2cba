/** The form that decides a case, as a person fills it in: what is to happen, a reason in a sentence, and defaults for all else. */
import { measureRank, measures, needsSecondPerson, type Measure } from '../../cases/decision.ts';
import type { Answer } from '../../cases/new-decision.ts';
import type { DecisionSetting } from './decision-setting.ts';

/** Texts as they were typed; null where the form was sent without the field, which then has its default. */
export interface DecisionForm {
  /** `accepted`, `dismissed`, `wait`, or a measure. */
  answer: string | null;
  reason: string;
  markets: string[];
  categories: string[];
  from: string | null;
  until: string | null;
  amount: string | null;
  unit: 'orders' | 'listings';
  conditions: string | null;
  ground: string | null;
  exception: string | null;
  /** The colleague whose case it is taken from; null: the box was not ticked. */
  takeOver: string | null;
  /** Numbers of the later findings that stood beside the form. */
  seen: readonly number[];
}

export type DecisionFaults = Partial<Record<keyof DecisionForm, string>>;

/**
 * As it is shown first: what is recommended is chosen, unless it must be a choice of two people or was recommended without
 * knowing what the lab has found since; all else has its default.
 */
export const usualForm = ({ recommended, later }: Pick<DecisionSetting, 'recommended' | 'later'>): DecisionForm => ({
  ...{
    answer: needsSecondPerson(recommended) || later.length > 0 ? null : 'accepted',
    reason: '',
    markets: [],
    categories: [],
    from: null,
    until: null,
    amount: null,
    unit: 'orders',
  },
  ...{ conditions: null, ground: null, exception: null, takeOver: null, seen: [] },
});

export function readDecisionForm(body: unknown): DecisionForm {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].trim() : null);
  const several = (name: string) => {
    const value = given[name];
    return (Array.isArray(value) ? value : [value])
      .filter((one): one is string => typeof one === 'string')
      .slice(0, 200);
  };
  const answer = text('answer');
  return {
    answer: answer !== null && isAnswer(answer) ? answer : null,
    reason: text('reason') ?? '',
    markets: several('markets'),
    categories: several('categories'),
    from: text('from'),
    until: text('until'),
    amount: text('amount'),
    unit: text('unit') === 'listings' ? 'listings' : 'orders',
    conditions: text('conditions'),
    ground: text('ground'),
    exception: text('exception'),
    takeOver: text('take_over'),
    seen: several('seen').map(Number),
  };
}

const isAnswer = (text: string): boolean =>
  ['accepted', 'dismissed', 'wait', ...measures].some((answer) => answer === text);

export interface Chosen {
  answer: Answer;
  measure: Measure;
}

/**
 * What the person chose, against what the night recommends.
 *
 * @example chosenOf('warn', 'limit') // { answer: 'lightened', measure: 'warn' }
 */
export function chosenOf(answer: string | null, recommended: Measure): Chosen | null {
  if (answer === null) return null;
  if (answer === 'dismissed' || answer === 'wait') return { answer, measure: recommended };
  if (answer === 'accepted') return { answer, measure: recommended };
  const measure = answer as Measure;
  const difference = measureRank(measure) - measureRank(recommended);
  return { answer: difference === 0 ? 'accepted' : difference < 0 ? 'lightened' : 'aggravated', measure };
}

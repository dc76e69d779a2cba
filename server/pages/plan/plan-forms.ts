/** The forms of a plan as they were sent: what is wrong with them by field, or what they ask for. */
import type { Request } from 'express';
import type { Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import type { NewPlan, NewStep, StepEnd } from '../../stores/plans.ts';
import { attachmentFile } from '../desk/attachment-file.ts';
import { formIdIn, formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';

/** Letters. */
export const longestText = 2_000;
const shortest = 10;
/** A plan looks a year ahead at most. */
const furthestDays = 366;

/** A form to be shown again: what was typed, and what is wrong with it. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

export const untouched: Typed = { values: {}, errors: {} };

interface Filled<Asked> {
  typed: Typed;
  /** Null: something is wrong with it. */
  asked: Asked | null;
}

const filled = <Asked>(
  values: Record<string, string>,
  errors: Record<string, string>,
  asked: Asked,
): Filled<Asked> => ({
  typed: { values, errors },
  asked: Object.keys(errors).length > 0 ? null : asked,
});

function textFault(text: string, t: Texts): string | null {
  if (text.length < shortest) return t('Say it in a sentence or two.');
  return text.length > longestText ? tooLongWords(longestText, t) : null;
}

const named = (name: string, fault: string | null): Record<string, string> => (fault === null ? {} : { [name]: fault });

/** @param eligible metrics that a plan may be about */
export function readNewPlan({ body }: Request, eligible: readonly string[], t: Texts): Filled<NewPlan> {
  const [metric, cause] = [formText(body, 'metric'), formText(body, 'cause')];
  const errors = {
    ...(eligible.includes(metric) ? {} : { metric: t('Choose one of the list.') }),
    ...named('cause', textFault(cause, t)),
  };
  return filled({ metric, cause }, errors, { metric, cause, formId: formIdIn(body) });
}

/** With a rate to reach it is a milestone. */
export function readNewStep({ body }: Request, plan: number, today: Day, t: Texts): Filled<NewStep> {
  const [text, due, typed] = [formText(body, 'text'), formText(body, 'due'), formText(body, 'target')];
  const day = parseDay(due);
  const target = typed === '' ? null : Number(typed.replace(',', '.').replace(/\s*%$/, ''));
  const far = day !== null && (day < today || day > today + furthestDays);
  const wrongTarget = target !== null && !(target > 0 && target < 100);
  const errors = {
    ...named('text', textFault(text, t)),
    ...named('due', day === null ? t('Give a day.') : far ? t('Choose a day from today on, within a year.') : null),
    ...named('target', wrongTarget ? t('Give a percentage, such as 3.5, or leave it empty.') : null),
  };
  return filled({ text, due, target: typed }, errors, {
    ...{ plan, text, dueOn: day === null ? '' : dayText(day), formId: formIdIn(body) },
    kind: target === null ? 'step' : 'milestone',
    target: target === null ? null : target / 100,
  });
}

export function readEvidence(
  request: Request,
  { plan, step }: { plan: number; step: number },
  t: Texts,
): Filled<StepEnd> {
  const evidence = formText(request.body, 'evidence');
  const chosen = request.upload?.file || request.upload?.fault ? attachmentFile(request.upload) : null;
  const fault = chosen && 'fault' in chosen ? t(chosen.fault) : null;
  const errors = { ...named('evidence', textFault(evidence, t)), ...named('file', fault) };
  const file = chosen && !('fault' in chosen) ? chosen : null;
  return filled({ evidence }, errors, { plan, step, state: 'done', evidence, file });
}

export const faultsOf = ({ errors }: Typed) => Object.entries(errors).map(([name, text]) => ({ name, text }));

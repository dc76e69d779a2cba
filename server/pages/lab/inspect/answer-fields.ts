/** An inspector's answers as the fields of the form, and back. The phone keeps and compares them as fields too. */
import { noAnswer, type Answer, type Answers, type Said } from '../../../lab/answers.ts';
import type { Checklist } from '../../../lab/checklist.ts';
import { grades, type Grade } from '../../../lab/result.ts';
import { formText } from '../../portfolio/form-text.ts';

/** By the name of the field; what is empty is left out. */
export type Fields = Readonly<Record<string, string>>;

const words: readonly Said[] = ['yes', 'no', 'skipped'];
const parts: readonly (keyof Answer)[] = ['said', 'value', 'note', 'part', 'batch'];

/** `said.imei`, `unseen.back`: what it is about stands behind the point. */
export const fieldName = (part: keyof Answer | 'unseen', key: string): string => `${part}.${key}`;

export function fieldsOf({ items, model, notes, unseen = {} }: Answers): Fields {
  const answered = Object.entries(items).flatMap(([key, answer]) =>
    parts.map((part): [string, string] => [fieldName(part, key), answer[part] ?? '']),
  );
  const reasons = Object.entries(unseen).map(([key, reason]): [string, string] => [fieldName('unseen', key), reason]);
  const all: [string, string][] = [...answered, ...reasons, ['model', model], ['notes', notes]];
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** Only what the checklist asks for is read; a word that is none is no answer. */
export function answersIn(given: unknown, { items, views }: Checklist): Answers {
  const read = (part: keyof Answer, key: string) => formText(given, fieldName(part, key));
  const answers = items.map(({ key }): [string, Answer] => [
    key,
    {
      said: words.find((word) => word === read('said', key)) ?? null,
      ...{ value: read('value', key), note: read('note', key), part: read('part', key), batch: read('batch', key) },
    },
  ]);
  const reasons = views.map(({ key }): [string, string] => [key, formText(given, fieldName('unseen', key))]);
  const graded = items.find(({ asked }) => asked.ask === 'grade');
  const seen = graded ? read('value', graded.key) : '';
  return {
    items: Object.fromEntries(answers.filter(([, answer]) => parts.some((part) => answer[part] !== noAnswer[part]))),
    model: formText(given, 'model'),
    gradeSeen: grades.find((grade: Grade) => grade === seen) ?? null,
    notes: formText(given, 'notes'),
    unseen: Object.fromEntries(reasons.filter(([, reason]) => reason !== '')),
  };
}

/** Two drafts of one inspection: nothing of either is dropped, and where both say something else the typed one goes first. */
export function mergedFields(typed: Fields, stored: Fields): { fields: Fields; differing: string[] } {
  return {
    fields: { ...stored, ...typed },
    differing: Object.keys(typed).filter((name) => stored[name] !== undefined && stored[name] !== typed[name]),
  };
}

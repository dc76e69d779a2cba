/** What an inspector of the sample answers to a checklist: everything in order, but the faults that the sample names. */
import type { SampleFindings } from '../../db/sample/mystery-orders.ts';
import { noAnswer, noAnswers, type Answer, type Answers } from '../../server/lab/answers.ts';
import type { Checklist, ChecklistItem } from '../../server/lab/checklist.ts';
import type { Grade } from '../../server/lab/result.ts';

/** @param seen what keeps each view from having a picture; null: they have one */
export function answersTo({ items, views }: Checklist, found: SampleFindings, seen: string | null): Answers {
  return {
    ...noAnswers,
    items: Object.fromEntries(items.map((item) => [item.key, answerTo(item, found)])),
    gradeSeen: found.gradeSeen as Grade | null,
    notes: found.notes,
    unseen: seen === null ? {} : Object.fromEntries(views.map(({ key }) => [key, seen])),
  };
}

function answerTo({ key, asked }: ChecklistItem, { faults, gradeSeen, gradeNote: note = '' }: SampleFindings): Answer {
  const fault = faults.find(({ item }) => item === key);
  if (fault) {
    const { note, part = '', batch = '' } = fault;
    return { ...noAnswer, said: 'no', note, part, batch };
  }
  switch (asked.ask) {
    case 'figure':
      return { ...noAnswer, value: String(asked.least + 7 + (key.length % 9)) };
    case 'grade':
      return { ...noAnswer, value: gradeSeen ?? '', said: gradeSeen === null ? 'skipped' : null, note };
    case 'imei':
      return { ...noAnswer, said: 'skipped' };
    default:
      return { ...noAnswer, said: 'yes' };
  }
}

/** Another person looks at the same device: of what is small, one in three sees it otherwise. */
export function secondAnswers({ items }: Checklist, first: Answers, nth: number): Answers {
  const minor = items.find(({ severity, key }) => severity === 'minor' && first.items[key]?.said === 'yes');
  if (minor === undefined || nth % 3 > 0) return first;
  return { ...first, items: { ...first.items, [minor.key]: { ...noAnswer, said: 'skipped' } } };
}

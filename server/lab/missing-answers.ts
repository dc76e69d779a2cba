/** What an inspection still lacks before it may be submitted. */
import { noAnswer } from './answers.ts';
import type { ChecklistItem } from './checklist.ts';
import { saidOf, type Setting } from './said-of.ts';

export interface Missing {
  /** The key of the item. */
  key: string;
  label: string;
  why: string;
}

/** Why what was typed is no answer, by what the item asks. */
export const unread = {
  yes: 'not answered yet',
  figure: 'not a figure: write it like 86',
  grade: 'not a grade',
  imei: 'the check digit is wrong: read the 15 digits again. If the device truly shows them, answer no',
};

/**
 * The items that have no answer, or one that cannot be read, in the order of the checklist.
 *
 * @example an IMEI with two digits swapped and no word beside it: named, since it is probably a slip
 */
export const missingAnswers = (setting: Setting): Missing[] =>
  setting.items
    .filter((item) => saidOf(item, setting) === null)
    .map((item) => ({ key: item.key, label: item.label, why: whyMissing(item, setting) }));

function whyMissing({ key, asked }: ChecklistItem, { answers }: Setting): string {
  const { value } = answers.items[key] ?? noAnswer;
  return value.trim() === '' ? unread.yes : unread[asked.ask];
}

/** What an inspection still lacks before it may be submitted. */
import { noAnswer } from './answers.ts';
import type { ChecklistItem } from './checklist.ts';
import { saidOf, type Setting } from './said-of.ts';

/** Nothing is said; what was typed cannot be read as what the item asks; or what was wrong is not told in words. */
export type Why = 'unanswered' | 'figure' | 'grade' | 'imei' | 'note';

export interface Missing {
  /** The key of the item. */
  key: string;
  label: string;
  why: Why;
}

/**
 * The items that have no answer, or one that cannot be read, in the order of the checklist.
 *
 * @example an IMEI with two digits swapped and no word beside it: named, since it is probably a slip
 */
export const missingAnswers = (setting: Setting): Missing[] =>
  setting.items
    .filter((item) => saidOf(item, setting) === null)
    .map((item) => ({ key: item.key, label: item.label, why: whyMissing(item, setting) }));

function whyMissing({ key, asked }: ChecklistItem, { answers }: Setting): Why {
  const { value } = answers.items[key] ?? noAnswer;
  return value.trim() === '' || asked.ask === 'yes' ? 'unanswered' : asked.ask;
}

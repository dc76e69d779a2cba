/** What was found wrong and has no word beside it: the seller has to answer it, and a manager decides by it. */
import { noAnswer } from './answers.ts';
import type { Severity } from './checklist.ts';
import type { Missing } from './missing-answers.ts';
import { saidOf, type Setting } from './said-of.ts';

/** Letters and digits; fewer tell nothing of a device. */
export const leastNote = 5;

/** Whether a no to a question of this severity must be told in words. A blemish speaks for itself. */
export const needsNote = (severity: Severity): boolean => severity !== 'minor';

/**
 * Whether a note says anything.
 *
 * @example saysEnough('cracked') // true
 * @example saysEnough(' – … no. ') // false
 */
export const saysEnough = (note: string): boolean => (note.match(/[\p{L}\p{N}]/gu) ?? []).length >= leastNote;

/**
 * The critical and major items that are not in order and have no note, in the order of the checklist.
 *
 * @example a battery of 71 % where the least is 80, and nothing noted: named; a dirty cover: not, it is a minor one
 */
export const missingNotes = (setting: Setting): Missing[] =>
  setting.items
    .filter((item) => needsNote(item.severity) && saidOf(item, setting) === 'no')
    .filter(({ key }) => !saysEnough((setting.answers.items[key] ?? noAnswer).note))
    .map(({ key, label }) => ({ key, label, why: 'note' }));

/** What the first checklists are made of: questions that several kinds of device share, each kind with points of its own. */
import type { ChecklistItem } from '../checklist.ts';

export type Question = Omit<ChecklistItem, 'points'>;

type Words = Pick<Question, 'key' | 'label' | 'help' | 'severity'> & Partial<Pick<Question, 'asked' | 'safety'>>;

/** A question of one step that counts in the mark for the device. */
export const questionOf =
  (group: string, mark: Question['mark'] = 'quality') =>
  (words: Words): Question => ({ asked: { ask: 'yes' }, safety: null, ...words, group, mark });

/** Questions with what each is worth, as items of a checklist. */
export const worth = (...pairs: readonly (readonly [points: number, question: Question])[]): ChecklistItem[] =>
  pairs.map(([points, question]) => ({ ...question, points }));

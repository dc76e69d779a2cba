/** An answer to a dispute that was wrong: who may correct it, until when, and what that moves. */
import type { Day } from '../scoring/day.ts';

/** Days after an answer in which it may be corrected. */
export const correctionDays = 30;

/** The last day for it. */
export const correctUntil = (answered: Day): Day => answered + correctionDays;

export type NoCorrection = 'own' | 'late';

/**
 * Why somebody may not correct an answer, or null. Nobody judges what they answered themselves, nor puts it back.
 *
 * @param answeredBy everybody who has answered the dispute
 * @param answered the day of the answer that stands
 * @example whyNoCorrection({ answeredBy: ['ana@x.example'], answered: 100 }, 'ben@x.example', 130) // null: the last day
 */
export function whyNoCorrection(
  { answeredBy, answered }: { answeredBy: readonly string[]; answered: Day },
  person: string,
  today: Day,
): NoCorrection | null {
  if (today > correctUntil(answered)) return 'late';
  return answeredBy.includes(person) ? 'own' : null;
}

export type FigureChange = 'out' | 'back' | 'other';

/**
 * What an answer moves in the figures: the order leaves them, comes back into them, or leaves others than before.
 *
 * @param before the metrics that the order is out of
 * @param now those that it is to be out of
 * @example figureChange(['complaint'], []) // 'back'
 * @example figureChange([], []) // null
 */
export function figureChange(before: readonly string[], now: readonly string[]): FigureChange | null {
  if (before.length === now.length && before.every((metric) => now.includes(metric))) return null;
  if (now.length === 0) return 'back';
  return before.length === 0 ? 'out' : 'other';
}

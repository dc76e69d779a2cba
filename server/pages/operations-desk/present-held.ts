/** What a night holds back, and the form with which a person releases or dismisses it. */
import { plural } from '../../helpers/words.ts';
import type { HeldRecommendation } from '../../stores/held-recommendations.ts';
import { groundsWords } from '../desk/present-history.ts';

export const heldAnswers = ['release', 'dismiss'] as const;
export interface HeldForm {
  answer: (typeof heldAnswers)[number] | null;
  reason: string;
}
export type HeldFaults = Partial<Record<'answer' | 'reason', string>>;

const shortest = 10;
const longest = 2_000;

export function readHeldForm(body: unknown): HeldForm {
  const given = (body ?? {}) as Record<string, unknown>;
  const reason = typeof given['reason'] === 'string' ? given['reason'].replaceAll('\0', '').trim() : '';
  return { answer: heldAnswers.find((answer) => answer === given['answer']) ?? null, reason };
}

export function heldFaultsOf({ answer, reason }: HeldForm): HeldFaults {
  return {
    ...(answer === null ? { answer: 'Choose what is to happen.' } : {}),
    ...(reason.length < shortest ? { reason: 'Write in a sentence what you found: it stays with every case.' } : {}),
    ...(reason.length > longest ? { reason: `Shorten it to ${longest} letters.` } : {}),
  };
}

/** As many as a person looks through here; all of them stand under Today. */
const listed = 50;

/** Null where nothing is held any more. The form is for those who may decide. */
export function presentHeld(
  waiting: readonly HeldRecommendation[],
  path: string,
  mayDecide: boolean,
  form: HeldForm,
  errors: HeldFaults,
) {
  if (waiting.length === 0) return null;
  const many = plural(waiting.length, 'recommendation');
  const choice = (value: HeldForm['answer'], label: string, hint: string) => ({
    ...{ value, label, hint },
    checked: value === form.answer,
  });
  return {
    path: `${path}/held`,
    title: `${many} held back`,
    rows: waiting.slice(0, listed).map(({ id, name, level, grounds }) => ({
      href: `/recommendations/${id}`,
      name,
      level,
      grounds: groundsWords(grounds),
    })),
    more: Math.max(0, waiting.length - listed),
    form: mayDecide
      ? {
          options: [
            choice('release', 'Release them', 'They are real: each opens under Today and is decided by itself.'),
            choice('dismiss', 'Dismiss the event', 'A mishap of ours or of a carrier: all are closed as false alarms.'),
          ],
          reason: form.reason,
          errors,
          faults: Object.entries(errors).map(([name, text]) => ({
            name: name === 'answer' ? 'answer-release' : name,
            text,
          })),
        }
      : null,
  };
}

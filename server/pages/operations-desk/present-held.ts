/** What a night holds back, and the form with which a person releases or dismisses it. */
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { HeldRecommendation } from '../../stores/held-recommendations.ts';
import { labGrounds } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { tooLongWords } from '../too-long-words.ts';

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

export function heldFaultsOf(t: Texts, { answer, reason }: HeldForm): HeldFaults {
  return {
    ...(answer === null ? { answer: t('Choose what is to happen.') } : {}),
    ...(reason.length < shortest ? { reason: t('Write in a sentence what you found: it stays with every case.') } : {}),
    ...(reason.length > longest ? { reason: tooLongWords(longest, t) } : {}),
  };
}

/** As many as a person looks through here; all of them stand under Today. */
const listed = 50;

const groundsIn = (t: Texts, grounds: readonly string[]): string =>
  wordsIn(t.language).list(grounds.map((key) => (labGrounds[key] ? t(labGrounds[key]) : metricWords(t, key).name)));

/** Null where nothing is held any more. The form is for those who may decide. */
export function presentHeld(
  t: Texts,
  waiting: readonly HeldRecommendation[],
  path: string,
  mayDecide: boolean,
  form: HeldForm,
  errors: HeldFaults,
) {
  if (waiting.length === 0) return null;
  const choice = (value: HeldForm['answer'], label: string, hint: string) => ({
    ...{ value, label, hint },
    checked: value === form.answer,
  });
  return {
    path: `${path}/held`,
    title: t('{n, plural, one {# recommendation} other {# recommendations}} held back', { n: waiting.length }),
    rows: waiting.slice(0, listed).map(({ id, name, level, grounds }) => ({
      href: `/recommendations/${id}`,
      name,
      level,
      grounds: groundsIn(t, grounds),
    })),
    more: Math.max(0, waiting.length - listed),
    form: mayDecide
      ? {
          options: [
            choice('release', t('Release them'), t('They are real: each opens under Today and is decided by itself.')),
            choice(
              'dismiss',
              t('Dismiss the event'),
              t('A mishap of ours or of a carrier: all are closed as false alarms.'),
            ),
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

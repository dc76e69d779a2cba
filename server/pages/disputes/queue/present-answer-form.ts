/** The form that answers a dispute, for a first answer as for one that corrects another. */
import { correctUntil, type NoCorrection } from '../../../cases/dispute-correction.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Dispute } from '../../../stores/disputes.ts';
import { dayWords } from '../dispute-words.ts';
import { pointRows } from '../present-answers.ts';
import { longestAnswer, type AnswerForm } from './answer-form.ts';

export type Faults = Readonly<Record<string, string>>;

export function presentAnswerForm(t: Texts, dispute: Dispute, form: AnswerForm, errors: Faults) {
  return {
    corrects: dispute.answers.length,
    longest: longestAnswer,
    readHint: t('The seller reads it. {most} characters at most.', {
      most: numbersIn(t.language).count(longestAnswer),
    }),
    points: pointRows(t, dispute).map(({ number, what, on, claim }, at) => ({
      ...{ number, what, on, claim },
      decides: dispute.points[at]!.metric !== null,
      verdicts: (['accepted', 'refused'] as const).map((value) => ({
        value,
        id: `field-verdict-${number}-${value}`,
        label: value === 'accepted' ? t('Accept: it leaves the figures') : t('Do not accept'),
        checked: form.points[at]?.verdict === value,
      })),
      verdictError: errors[`verdict-${number}-accepted`] ?? null,
      answerField: `answer-${number}`,
      typed: form.points[at]?.answer ?? '',
      answerError: errors[`answer-${number}`] ?? null,
    })),
    ...{ closing: form.closing, closingError: errors['closing'] ?? null },
    ...{ reason: form.reason, reasonError: errors['reason'] ?? null },
    ...{ takeOverError: errors['take_over'] ?? null, takesOver: form.takeOver !== null },
    isBegun: Object.keys(errors).length > 0,
  };
}

/** Whether this reader may correct the answer that stands, and until when. @param answered its day */
export function correctionWords(t: Texts, no: NoCorrection | null, answered: Day): string {
  const values = { day: dayWords(t, correctUntil(answered)) };
  if (no === 'late') return t('The answer could be corrected until {day}.', values);
  if (no === 'own') return t('You have answered it yourself: somebody else can correct it until {day}.', values);
  return t(
    'Until {day} somebody who has not answered it can correct the answer. The one that stands is kept below the new one, and the seller reads both.',
    values,
  );
}

/** Why nothing was written. */
export function refusedWords(t: Texts, refused: NoCorrection | 'gone'): string {
  if (refused === 'own')
    return t('You have answered it yourself: somebody else corrects it. Your answer was not sent.');
  if (refused === 'late') return t('The time in which an answer can be corrected is over: yours was not sent.');
  return t('Somebody answered it meanwhile, or the seller withdrew it: your answer was not sent.');
}

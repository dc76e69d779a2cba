/** The answer to a dispute as somebody fills it in. */
import { pointsLeftOpen, shortestAnswer, type PointVerdict } from '../../../cases/dispute.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { DisputePoint } from '../../../stores/disputes.ts';
import { formKey, formText } from '../../portfolio/form-text.ts';
import { readTakeOver } from '../../queue/take-over.ts';

export interface AnswerForm {
  /** The number of the answer that it corrects; 0: it is the first. */
  corrects: number;
  points: { verdict: PointVerdict | null; answer: string }[];
  closing: string;
  /** Why the answer before is corrected. */
  reason: string;
  /** The colleague from whom it is taken over; null: nobody. */
  takeOver: string | null;
}

export const longestAnswer = 4_000;

/** @param corrects the number of the answer that stands; 0: there is none */
export const emptyAnswer = (points: number, corrects: number): AnswerForm => ({
  corrects,
  points: Array.from({ length: points }, () => ({ verdict: null, answer: '' })),
  ...{ closing: '', reason: '', takeOver: null },
});

export function readAnswerForm(body: unknown, points: number): AnswerForm {
  return {
    corrects: formKey(formText(body, 'corrects')),
    points: Array.from({ length: points }, (_, at) => {
      const verdict = formText(body, `verdict-${at + 1}`);
      return {
        verdict: verdict === 'accepted' || verdict === 'refused' ? verdict : null,
        answer: formText(body, `answer-${at + 1}`),
      };
    }),
    closing: formText(body, 'closing'),
    reason: formText(body, 'reason'),
    takeOver: readTakeOver(body),
  };
}

/** What is wrong with it, by field. */
export function answerFaults(
  t: Texts,
  { points, closing, corrects, reason }: AnswerForm,
  asked: readonly Pick<DisputePoint, 'metric'>[],
): Record<string, string> {
  const most = numbersIn(t.language).count(longestAnswer);
  const open = pointsLeftOpen(points.map((point, at) => ({ ...point, metric: asked[at]!.metric })));
  const missing = open.map(({ number: n, lacks }) =>
    lacks === 'verdict'
      ? [`verdict-${n}-accepted`, t('Point {n}: say whether it is accepted.', { n })]
      : [
          `answer-${n}`,
          t('Point {n}: answer it in words of its own, {least} letters or more.', { n, least: shortestAnswer }),
        ],
  );
  const long = points.flatMap(({ answer }, at) =>
    answer.length > longestAnswer
      ? [[`answer-${at + 1}`, t('Point {n}: shorten it to {most} characters.', { n: at + 1, most })]]
      : [],
  );
  const last =
    closing.length > longestAnswer ? [['closing', t('In closing: shorten it to {most} characters.', { most })]] : [];
  const why =
    reason.length < shortestAnswer
      ? [['reason', t('Say why the answer is corrected, in {least} letters or more.', { least: shortestAnswer })]]
      : reason.length > longestAnswer
        ? [['reason', t('Why it is corrected: shorten it to {most} characters.', { most })]]
        : [];
  return Object.fromEntries([...missing, ...long, ...last, ...(corrects === 0 ? [] : why)]) as Record<string, string>;
}

/** The answer to a dispute as somebody fills it in. */
import { pointsLeftOpen, shortestAnswer, type PointVerdict } from '../../../cases/dispute.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { DisputePoint } from '../../../stores/disputes.ts';
import { formText, longestTyped } from '../../portfolio/form-text.ts';

export interface AnswerForm {
  points: { verdict: PointVerdict | null; answer: string }[];
  closing: string;
}

export const longestAnswer = 4_000;

export const emptyAnswer = (points: number): AnswerForm => ({
  points: Array.from({ length: points }, () => ({ verdict: null, answer: '' })),
  closing: '',
});

export function readAnswerForm(body: unknown, points: number): AnswerForm {
  return {
    points: Array.from({ length: points }, (_, at) => {
      const verdict = formText(body, `verdict-${at + 1}`, 20);
      return {
        verdict: verdict === 'accepted' || verdict === 'refused' ? verdict : null,
        answer: formText(body, `answer-${at + 1}`, longestTyped),
      };
    }),
    closing: formText(body, 'closing', longestTyped),
  };
}

/** What is wrong with it, by field. */
export function answerFaults(
  t: Texts,
  { points, closing }: AnswerForm,
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
  return Object.fromEntries([...missing, ...long, ...last]) as Record<string, string>;
}

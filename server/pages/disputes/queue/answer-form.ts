/** The answer to a dispute as somebody fills it in. */
import type { PointVerdict } from '../../../cases/dispute.ts';
import { formText } from '../../portfolio/form-text.ts';

export interface AnswerForm {
  points: { verdict: PointVerdict | null; answer: string }[];
  closing: string;
}

const longestAnswer = 4_000;

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
        answer: formText(body, `answer-${at + 1}`, longestAnswer),
      };
    }),
    closing: formText(body, 'closing', longestAnswer),
  };
}

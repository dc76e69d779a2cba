/** The answers to a dispute: the one that stands with its points, and below it those that were corrected, as they were. */
import type { Texts } from '../../languages/texts.ts';
import type { Dispute } from '../../stores/disputes.ts';
import { movedByNight, type GivenAnswer } from '../../stores/given-answers.ts';
import { metricWords } from '../metric-words.ts';
import { answerMark, dayWords, verdictMark } from './dispute-words.ts';

/** With the answer that stands. */
export const pointRows = (t: Texts, { points, state, answers: [standing] }: Dispute) =>
  points.map(({ metric, day, claim, number }, at) => ({
    ...{ number, claim, ...namedPoint(t, { metric, day }) },
    mark: metric === null || state === 'withdrawn' ? null : verdictMark(t, standing?.points[at]?.verdict ?? null),
    answer: standing?.points[at]?.answer ?? null,
  }));

const namedPoint = (t: Texts, { metric, day }: Pick<Dispute['points'][number], 'metric' | 'day'>) => ({
  what: metric === null ? t('Further point') : metricWords(t, metric).label,
  on: day === null ? null : dayWords(t, day),
});

/** When the answer that stands took the place of another, and why; null: it is the first. */
export function correctedNote(t: Texts, [standing]: readonly GivenAnswer[]) {
  if (!standing || standing.reason === null) return null;
  return {
    text: t('The answer was corrected on {day}. The former one can be read below.', { day: dayWords(t, standing.at) }),
    reason: standing.reason,
  };
}

/** The newest first. @param whose who gave it, in words; null: that is not said here */
export const formerAnswers = (t: Texts, { points, answers }: Dispute, whose: (one: GivenAnswer) => string | null) =>
  answers.slice(1).map((one) => ({
    title: t('Answer of {day}', { day: dayWords(t, one.at) }),
    by: whose(one),
    mark: answerMark(t, one.state),
    reason: one.reason,
    closing: one.closing,
    points: one.points.map(({ verdict, answer }, at) => ({
      ...namedPoint(t, points[at]!),
      verdict: verdict === null ? null : verdict === 'accepted' ? t('accepted then') : t('not accepted then'),
      answer,
    })),
  }));

/** The night that posted what the answer moved, if it moved anything. */
export function postedFacts(t: Texts, answers: readonly GivenAnswer[]) {
  const at = answers.findIndex((_, index) => movedByNight(answers, index) !== null);
  const [standing, posted] = [answers[0], answers[at]];
  if (!standing || !posted || standing.countedOn === null) return [];
  return [{ label: t('Correction posted by the night of'), value: dayWords(t, posted.countedOn) }];
}

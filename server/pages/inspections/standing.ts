/** How far the talk with the seller about a verdict has come. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { StoredRevelation } from '../../stores/revelations.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import { verdictWord } from './verdict-words.ts';

/** `open`: the seller may still answer; `waiting`: the lab has to decide; `final`: nobody answered in time. */
export type Standing = 'open' | 'waiting' | 'stands' | 'corrected' | 'final';

/** A verdict without a last day was revealed before sellers could answer here: it is final. */
export function standingOf(
  { answerUntil }: Pick<StoredRevelation, 'answerUntil'>,
  answer: Pick<VerdictAnswer, 'state'> | null,
  today: Day,
): Standing {
  if (answer) return answer.state === 'open' ? 'waiting' : answer.state;
  return answerUntil !== null && dayText(today) <= answerUntil ? 'open' : 'final';
}

/** An answer can make a verdict milder only: where everything was in order there is nothing to answer. */
export const mayBeAnswered = ({ verdict, content }: Pick<StoredRevelation, 'verdict' | 'content'>): boolean =>
  verdict !== 'passed' || content.result.wrong.length > 0;

/** For staff: what follows from it. */
export function followsForStaff(
  standing: Standing,
  { answerUntil, content }: Pick<StoredRevelation, 'answerUntil' | 'content'>,
  t: Texts,
): string {
  switch (standing) {
    case 'open':
      return t('The seller can answer until {day}.', { day: daysIn(t.language).exactDay(answerUntil) });
    case 'waiting':
      return t('The seller has answered: somebody of the lab who did not write the verdict has to decide.');
    case 'stands':
      return t('The seller answered, and the verdict stands.');
    case 'corrected':
      return t('The seller answered, and it was corrected: at first it was {verdict}.', {
        verdict: verdictWord(content.result.verdict, t),
      });
    case 'final':
      return answerUntil === null ? t('It is final.') : t('The seller did not answer in time: it is final.');
  }
}

/** For the seller: what to do, or that there is nothing to do. */
export function followsForSeller(
  standing: Standing,
  { answerUntil, content }: Pick<StoredRevelation, 'answerUntil' | 'content'>,
  t: Texts,
): string {
  const day = daysIn(t.language).exactDay(answerUntil);
  switch (standing) {
    case 'open':
      return content.result.verdict === 'passed'
        ? t('There is nothing to do.')
        : t('If you see it differently, answer below until {day}.', { day });
    case 'waiting':
      return t('Your answer has arrived. Somebody who did not write the verdict looks at it again.');
    case 'stands':
      return t('We looked at it again after your answer: it stands.');
    case 'corrected':
      return t('We looked at it again after your answer and corrected it: at first it was {verdict}.', {
        verdict: verdictWord(content.result.verdict, t),
      });
    case 'final':
      return answerUntil === null ? t('It is final.') : t('The time to answer ended on {day}: it is final.', { day });
  }
}

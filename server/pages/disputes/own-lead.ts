/** How a dispute stands, in one sentence to its seller. */
import { figureChange } from '../../cases/dispute-correction.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Dispute } from '../../stores/disputes.ts';
import { acceptedMetrics } from '../../stores/given-answers.ts';
import { dayWords } from './dispute-words.ts';

/** @param today `YYYY-MM-DD` */
export function ownLead(t: Texts, { state, dueOn, answers }: Dispute, today: string): string {
  if (state === 'withdrawn') return t('You have withdrawn it. Nothing was decided.');
  if (state === 'open')
    return dueOn < today
      ? t('The answer was due by {day} and is overdue. While it is open, nothing gets harsher because of it.', {
          day: dayWords(t, dueOn),
        })
      : t('Each of your points is answered by {day}. While it is open, nothing gets harsher because of it.', {
          day: dayWords(t, dueOn),
        });
  const [standing, former] = answers;
  const moves = figureChange(acceptedMetrics(former), acceptedMetrics(standing));
  const isCounted = moves === null || (standing?.countedOn ?? null) !== null;
  if (state === 'refused') {
    if (moves === null) return t('It was not accepted: the answers to your points say why.');
    return isCounted
      ? t('It is not accepted any more: the order counts again.')
      : t('It is not accepted any more: the next night counts the order again.');
  }
  if (state === 'accepted')
    return isCounted
      ? t('You were right. The order does not count any more.')
      : t('You were right. The next night takes the order out of your figures.');
  if (isCounted) return t('You were right in part. What was accepted does not count any more.');
  return moves === 'out'
    ? t('You were right in part. The next night takes what was accepted out of your figures.')
    : t('You were right in part. The next night brings your figures in line with that.');
}

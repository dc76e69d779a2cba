/** A measure in force in one line: what it is, until when, where its reasons stand, and what can be done about it. */
import { appealUntil } from '../../cases/appeal.ts';
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import type { OwnMeasure } from '../../stores/own-measure.ts';

export function presentOwnMeasure(t: Texts, measure: OwnMeasure, today: Day) {
  const { until, statement, partial } = measure;
  return {
    words: [
      whatWords(t, measure),
      partial ? t('It holds only where its statement says.') : '',
      until === null ? '' : t('Its last day is {day}.', { day: daysIn(t.language).exactDay(until) }),
    ]
      .filter(Boolean)
      .join(' '),
    statement: statement === null ? null : `/statements/${statement}`,
    appeal: statement === null ? null : appealWords(t, measure, today),
  };
}

function whatWords(t: Texts, { measure, restriction }: OwnMeasure): string {
  if (measure === 'warn') return t('The warning takes nothing from your account.');
  if (measure === 'suspend') return t('Suspended: none of your listings is shown.');
  if (measure === 'end') return t('The marketplace has ended its service to you.');
  if (restriction === null) return t('A limit holds.');
  return 'ordersPerDay' in restriction
    ? t('{n, plural, one {The limit: at most # new order a day.} other {The limit: at most # new orders a day.}}', {
        n: restriction.ordersPerDay,
      })
    : t('The limit: at most {share} of your listings are shown.', {
        share: numbersIn(t.language).exactPercent(restriction.shareOfListings / 100),
      });
}

function appealWords(t: Texts, { appeal, notifiedOn }: OwnMeasure, today: Day): string | null {
  if (appeal === 'open') return t('Your appeal is open: somebody who did not take the decision answers it.');
  if (appeal === 'rejected') return t('Your appeal was answered: the decision stands.');
  const notified = notifiedOn === null ? null : parseDay(notifiedOn);
  if (notified === null) return null;
  const last = appealUntil(notified);
  const day = daysIn(t.language).exactDay(dayText(last));
  return today > last
    ? t('The time to appeal ended on {day}.', { day })
    : t('You can appeal there until {day}.', { day });
}

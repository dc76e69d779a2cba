/** Measures whose last day is near: renew them in time, or let them end. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import type { EndingMeasure } from '../../stores/lasting-measures.ts';
import { measureWords } from '../desk/present-today.ts';
import { numberWord, personWords, sentence } from '../desk/words.ts';

/** Days ahead that the tab looks. */
export const endingDays = 7;

export const presentEnding = (measures: readonly EndingMeasure[], night: Day, t: Texts) =>
  measures.map((measure) => ({
    href: `/decisions/${measure.id}`,
    name: measure.name,
    level: measure.level === 'end' ? 'suspend' : measure.level,
    what: sentence(measureWords(measure, night, t)),
    ends: measure.until === null ? null : daysIn(t.language).dayWords(parseDay(measure.until), night),
    person: personWords(measure.person, measure.personName),
  }));

export function expiredLead(back: number, ending: number, t: Texts): string {
  const days = String(endingDays);
  const returned =
    back === 0
      ? t('No snooze has run out')
      : t('{n, plural, one {{number} case is back from a snooze} other {{number} cases are back from a snooze}}', {
          n: back,
          number: numberWord(back, t),
        });
  const over =
    ending === 0
      ? t('no measure ends in the next {days} days', { days })
      : t(
          '{n, plural, one {{number} measure ends in the next {days} days} other {{number} measures end in the next {days} days}}',
          { n: ending, number: numberWord(ending, t), days },
        );
  return sentence(t('{returned}, and {over}.', { returned, over }));
}

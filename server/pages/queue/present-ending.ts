/** Measures whose last day is near: renew them in time, or let them end. */
import { dayWords } from '../../helpers/days.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import type { EndingMeasure } from '../../stores/lasting-measures.ts';
import { measureWords } from '../desk/present-today.ts';
import { counted, personWords, sentence } from '../desk/words.ts';

/** Days ahead that the tab looks. */
export const endingDays = 7;

export const presentEnding = (measures: readonly EndingMeasure[], night: Day) =>
  measures.map((measure) => ({
    href: `/decisions/${measure.id}`,
    name: measure.name,
    level: measure.level === 'end' ? 'suspend' : measure.level,
    what: sentence(measureWords(measure, night)),
    ends: measure.until === null ? null : dayWords(parseDay(measure.until), night),
    person: personWords(measure.person, measure.personName),
  }));

export function expiredLead(back: number, ending: number): string {
  const parts = [
    back === 0 ? 'No snooze has run out' : `${counted(back, 'case')} ${back === 1 ? 'is' : 'are'} back from a snooze`,
    ending === 0
      ? `no measure ends in the next ${endingDays} days`
      : `${counted(ending, 'measure')} ${ending === 1 ? 'ends' : 'end'} in the next ${endingDays} days`,
  ];
  return `${sentence(parts.join(', and '))}.`;
}

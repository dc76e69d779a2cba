/** A day with the word before it: other languages than English say 'since yesterday' and 'since Mon 3 Nov' in two ways. */
import { asDay, daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';

/** @param night the last one, which is yesterday */
type Phrase = (value: unknown, night: number, t: Texts) => string;

/** 'since Mon 3 Nov', 'since yesterday' */
export const sinceDay: Phrase = (value, night, t) =>
  t(
    '{when, select, yesterday {since yesterday} today {since today} tomorrow {since tomorrow} other {since {day}}}',
    namedDay(value, night, t),
  );

/** 'on Mon 3 Nov', 'yesterday' */
export const onDay: Phrase = (value, night, t) =>
  t(
    '{when, select, yesterday {yesterday} today {today} tomorrow {tomorrow} other {on {day}}}',
    namedDay(value, night, t),
  );

/** 'from Mon 3 Nov', 'from tomorrow' */
export const fromDay: Phrase = (value, night, t) =>
  t(
    '{when, select, yesterday {from yesterday} today {from today} tomorrow {from tomorrow} other {from {day}}}',
    namedDay(value, night, t),
  );

/** 'up to and including Mon 3 Nov', 'up to and including tomorrow' */
export const throughDay: Phrase = (value, night, t) =>
  t(
    '{when, select, yesterday {up to and including yesterday} today {up to and including today} tomorrow {up to and including tomorrow} other {up to and including {day}}}',
    namedDay(value, night, t),
  );

const relative = ['yesterday', 'today', 'tomorrow'];

/** What a message takes of a day: `when` is the word for it, if it has one, and `day` its date. */
export function namedDay(value: unknown, night: number, t: Texts) {
  const day = asDay(value);
  const when = day === null ? undefined : relative[day - night];
  return { when: when ?? 'named', day: daysIn(t.language).shortDay(value, night) };
}

/** A stretch of days as short as its language writes it. */
import { eachLanguage } from '../languages/each-language.ts';
import { asSaid } from '../languages/formats.ts';
import { localeOf, type Tongue } from '../languages/texts.ts';
import { dayOf } from '../scoring/day.ts';
import { exactDay } from './days.ts';

/** First and last day of it, `YYYY-MM-DD`. */
export interface DayStretch {
  from: string;
  to: string;
}

/**
 * @example dayStretch({ from: '2026-05-03', to: '2026-05-09' }, 'en') // '3–9 May 2026'
 * @example dayStretch({ from: '2026-04-28', to: '2026-05-03' }, 'fr') // '28 avr. – 3 mai 2026'
 */
export const dayStretch = (stretch: DayStretch, tongue: Tongue): string => writing(tongue)(stretch);

const writing = eachLanguage((tongue): ((stretch: DayStretch) => string) => {
  if (tongue === 'en') return english;
  if (tongue === 'en-XA') return (stretch) => `⟦${english(stretch)}⟧`;
  const locale = localeOf(tongue);
  const format = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  const instant = (day: string) => dayOf(day) * 86_400_000;
  return ({ from, to }) => asSaid(format.formatRange(instant(from), instant(to)), locale);
});

/** Not as the browser's own English has it, which sets blanks around the dash. */
function english({ from, to }: DayStretch): string {
  const [first, last] = [exactDay(from).split(' ').slice(1), exactDay(to).split(' ').slice(1)];
  if (from === to) return last.join(' ');
  const [date, month, year] = first as [string, string, string];
  if (year !== last[2]) return `${first.join(' ')} – ${last.join(' ')}`;
  return month === last[1] ? `${date}–${last.join(' ')}` : `${date} ${month} – ${last.join(' ')}`;
}

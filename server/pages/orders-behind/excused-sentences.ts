/** What of a figure does not count because of declared incidents, as its seller may read it: neither who declared it nor when. */
import { localeOf, type Texts } from '../../languages/texts.ts';
import { dayOf } from '../../scoring/day.ts';
import type { SellerExcuse } from '../../stores/incident-effects.ts';
import { stretchWords } from '../incidents/incident-words.ts';
import { metricWords } from '../metric-words.ts';

/** '3 late orders do not count: carrier strike in FR, 3–9 May 2026.' */
export const excusedSentences = (t: Texts, metric: string, excuses: readonly SellerExcuse[]): string[] =>
  excuses.map(({ events: n, name, ...stretch }) =>
    t('{n, plural, one {{counted} does not count: {name}, {days}.} other {{counted} do not count: {name}, {days}.}}', {
      ...{ n, name, counted: metricWords(t, metric).counted(n), days: stretchIn(t, stretch) },
    }),
  );

function stretchIn(t: Texts, { from, to }: Pick<SellerExcuse, 'from' | 'to'>): string {
  if (t.language === 'en') return stretchWords({ from, to });
  const instant = (day: string) => dayOf(day) * 86_400_000;
  const write = new Intl.DateTimeFormat(localeOf(t.language), {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return write.formatRange(instant(from), instant(to));
}

/** What of a figure does not count because of declared incidents, as its seller may read it: neither who declared it nor when. */
import { dayStretch } from '../../helpers/day-stretch.ts';
import type { Texts } from '../../languages/texts.ts';
import type { SellerExcuse } from '../../stores/incident-effects.ts';
import { metricWords } from '../metric-words.ts';

/** '3 late orders do not count: carrier strike in FR, 3–9 May 2026.' */
export const excusedSentences = (t: Texts, metric: string, excuses: readonly SellerExcuse[]): string[] =>
  excuses.map(({ events: n, name, ...stretch }) =>
    t('{n, plural, one {{counted} does not count: {name}, {days}.} other {{counted} do not count: {name}, {days}.}}', {
      ...{ n, name, counted: metricWords(t, metric).counted(n), days: dayStretch(stretch, t.language) },
    }),
  );

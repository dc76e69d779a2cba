/** Public holidays of the markets, from date-holidays. Loaded when the first complaint asks: it takes a tenth of a second and some memory. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { dayOf, dayText, type Day } from './scoring/day.ts';
import type { PublicHolidays } from './scoring/business-time.ts';

const millisecondsPerDay = 86_400_000;

/**
 * National holidays only: of an order's market no region is known. A market that is no country, or that the library does not
 * know, has none.
 */
export function publicHolidays(): PublicHolidays {
  const years = new Map<string, ReadonlySet<Day>>();
  let library: typeof Holidays | undefined;
  return (market, day) => {
    const year = Number(dayText(day).slice(0, 4));
    const key = `${market.toUpperCase()} ${year}`;
    let days = years.get(key);
    if (!days) {
      library ??= createRequire(import.meta.url)('date-holidays') as typeof Holidays;
      years.set(key, (days = holidaysOf(library, market.toUpperCase(), year)));
    }
    return days.has(day);
  };
}

function holidaysOf(library: typeof Holidays, market: string, year: number): ReadonlySet<Day> {
  const days = new Set<Day>();
  // The year before may end with a holiday of several days.
  for (const one of [year - 1, year]) {
    for (const { date, start, end } of new library(market, { types: ['public'] }).getHolidays(one)) {
      // The text is the day in that country, whatever the time zone of this machine.
      const first = dayOf(date.slice(0, 10));
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / millisecondsPerDay));
      for (let day = first; day < first + length; day++) days.add(day);
    }
  }
  return days;
}

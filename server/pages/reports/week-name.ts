/** Weeks by their ISO 8601 name: Monday to Sunday, the first of a year is the one with its 4 January. */
import { dayOf, dayText, weekOf, type Day } from '../../scoring/day.ts';

const firstMonday = (year: string): Day => weekOf(dayOf(`${year}-01-04`));

/**
 * The Monday of a week; null for what names none.
 *
 * @example dayText(mondayOf('2026-W46')) // '2026-11-09'
 */
export function mondayOf(name: string): Day | null {
  const [, year, week] = /^(20\d\d)-W(\d\d)$/.exec(name) ?? [];
  if (year === undefined || week === undefined) return null;
  const monday = firstMonday(year) + 7 * (Number(week) - 1);
  // A year has 52 weeks or 53.
  return weekName(monday) === name ? monday : null;
}

/** The name of the week that a day lies in. A week belongs to the year of its Thursday. */
export function weekName(day: Day): string {
  const monday = weekOf(day);
  const year = dayText(monday + 3).slice(0, 4);
  const week = (monday - firstMonday(year)) / 7 + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

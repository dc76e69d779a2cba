/** Months as the law counts them: to the same day of the month, or to its last one. */
import { dayOf, dayText } from '../scoring/day.ts';

/** @example monthsLater('2026-08-31', 6) // '2027-02-28' */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const first = (at: number) => dayOf(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`);
  const length = first(index + 1) - first(index);
  return dayText(first(index) + Math.min(date, length) - 1);
}

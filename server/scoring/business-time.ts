/**
 * Business time: what is asked "within 24 business hours" or "within two business days" runs on business days only, which are
 * the days of the week without the market's weekend and public holidays. Days begin and end in the business time zone.
 */
import { firstInstant, weekday, type BusinessCalendar, type Day } from './day.ts';

/** Is the day a public holiday of this market (ISO 3166 country)? An unknown market has none. */
export type PublicHolidays = (market: string, day: Day) => boolean;

export const noHolidays: PublicHolidays = () => false;

const [thursday, friday, saturday, sunday] = [3, 4, 5, 6];
const usualWeekend: readonly number[] = [saturday, sunday];
/** Countries that rest on other days, as CLDR 48 lists them. */
const weekends: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'.split(' ').map((country) => [country, [friday, saturday]]),
  ),
  AF: [thursday, friday],
  IR: [friday],
  IN: [sunday],
  UG: [sunday],
};

/**
 * @param market null: unknown, and then only Saturday and Sunday are taken off
 * @example isBusinessDay(20514, 'FR', noHolidays) // true: Monday 2 March 2026
 * @example isBusinessDay(20511, 'SA', noHolidays) // false: a Friday
 */
export const isBusinessDay = (day: Day, market: string | null, isHoliday: PublicHolidays): boolean =>
  !((market === null ? null : weekends[market.toUpperCase()]) ?? usualWeekend).includes(weekday(day)) &&
  (market === null || !isHoliday(market, day));

/**
 * The instant at which so many business hours have passed: hours of days that are no business days do not run. A day on which
 * the clocks change has the hours it has.
 *
 * @param instant seconds since 1970 UTC
 * @example a Friday at 15:00, 24 hours: Monday at 15:00 · a Saturday, 24 hours: the end of Monday
 */
export function businessHoursAfter(
  instant: number,
  hours: number,
  market: string | null,
  calendar: BusinessCalendar,
  isHoliday: PublicHolidays,
): number {
  let left = hours * 3600;
  let now = instant;
  for (let day = calendar(instant); ; day++) {
    const end = firstInstant(calendar, day + 1);
    if (isBusinessDay(day, market, isHoliday)) {
      if (now + left <= end) return now + left;
      left -= end - now;
    }
    now = end;
  }
}

/**
 * The day that ends so many business days: the last on which something is in time.
 *
 * @example businessDaysAfter(20511, 2, null, noHolidays) // 20515: a Friday, and then Monday and Tuesday
 */
export function businessDaysAfter(day: Day, count: number, market: string | null, isHoliday: PublicHolidays): Day {
  let last = day;
  for (let left = count; left > 0;) if (isBusinessDay(++last, market, isHoliday)) left -= 1;
  return last;
}

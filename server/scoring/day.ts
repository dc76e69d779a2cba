/**
 * The calendar. A business day is a whole number of days since 1970-01-01 wherever something is computed or
 * stored by the million, and the text `YYYY-MM-DD` wherever a person or a file reads it. Both meet only here.
 */

/** Whole days since 1970-01-01 in the business time zone. */
export type Day = number;

const millisecondsPerDay = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day a text names, or null if the text is no day of the calendar.
 *
 * @example parseDay('2026-02-28') // 20512
 * @example parseDay('2026-02-30') // null
 */
export function parseDay(text: string): Day | null {
  const parts = dayPattern.exec(text);
  if (!parts) return null;
  const milliseconds = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(milliseconds).toISOString().slice(0, 10) === text ? milliseconds / millisecondsPerDay : null;
}

/**
 * The day a text names.
 *
 * @throws RangeError if the text is no day of the calendar.
 */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`"${text}" is not a day: write YYYY-MM-DD`);
  return day;
}

/**
 * The text of a day.
 *
 * @example dayText(20512) // '2026-02-28'
 */
export function dayText(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** 0 is Monday, 6 is Sunday. 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/**
 * The first instant of a business day, found by halving two days around it.
 *
 * @example firstInstant(businessCalendar('Asia/Tokyo'), 20512) // Date.parse('2026-02-27T15:00:00Z') / 1000
 */
export function firstInstant(calendar: BusinessCalendar, day: Day): number {
  let [before, first] = [(day - 1) * 86_400, (day + 1) * 86_400];
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (calendar(middle) >= day) first = middle;
    else before = middle;
  }
  return first;
}

/** Turns instants (whole seconds since 1970 UTC) into business days of one time zone. */
export type BusinessCalendar = (instant: number) => Day;

/**
 * The calendar of a time zone: on which business day an instant falls.
 *
 * Offsets are looked up once for each quarter of an hour, the finest step at which any zone changes its clock.
 *
 * @throws RangeError for an unknown time zone.
 * @example businessCalendar('Asia/Tokyo')(Date.parse('2026-02-27T16:00:00Z') / 1000) // 20512, the 28th in Tokyo
 */
export function businessCalendar(timeZone: string): BusinessCalendar {
  if (timeZone === 'UTC') return (instant) => Math.floor(instant / 86_400);
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const days = new Map<number, Day>();
  return (instant) => {
    const quarter = Math.floor(instant / 900);
    let day = days.get(quarter);
    if (day === undefined) {
      day = dayOf(format.format(new Date(quarter * 900_000)));
      if (days.size > 500_000) days.clear();
      days.set(quarter, day);
    }
    return day;
  };
}

/** The calendar month, 1 to 12. @example monthOf(20512) // 2 */
export const monthOf = (day: Day): number => new Date(day * millisecondsPerDay).getUTCMonth() + 1;

/** The first day of the quarter a day lies in. @example dayText(quarterOf(dayOf('2026-05-17'))) // '2026-04-01' */
export function quarterOf(day: Day): Day {
  const date = new Date(day * millisecondsPerDay);
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3, 1) / millisecondsPerDay;
}

/** The Monday of the week a day lies in. @example dayText(weekOf(dayOf('2026-11-22'))) // '2026-11-16' */
export const weekOf = (day: Day): Day => day - weekday(day);

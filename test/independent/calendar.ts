/** On which day an instant falls, and how long 24 business hours last. */

/** Whole days since 1970-01-01 in a time zone, of an instant in seconds. */
export type DayOf = (instant: number) => number;

export function daysIn(timeZone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const hours = new Map<number, number>();
  return (instant) => {
    // Every zone of the tests changes its day on a full hour.
    const hour = Math.floor(instant / 3600);
    const day = hours.get(hour) ?? Date.parse(`${format.format(new Date(hour * 3_600_000))}T00:00:00Z`) / 86_400_000;
    hours.set(hour, day);
    return day;
  };
}

/** Monday to Friday. Day 0 was a Thursday. */
const runs = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

/** The instant at which 24 hours of business days have passed, counted hour by hour and then by the second. */
export function after24BusinessHours(start: number, dayOf: DayOf): number {
  let [at, left] = [start, 86_400];
  while (left > 0) {
    const step = Math.min(3600 - (at % 3600), runs(dayOf(at)) ? left : 3600);
    if (runs(dayOf(at))) left -= step;
    at += step;
  }
  return at;
}

export const monthOf = (day: number): number => new Date(day * 86_400_000).getUTCMonth() + 1;

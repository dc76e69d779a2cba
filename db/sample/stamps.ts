/** Writes the sample's local seconds (business day × 86,400 + second of the day) as instants in UTC. */
import { dayText, type Day } from '../../server/scoring/day.ts';

const secondsPerDay = 86_400;
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

export interface Stamps {
  day(day: Day): string;
  instant(localSeconds: number): string;
}

/** @param timeZone decides where a business day ends; the sample puts nothing between midnight and five, where clocks change. */
export function stampsIn(timeZone: string): Stamps {
  const day = remembered(dayText);
  const offset = remembered((on) => offsetAtNoon(timeZone, on));
  const instant = (localSeconds: number) => {
    const seconds = localSeconds - offset(Math.floor(localSeconds / secondsPerDay));
    const on = Math.floor(seconds / secondsPerDay);
    const rest = seconds - on * secondsPerDay;
    return `${day(on)}T${two[Math.floor(rest / 3600)]!}:${two[Math.floor(rest / 60) % 60]!}:${two[rest % 60]!}Z`;
  };
  return { day, instant };
}

function offsetAtNoon(timeZone: string, day: Day): number {
  if (timeZone === 'UTC') return 0;
  const noon = day * secondsPerDay + secondsPerDay / 2;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const [date, time] = format.format(new Date(noon * 1000)).split(', ');
  const [dayOfMonth, month, year] = date!.split('/');
  return Date.parse(`${year}-${month}-${dayOfMonth}T${time}Z`) / 1000 - noon;
}

function remembered<T>(of: (day: Day) => T): (day: Day) => T {
  const known = new Map<Day, T>();
  return (day) => {
    let value = known.get(day);
    if (value === undefined) known.set(day, (value = of(day)));
    return value;
  };
}

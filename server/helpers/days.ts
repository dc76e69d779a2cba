/** Days and instants as people say them, with the exact value in the tooltip. */
import Handlebars from 'handlebars';
import { dayText, parseDay, weekday, type Day } from '../scoring/day.ts';
import { escapeText } from './escape.ts';
import { dash, isNumber } from './numbers.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as a number, from a number or its text; null for anything else. */
export function asDay(value: unknown): Day | null {
  if (isNumber(value)) return value;
  return typeof value === 'string' ? parseDay(value.slice(0, 10)) : null;
}

/**
 * A day in full.
 *
 * @example exactDay(20395) // 'Mon 3 Nov 2025'
 */
export function exactDay(value: unknown): string {
  const day = asDay(value);
  if (day === null) return dash;
  let words = exactDays.get(day);
  if (words === undefined) {
    if (exactDays.size >= mostDays) exactDays.clear();
    exactDays.set(day, (words = exactWords(day)));
  }
  return words;
}

/** Pages name the same few hundred days again and again. */
const exactDays = new Map<Day, string>();
const mostDays = 10_000;

function exactWords(day: Day): string {
  const [year, month, date] = dayText(day).split('-').map(Number) as [number, number, number];
  return `${weekdays[weekday(day)] as string} ${date} ${months[month - 1] as string} ${year}`;
}

/**
 * A day as people say it when the night `night` is the last one: that night is yesterday, and a year is named only
 * when it is another one.
 *
 * @example dayWords(20395, 20396) // 'Mon 3 Nov'
 * @example dayWords(20396, 20396) // 'yesterday'
 */
export function dayWords(value: unknown, night: unknown): string {
  const day = asDay(value);
  if (day === null) return dash;
  const last = asDay(night);
  if (last === null) return exactDay(day);
  if (day === last) return 'yesterday';
  if (day === last + 1) return 'today';
  if (day === last + 2) return 'tomorrow';
  return shortDay(day, last);
}

/**
 * A day by its name even if it is yesterday, with the year only when it is another one.
 *
 * @example shortDay(20396, 20396) // 'Tue 4 Nov'
 */
export function shortDay(value: unknown, night: unknown): string {
  const day = asDay(value);
  if (day === null) return dash;
  const last = asDay(night);
  const exact = exactDay(day);
  if (last === null) return exact;
  return exact.slice(-4) === exactDay(last).slice(-4) ? exact.slice(0, -5) : exact.slice(4);
}

/** `dayWords` as an element that carries the exact day. */
export function day(value: unknown, night: unknown): Handlebars.SafeString | string {
  const known = asDay(value);
  if (known === null) return dash;
  const last = asDay(night);
  const key = last === null ? -1 - known : known * farDays + last;
  let element = dayElements.get(key);
  if (!element) {
    if (dayElements.size >= mostDays) dayElements.clear();
    element = timeElement(dayText(known), exactDay(known), dayWords(known, last));
    dayElements.set(key, element);
  }
  return element;
}

/** A list of orders has two in each row, and the lists of a night name the same days. */
const dayElements = new Map<number, Handlebars.SafeString>();
/** More days than any calendar of ours has. */
const farDays = 10_000_000;

/**
 * An instant in a time zone: its day in words, then the clock.
 *
 * @example momentWords('2025-11-04T02:22:00Z', 20396, 'Europe/Paris') // 'today 03:22'
 */
export function momentWords(instant: unknown, night: unknown, timeZone: unknown): string {
  const local = localTime(instant, timeZone);
  return local ? `${dayWords(local.day, night)} ${local.clock}` : dash;
}

/** `momentWords` as an element that carries the exact instant and its time zone. */
export function moment(instant: unknown, night: unknown, timeZone: unknown): Handlebars.SafeString | string {
  const local = localTime(instant, timeZone);
  if (!local) return dash;
  const exact = `${exactDay(local.day)}, ${local.clock}:${local.seconds} ${local.zone}`;
  return timeElement(local.iso, exact, momentWords(instant, night, timeZone));
}

/** Only the clock of an instant: '03:22'. */
export const clockTime = (instant: unknown, timeZone: unknown): string => localTime(instant, timeZone)?.clock ?? dash;

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(instant: unknown, timeZone: unknown) {
  const milliseconds = isNumber(instant) ? instant * 1000 : typeof instant === 'string' ? Date.parse(instant) : NaN;
  if (Number.isNaN(milliseconds)) return null;
  const zone = typeof timeZone === 'string' && timeZone ? timeZone : 'UTC';
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }
  const date = new Date(milliseconds);
  const [dayPart, clock] = format.format(date).split(' ') as [string, string];
  return { day: dayPart, clock: clock.slice(0, 5), seconds: clock.slice(6), zone, iso: date.toISOString() };
}

function timeElement(datetime: string, exact: string, words: string): Handlebars.SafeString {
  const [safeDatetime, title, text] = [datetime, exact, words].map(escapeText);
  return new Handlebars.SafeString(`<time datetime="${safeDatetime}" title="${title}">${text}</time>`);
}

/** Days and instants as people say them, with the exact value in the tooltip. */
import Handlebars from 'handlebars';
import { eachLanguage } from '../languages/each-language.ts';
import { asSaid } from '../languages/formats.ts';
import { localeOf, texts, type Tongue } from '../languages/texts.ts';
import { dayText, parseDay, weekday, type Day } from '../scoring/day.ts';
import { escapeText } from './escape.ts';
import { dash, isNumber } from './numbers.ts';

/** A day as a number, from a number or its text; null for anything else. */
export function asDay(value: unknown): Day | null {
  if (isNumber(value)) return value;
  return typeof value === 'string' ? parseDay(value.slice(0, 10)) : null;
}

export interface Days {
  /**
   * A day in full.
   *
   * @example exactDay(20395) // 'Mon 3 Nov 2025'
   */
  exactDay(this: void, value: unknown): string;
  /**
   * A day as people say it when the night `night` is the last one: that night is yesterday, and a year is named only
   * when it is another one.
   *
   * @example dayWords(20395, 20396) // 'Mon 3 Nov'
   * @example dayWords(20396, 20396) // 'yesterday'
   */
  dayWords(this: void, value: unknown, night: unknown): string;
  /**
   * A day by its name even if it is yesterday, with the year only when it is another one.
   *
   * @example shortDay(20396, 20396) // 'Tue 4 Nov'
   */
  shortDay(this: void, value: unknown, night: unknown): string;
  /** `dayWords` as an element that carries the exact day. */
  day(this: void, value: unknown, night: unknown): Handlebars.SafeString | string;
  /**
   * An instant in a time zone: its day in words, then the clock.
   *
   * @example momentWords('2025-11-04T02:22:00Z', 20396, 'Europe/Paris') // 'today 03:22'
   */
  momentWords(this: void, instant: unknown, night: unknown, timeZone: unknown): string;
  /** `momentWords` as an element that carries the exact instant and its time zone. */
  moment(this: void, instant: unknown, night: unknown, timeZone: unknown): Handlebars.SafeString | string;
}

/** @example daysIn('de').exactDay(20395) // 'Mo., 3. Nov. 2025' */
export const daysIn = eachLanguage(make);

function make(tongue: Tongue): Days {
  const write = tongue === 'en' ? english : tongue === 'en-XA' ? pseudo : written(localeOf(tongue));
  const t = texts(tongue);

  const exactDay: Days['exactDay'] = (value) => {
    const day = asDay(value);
    if (day === null) return dash;
    let words = exactDays.get(day);
    if (words === undefined) {
      if (exactDays.size >= mostDays) exactDays.clear();
      exactDays.set(day, (words = write.exact(day)));
    }
    return words;
  };

  const dayWords: Days['dayWords'] = (value, night) => {
    const day = asDay(value);
    if (day === null) return dash;
    const last = asDay(night);
    if (last === null) return exactDay(day);
    if (day === last) return t('yesterday');
    if (day === last + 1) return t('today');
    if (day === last + 2) return t('tomorrow');
    return shortDay(day, last);
  };

  const shortDay: Days['shortDay'] = (value, night) => {
    const day = asDay(value);
    if (day === null) return dash;
    const last = asDay(night);
    if (last === null) return exactDay(day);
    return dayText(day).slice(0, 4) === dayText(last).slice(0, 4) ? write.sameYear(day) : write.otherYear(day);
  };

  const day: Days['day'] = (value, night) => {
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
  };

  const momentWords: Days['momentWords'] = (instant, night, timeZone) => {
    const local = localTime(instant, timeZone);
    return local ? `${dayWords(local.day, night)} ${local.clock}` : dash;
  };

  const moment: Days['moment'] = (instant, night, timeZone) => {
    const local = localTime(instant, timeZone);
    if (!local) return dash;
    const exact = `${exactDay(local.day)}, ${local.clock}:${local.seconds} ${local.zone}`;
    return timeElement(local.iso, exact, momentWords(instant, night, timeZone));
  };

  /** Pages name the same few hundred days again and again. */
  const exactDays = new Map<Day, string>();
  /** A list of orders has two in each row, and the lists of a night name the same days. */
  const dayElements = new Map<number, Handlebars.SafeString>();
  return { exactDay, dayWords, shortDay, day, momentWords, moment };
}

const mostDays = 10_000;
/** More days than any calendar of ours has. */
const farDays = 10_000_000;

interface Writing {
  exact: (day: Day) => string;
  sameYear: (day: Day) => string;
  otherYear: (day: Day) => string;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dateWords = (day: Day) => {
  const [year, month, date] = dayText(day).split('-').map(Number) as [number, number, number];
  return { year, date: `${date} ${months[month - 1] as string}`, weekday: weekdays[weekday(day)] as string };
};

const english: Writing = {
  exact(day) {
    const { weekday: name, date, year } = dateWords(day);
    return `${name} ${date} ${year}`;
  },
  sameYear(day) {
    const { weekday: name, date } = dateWords(day);
    return `${name} ${date}`;
  },
  otherYear(day) {
    const { date, year } = dateWords(day);
    return `${date} ${year}`;
  },
};

function written(locale: string): Writing {
  const parts = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const write = (more: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...parts, ...more });
    return (day: Day) => asSaid(format.format(new Date(`${dayText(day)}T00:00:00Z`)), locale);
  };
  return {
    exact: write({ weekday: 'short', year: 'numeric' }),
    sameYear: write({ weekday: 'short' }),
    otherYear: write({ year: 'numeric' }),
  };
}

/** Between brackets, so that tests see which days are written in the reader's language. */
const pseudo: Writing = Object.fromEntries(
  Object.entries(english).map(([name, write]: [string, Writing['exact']]) => [name, (day: Day) => `⟦${write(day)}⟧`]),
) as unknown as Writing;

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

export const { exactDay, dayWords, shortDay, day, momentWords, moment } = daysIn('en');

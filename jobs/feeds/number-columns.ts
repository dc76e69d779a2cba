/** Columns that hold numbers and points in time. */
import { dayText } from '../../server/scoring/day.ts';
import { readDay, readInstant } from './instants.ts';
import type { Column, Reading } from './column.ts';

/** No marketplace of this kind has older rows; 1900 and 1970 are what broken exports write. */
const earliest = 631_152_000;
const secondsPerDay = 86_400;

const mostMinorUnits = 1_000_000_000_000;

function wholeNumber(text: string, start: number, end: number): number {
  if (end - start > 15) return NaN;
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function whole(name: string, least: number, most: number, noun: string): Column {
  return {
    name,
    stored: name,
    required: false,
    read: (text, start, end) => {
      const value = wholeNumber(text, start, end);
      return value >= least && value <= most ? value : undefined;
    },
    explain: (cell) => {
      if (/^\s*-\s*\d/.test(cell)) return 'is negative';
      if (!/^\d+$/.test(cell)) return `is not ${noun}`;
      return `is not between ${least.toLocaleString('en')} and ${most.toLocaleString('en')}`;
    },
  };
}

/** Money in minor units: cents, not euros. */
export const money = (name: string): Column => whole(name, 0, mostMinorUnits, 'a whole number of minor units');

export const rating = (name: string): Column => whole(name, 1, 5, 'a whole number of stars');

export const count = (name: string, stored: string): Column => ({
  ...whole(name, 0, 2_000_000_000, 'a whole number'),
  stored,
});

function timeFault(seconds: number, reading: Reading, form: string): string {
  if (Number.isNaN(seconds)) return form;
  return seconds > reading.latest ? 'lies more than 400 days in the future' : 'lies before 1990';
}

/** An instant, stored as seconds since 1970. */
export const instant = (name: string): Column => ({
  name,
  stored: name,
  required: false,
  read: (text, start, end, reading) => {
    const seconds = readInstant(text, start, end);
    return seconds >= earliest && seconds <= reading.latest ? seconds : undefined;
  },
  explain: (cell, reading) => {
    const withoutOffset = !Number.isNaN(readInstant(`${cell}Z`, 0, cell.length + 1));
    if (withoutOffset) return 'has no offset: end it with Z or with one such as +01:00';
    const form = 'is not an instant such as 2026-03-01T14:05:00+01:00';
    return timeFault(readInstant(cell, 0, cell.length), reading, form);
  },
});

/** A day, stored as whole days since 1970-01-01 or as the text it is. */
export function day(name: string, stored: string, as: 'number' | 'text'): Column {
  return {
    name,
    stored,
    required: false,
    read: (text, start, end, reading) => {
      const found = readDay(text, start, end);
      const seconds = found * secondsPerDay;
      if (!(seconds >= earliest && seconds <= reading.latest)) return undefined;
      return as === 'number' ? found : dayText(found);
    },
    explain: (cell, reading) => {
      const seconds = readDay(cell, 0, cell.length) * secondsPerDay;
      return timeFault(seconds, reading, 'is not a day of the calendar such as 2026-03-01');
    },
  };
}

/** A day that can be over already: no later than today. */
export function pastDay(name: string): Column {
  const any = day(name, name, 'number');
  return {
    ...any,
    read: (text, start, end, reading) => {
      const found = any.read(text, start, end, reading);
      return typeof found === 'number' && found > reading.today ? undefined : found;
    },
    explain: (cell, reading) => {
      const isLater = readDay(cell, 0, cell.length) > reading.today;
      return isLater ? 'is still to come: only a day that has begun can be complete' : any.explain(cell, reading);
    },
  };
}

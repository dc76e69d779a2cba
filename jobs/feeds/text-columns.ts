/** Columns that hold text: keys, words of a list, free text. */
import type { Column, ReadCell } from './column.ts';

/** Longer keys would not fit into an index of PostgreSQL. */
export const longestShortText = 255;
/** Titles and bodies, in characters. */
export const longestText = 1_000_000;

/** The cell without the white space around it, null if nothing is left. */
const trimmed: ReadCell = (text, start, end) => {
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  let cell = text.slice(start, end);
  if (first <= 32 || last <= 32 || first >= 128 || last >= 128) cell = cell.trim();
  if (cell === '') return null;
  return cell.length > longestShortText ? undefined : cell;
};

const tooLong = (limit: number) => () => `is longer than ${limit.toLocaleString('en')} characters`;

/** Keys and short free text. */
export const short = (name: string, stored = name): Column => ({
  name,
  stored,
  required: false,
  read: trimmed,
  explain: tooLong(longestShortText),
});

/** What people wrote, kept as it is. */
export const long = (name: string): Column => ({
  name,
  stored: name,
  required: false,
  read: (text, start, end) => (end - start > longestText ? undefined : text.slice(start, end)),
  explain: tooLong(longestText),
});

/** A word of a list; any other is kept as `fallback`, with a warning. */
export function word(name: string, words: readonly string[], fallback: 'other' | 'unknown'): Column {
  const known = new Map([...words, fallback].map((listed) => [listed, listed]));
  return {
    name,
    stored: name,
    required: false,
    read: (text, start, end, reading) => {
      const cell = text.slice(start, end);
      const listed = known.get(cell) ?? known.get(cell.trim().toLowerCase());
      if (listed !== undefined) return listed;
      if (cell.trim() === '') return null;
      reading.warn(`${name} "${cell.trim().slice(0, 40)}" is not a listed word: kept as ${fallback}`);
      return fallback;
    },
    explain: () => 'is not a word',
  };
}

/** A short text of a fixed form. */
function formed(name: string, form: RegExp, tidy: (cell: string) => string, rule: string): Column {
  return {
    name,
    stored: name,
    required: false,
    read: (text, start, end) => {
      const cell = tidy(text.slice(start, end).trim());
      if (cell === '') return null;
      return form.test(cell) && cell.length <= longestShortText ? cell : undefined;
    },
    explain: () => rule,
  };
}

export const currency = (name: string): Column =>
  formed(name, /^[A-Z]{3}$/, (cell) => cell.toUpperCase(), 'is not a currency of ISO 4217 such as EUR');

export const email = (name: string): Column =>
  formed(name, /^[^\s@]+@[^\s@]+$/, (cell) => cell.toLowerCase(), 'is not an e-mail address');

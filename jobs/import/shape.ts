/** Which columns of its feed a row names, and where in the record their cells stand. */
import type { Column, Feed } from '../feeds/column.ts';
import { Refusal } from './refusal.ts';

export interface Shape {
  /** In the order of the feed, key first. */
  columns: readonly Column[];
  /** Cell of the record for each column. */
  cells: readonly number[];
  /** How many cells a record must have. */
  width: number;
  /** As the table names them. */
  stored: readonly string[];
}

export function shapeOf(columns: readonly Column[], cells: readonly number[], width: number): Shape {
  return { columns, cells, width, stored: columns.map((column) => column.stored) };
}

/**
 * The shape that a header line gives to all rows of its file.
 *
 * @throws Refusal when a required column is missing or a name stands there twice.
 */
export function shapeOfHeader(feed: Feed, names: readonly string[], warn: (kind: string) => void): Shape {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Refusal(`the header names the column "${twice}" twice; name each column once`);
  const missing = feed.columns.filter(({ name, required }) => required && !names.includes(name));
  if (missing.length) throw new Refusal(missingColumns(feed, missing, names));
  for (const name of names) {
    if (!feed.columns.some((column) => column.name === name)) warn(unknownColumn(name));
  }
  const columns = feed.columns.filter(({ name }) => names.includes(name));
  const cells = columns.map(({ name }) => names.indexOf(name));
  return shapeOf(columns, cells, names.length);
}

export const unknownColumn = (name: string): string => `column "${name.slice(0, 40)}" is unknown: left out`;

function missingColumns(feed: Feed, missing: readonly Column[], names: readonly string[]): string {
  const list = missing.map(({ name }) => name).join(', ');
  const plural = missing.length === 1 ? 'column' : 'columns';
  const [only] = names;
  const semicolons =
    names.length === 1 && only?.includes(';') ? ' (columns are separated by commas, not semicolons)' : '';
  return `line 1 lacks the required ${plural} ${list} of the feed ${feed.name}${semicolons}; add ${missing.length === 1 ? 'it' : 'them'} to the header`;
}

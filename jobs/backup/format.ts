/**
 * A backup is gzipped NDJSON that either database can be filled from:
 *
 *     {"assay":"backup","format":1,"schema":["0001-whole-schema"],"madeAt":"2026-11-22T03:10:00Z"}
 *     {"table":"audit","columns":["id","at",…]}
 *     [1,"2026-11-01T08:00:00Z",…]                      one line per row, in the order of the primary key
 *     {"end":"audit","rows":1,"sha256":"…"}             of the lines of the rows, each with its line feed
 *     {"end":"backup","tables":31,"rows":123456,"sha256":"…"}   of the sums of all tables
 */
import type { Value } from '../../db/connect.ts';

export const formatVersion = 1;

export interface Header {
  assay: 'backup';
  format: number;
  /** The migrations that the database had. */
  schema: string[];
  madeAt: string;
}

export interface TableStart {
  table: string;
  columns: string[];
}

export interface End {
  end: string;
  rows: number;
  sha256: string;
  tables?: number;
}

/** JSON has no word for the infinities; both databases have. */
export const rowText = (row: readonly Value[]): string =>
  JSON.stringify(row.some(isInfinite) ? row.map(writable) : row);

const isInfinite = (value: Value): boolean => value === Infinity || value === -Infinity;

const writable = (value: Value): unknown => (isInfinite(value) ? { number: String(value) } : value);

export const rowOf = (cells: readonly unknown[]): Value[] =>
  cells.some(isObject)
    ? cells.map((cell) => (isObject(cell) ? Number(cell.number) : (cell as Value)))
    : (cells as Value[]);

const isObject = (cell: unknown): cell is { number: string } => typeof cell === 'object' && cell !== null;

/** Rows as CSV (RFC 4180, line feeds) or as one JSON array: plain decimals, no data as an empty field or null. */
import type { Cell, Export } from '../server/stores/exports.ts';
import { plainCell } from '../server/stores/plain-cell.ts';

export type Format = 'csv' | 'json';

export const formats: readonly Format[] = ['csv', 'json'];

export const exportText = (source: Export, format: Format): AsyncGenerator<string> =>
  inChunks(format === 'csv' ? csv(source) : jsonArray(source));

async function* csv({ columns, rows }: Export): AsyncGenerator<string> {
  yield `${columns.join(',')}\n`;
  for await (const row of rows) yield `${row.map(field).join(',')}\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return plainDecimal(cell);
  const text = plainCell(typeof cell === 'string' ? cell : cell.join(';'));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function* jsonArray({ columns, rows }: Export): AsyncGenerator<string> {
  const names = columns.map((column) => JSON.stringify(column));
  let separator = '[\n';
  for await (const row of rows) {
    const members = row.map(
      (cell, index) => `${names[index]}:${typeof cell === 'number' ? plainDecimal(cell) : JSON.stringify(cell)}`,
    );
    yield `${separator}{${members.join(',')}}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * The shortest decimal that reads back as the same number, never with an exponent: spreadsheets and shells take it as it is.
 *
 * @example plainDecimal(1.2e-6) // '0.0000012'
 * @example plainDecimal(1e21) // '1000000000000000000000'
 */
export function plainDecimal(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

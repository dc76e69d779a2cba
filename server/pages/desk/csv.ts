/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */
import type { Response } from 'express';
import { plainCell } from '../../stores/plain-cell.ts';
import { sendPieces } from './send-pieces.ts';

export type Cell = string | number | null | undefined;

export function csvText(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = plainCell(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without it a spreadsheet in French reads every é as two signs. For people only: what programs read has none. */
const byteOrderMark = '\uFEFF';

const named = (response: Response, name: string): Response =>
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8');

/** What a person takes along. */
export function sendCsv(response: Response, name: string, text: string): void {
  named(response, name).send(byteOrderMark + text);
}

/** The same of a long table, written as it is read. @param pieces of its text */
export async function sendLongCsv(response: Response, name: string, pieces: AsyncIterable<string>): Promise<void> {
  await sendPieces(named(response, name), marked(pieces));
}

async function* marked(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let mark = byteOrderMark;
  for await (const piece of pieces) {
    yield mark + piece;
    mark = '';
  }
}

/** The pieces of a table of which the rows come some at a time. */
export async function* csvPieces(
  columns: readonly string[],
  lists: AsyncIterable<Iterable<readonly Cell[]>>,
): AsyncGenerator<string> {
  const head = csvText(columns, []);
  yield head;
  for await (const rows of lists) yield csvText(columns, rows).slice(head.length);
}

/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */
import type { Response } from 'express';
import { plainCell } from '../../stores/plain-cell.ts';

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

export function sendCsv(response: Response, name: string, text: string): void {
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(text);
}

/** PostgreSQL's COPY, text format. */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Value } from '../../../db/connect.ts';

const special = /[\\\t\n\r\b\f\v]/;
const escapes: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r\b\f\v]/g, (character) => escapes[character] as string) : text;

export function copyLine(values: readonly Value[]): string {
  let line = '';
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as Value;
    if (index > 0) line += '\t';
    line += value === null ? '\\N' : typeof value === 'number' ? String(value) : escaped(value);
  }
  return `${line}\n`;
}

/** Lines as bytes: as text each would keep the pieces alive that it was put together from. */
export interface CopyLines {
  rows: number;
  /** @returns where the line starts */
  add(line: string): number;
  /** The line that starts there. */
  text(start: number): string;
  bytes(): Buffer;
}

const smallest = 4_096;
const mostBytesPerUnit = 3;

export function copyLines(): CopyLines {
  let buffer = Buffer.allocUnsafeSlow(smallest);
  let used = 0;
  const lines: CopyLines = {
    rows: 0,
    add(line) {
      const start = used;
      const room = used + line.length * mostBytesPerUnit;
      if (room > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(room, buffer.length * 2));
        buffer.copy(larger, 0, 0, used);
        buffer = larger;
      }
      used += buffer.write(line, used);
      lines.rows++;
      return start;
    },
    // A line break within a value is escaped.
    text: (start) => buffer.toString('utf8', start, buffer.indexOf(10, start) + 1),
    bytes: () => buffer.subarray(0, used),
  };
  return lines;
}

const bytesPerPiece = 65_536;

export async function copyRows(client: pg.Client, statement: string, lines: CopyLines): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const ended = finished(stream);
  ended.catch(() => undefined);
  const bytes = lines.bytes();
  for (let start = 0; start < bytes.length; start += bytesPerPiece) {
    const room = stream.write(bytes.subarray(start, start + bytesPerPiece));
    if (!room && !stream.destroyed) await Promise.race([once(stream, 'drain'), ended]);
    if (stream.destroyed) break;
  }
  if (!stream.destroyed) stream.end();
  await ended;
}

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
  add(line: string): void;
  /** Everything that was added. */
  pieces(): Buffer[];
}

const smallestPiece = 4_096;
const largestPiece = 262_144;
const mostBytesPerUnit = 3;

export function copyLines(): CopyLines {
  const full: Buffer[] = [];
  let piece = Buffer.allocUnsafe(0);
  let used = 0;
  const lines: CopyLines = {
    rows: 0,
    add(line) {
      const room = line.length * mostBytesPerUnit;
      if (piece.length - used < room) {
        if (used > 0) full.push(piece.subarray(0, used));
        const next = Math.min(largestPiece, Math.max(smallestPiece, piece.length * 2));
        piece = Buffer.allocUnsafeSlow(Math.max(room, next));
        used = 0;
      }
      used += piece.write(line, used);
      lines.rows++;
    },
    pieces: () => (used > 0 ? [...full, piece.subarray(0, used)] : full),
  };
  return lines;
}

export async function copyRows(client: pg.Client, statement: string, lines: CopyLines): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const ended = finished(stream);
  ended.catch(() => undefined);
  for (const piece of lines.pieces()) {
    const room = stream.write(piece);
    if (!room && !stream.destroyed) await Promise.race([once(stream, 'drain'), ended]);
    if (stream.destroyed) break;
  }
  if (!stream.destroyed) stream.end();
  await ended;
}

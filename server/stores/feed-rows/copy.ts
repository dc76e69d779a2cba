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

const linesPerPiece = 500;

export async function copyRows(client: pg.Client, statement: string, lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const ended = finished(stream);
  ended.catch(() => undefined);
  for (let start = 0; start < lines.length; start += linesPerPiece) {
    const room = stream.write(lines.slice(start, start + linesPerPiece).join(''));
    if (!room && !stream.destroyed) await Promise.race([once(stream, 'drain'), ended]);
    if (stream.destroyed) break;
  }
  if (!stream.destroyed) stream.end();
  await ended;
}

/** Reads a backup from end to end and compares it with its own sums, before anything is done with it. */
import { createHash } from 'node:crypto';
import type { End, Header } from './format.ts';
import { parsed, readHeader, readLines } from './read.ts';

export interface Checked {
  header: Header;
  tables: number;
  rows: number;
}

/** @throws Error naming the file and the first table that is not what was written. */
export async function checkBackup(file: string): Promise<Checked> {
  const header = await readHeader(file);
  const everything = createHash('sha256');
  let sum = createHash('sha256');
  let rows = 0;
  let allRows = 0;
  for await (const text of readLines(file)) {
    if (text.startsWith('[')) {
      sum.update(text).update('\n');
      rows++;
      continue;
    }
    const line = parsed(text) as Partial<End> | null;
    if (!line) throw new Error(`${file} is damaged: it holds a line that says nothing`);
    if (line.end === undefined) continue;
    const whole = line.end === 'backup';
    const sha256 = (whole ? everything : sum).digest('hex');
    if (line.sha256 !== sha256 || line.rows !== (whole ? allRows : rows)) {
      throw new Error(`${file} is damaged: ${whole ? 'a table' : line.end} is not what was written`);
    }
    if (whole) return { header, tables: line.tables ?? 0, rows: allRows };
    everything.update(sha256);
    sum = createHash('sha256');
    allRows += rows;
    rows = 0;
  }
  throw new Error(`${file} is damaged: its end is missing`);
}

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
  const tally = startTally(file);
  for await (const lines of readLines(file)) {
    for (const text of lines) {
      if (text.startsWith('[')) tally.row(text);
      else if (tally.told(text)) return { header, ...tally.totals };
    }
  }
  throw new Error(`${file} is damaged: its end is missing`);
}

function startTally(file: string) {
  const everything = createHash('sha256');
  let sum = createHash('sha256');
  let rows = 0;
  const totals = { tables: 0, rows: 0 };
  return {
    totals,
    row(text: string) {
      sum.update(text).update('\n');
      rows++;
    },
    /** @returns whether this was the end of the backup. */
    told(text: string): boolean {
      const line = parsed(text) as Partial<End> | null;
      if (!line) throw new Error(`${file} is damaged: it holds a line that says nothing`);
      if (line.end === undefined) return false;
      const whole = line.end === 'backup';
      const sha256 = (whole ? everything : sum).digest('hex');
      if (line.sha256 !== sha256 || line.rows !== (whole ? totals.rows : rows)) {
        throw new Error(`${file} is damaged: ${whole ? 'a table' : line.end} is not what was written`);
      }
      if (whole) return true;
      everything.update(sha256);
      totals.tables++;
      totals.rows += rows;
      sum = createHash('sha256');
      rows = 0;
      return false;
    },
  };
}

/** A record too long to keep: its beginning is kept, its end is looked for. */
import { countLines } from './split-quoted.ts';

export interface Skipping {
  beginning: string;
  /** Characters gone by so far. */
  length: number;
  /** Line ends gone by so far. */
  lines: number;
  /** Whether a line end now would be part of a cell. */
  inQuotes: boolean;
}

const keptBeginning = 4_000;

export function startSkipping(text: string, quotes = true): Skipping {
  let inQuotes = false;
  if (quotes) for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) inQuotes = !inQuotes;
  const beginning = Buffer.from(text.slice(0, keptBeginning)).toString();
  return { beginning, length: text.length, lines: countLines(text, 0, text.length), inQuotes };
}

/** @returns where the next record starts, or -1 if the record goes on after this text. */
export function skipRecord(skipping: Skipping, text: string, quotes = true): number {
  let at = 0;
  for (;;) {
    const quote = quotes ? text.indexOf('"', at) : -1;
    const newline = skipping.inQuotes ? -1 : text.indexOf('\n', at);
    if (newline !== -1 && (quote === -1 || newline < quote)) return gone(skipping, text, newline + 1);
    if (quote === -1) {
      gone(skipping, text, text.length);
      return -1;
    }
    skipping.inQuotes = !skipping.inQuotes;
    at = quote + 1;
  }
}

function gone(skipping: Skipping, text: string, to: number): number {
  skipping.length += to;
  skipping.lines += countLines(text, 0, to);
  return to;
}

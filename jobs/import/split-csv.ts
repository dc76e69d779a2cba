/**
 * Splits CSV (RFC 4180) into records. Lines without a quote, nearly all, take a path of their own: a library that looks
 * at each character takes six times as long. csv-parse is the oracle in the tests.
 */
import { Refusal } from './refusal.ts';
import { isBlank, longestRecord, newRecord, type Splitter, type TakeRecord } from './record.ts';
import { countLines, splitQuoted } from './split-quoted.ts';
import { skipRecord, startSkipping, type Skipping } from './skip-record.ts';

export function csvSplitter(take: TakeRecord): Splitter {
  const record = newRecord();
  let rest = '';
  let line = 1;
  let skipping: Skipping | null = null;

  /** Without a quote: the next comma is the end of the cell. */
  function splitPlain(text: string, from: number, lineEnd: number): void {
    const { starts, ends } = record;
    const end = lineEnd > from && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    let count = 0;
    let start = from;
    for (let index = from; index < end; index++) {
      if (text.charCodeAt(index) !== 44) continue;
      starts[count] = start;
      ends[count++] = index;
      start = index + 1;
    }
    starts[count] = start;
    ends[count++] = end;
    record.text = text;
    record.count = count;
    record.fault = null;
    record.blank = count === 1 && isBlank(text, from, end);
  }

  function hand(source: string, from: number, to: number, hasNul: boolean, length = to - from): void {
    record.source = source;
    record.from = from;
    record.to = to;
    record.length = length;
    record.line = line;
    record.hasNul = hasNul;
    take(record);
  }

  function split(text: string, isLast: boolean): void {
    let at = 0;
    let quote = indexOrEnd(text, '"', 0);
    let nul = indexOrEnd(text, '\0', 0);
    while (at < text.length) {
      const newline = text.indexOf('\n', at);
      const lineEnd = newline === -1 ? text.length : newline;
      if (quote > lineEnd) {
        if (newline === -1 && !isLast) break;
        const next = newline === -1 ? lineEnd : newline + 1;
        splitPlain(text, at, lineEnd);
        hand(text, at, next, nul < next);
        line++;
        at = next;
      } else {
        const next = splitQuoted(text, at, isLast, record);
        if (next === -1) {
          if (isLast) throw unclosed(line);
          break;
        }
        hand(text, at, next, nul < next);
        line += countLines(text, at, next);
        at = next;
        if (quote < at) quote = indexOrEnd(text, '"', at);
      }
      if (nul < at) nul = indexOrEnd(text, '\0', at);
    }
    rest = text.slice(at);
  }

  function push(piece: string): void {
    let text = rest === '' ? piece : rest + piece;
    rest = '';
    if (skipping) {
      const after = skipRecord(skipping, text);
      if (after === -1) return;
      finishSkipping(skipping);
      skipping = null;
      text = text.slice(after);
    }
    split(text, false);
    if (rest.length <= longestRecord) return;
    skipping = startSkipping(rest);
    rest = '';
  }

  function finishSkipping(skipped: Skipping): void {
    record.count = 0;
    record.blank = false;
    record.fault = `is longer than ${longestRecord.toLocaleString('en')} characters`;
    hand(skipped.beginning, 0, skipped.beginning.length, false, skipped.length);
    line += skipped.lines;
  }

  return {
    push,
    end() {
      if (skipping?.inQuotes) throw unclosed(line);
      if (skipping) finishSkipping(skipping);
      else split(rest, true);
    },
  };
}

const indexOrEnd = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found === -1 ? Infinity : found;
};

const unclosed = (line: number) =>
  new Refusal(`a quote that opens on line ${line.toLocaleString('en')} or later is never closed; mend that row`);

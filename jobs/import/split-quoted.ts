/** One CSV record with quotes in it. */
import type { FileRecord } from './record.ts';

const quoteMark = 34;

/**
 * Cells go into a text of their own, since doubled quotes make them shorter than they stand in the file.
 *
 * @returns where the next record starts, or -1 if the text ends before the record does
 */
export function splitQuoted(text: string, from: number, isLast: boolean, record: FileRecord): number {
  const { starts, ends } = record;
  let cells = '';
  let count = 0;
  let at = from;
  record.fault = null;
  record.blank = false;
  for (;;) {
    starts[count] = cells.length;
    if (text.charCodeAt(at) === quoteMark) {
      const closing = closingQuote(text, at + 1, isLast);
      if (closing === -1) return -1;
      cells += text.slice(at + 1, closing).replaceAll('""', '"');
      at = closing + 1;
      const after = cellEnd(text, at);
      if (after === -1 && !isLast) return -1;
      const end = after === -1 ? text.length : after;
      const trailing = text.slice(at, end);
      if (trailing !== '' && !(trailing === '\r' && text.charCodeAt(end) !== 44)) {
        record.fault = 'has text after a closing quote; a quote inside a cell must be doubled';
      }
      at = end;
    } else {
      const after = cellEnd(text, at);
      if (after === -1 && !isLast) return -1;
      let end = after === -1 ? text.length : after;
      const stop = end;
      if (text.charCodeAt(end) !== 44 && end > at && text.charCodeAt(end - 1) === 13) end--;
      const cell = text.slice(at, end);
      if (cell.includes('"')) record.fault = 'has a quote inside a cell that does not start with one';
      cells += cell;
      at = stop;
    }
    ends[count++] = cells.length;
    if (text.charCodeAt(at) !== 44) break;
    at++;
  }
  record.text = cells;
  record.count = count;
  return at < text.length ? at + 1 : text.length;
}

function closingQuote(text: string, from: number, isLast: boolean): number {
  let at = from;
  for (;;) {
    const found = text.indexOf('"', at);
    if (found === -1) return -1;
    if (found === text.length - 1) return isLast ? found : -1;
    if (text.charCodeAt(found + 1) !== quoteMark) return found;
    at = found + 2;
  }
}

/** The comma or the line end that ends an unquoted stretch. */
function cellEnd(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 44 || character === 10) return index;
  }
  return -1;
}

/** Line ends in a stretch of text; a last line without one counts too. */
export function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  let at = text.indexOf('\n', from);
  while (at !== -1 && at < to) {
    lines++;
    at = text.indexOf('\n', at + 1);
  }
  return lines;
}

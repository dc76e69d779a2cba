/** Splits NDJSON into records: one line, one record. What a line holds is read by `read-object.ts`. */
import { isBlank, longestRecord, newRecord, type Splitter, type TakeRecord } from './record.ts';
import { skipRecord, startSkipping, type Skipping } from './skip-record.ts';

export function lineSplitter(take: TakeRecord): Splitter {
  const record = newRecord();
  let rest = '';
  let line = 1;
  let skipping: Skipping | null = null;

  function hand(source: string, from: number, to: number, length: number, fault: string | null): void {
    Object.assign(record, { text: source, source, from, to, length, line, fault });
    record.blank = fault === null && isBlank(source, from, to);
    take(record);
    line++;
  }

  function finishSkipping({ beginning, length }: Skipping): void {
    const fault = `is longer than ${longestRecord.toLocaleString('en')} characters`;
    hand(beginning, 0, beginning.length, length, fault);
  }

  return {
    push(piece) {
      const text = rest === '' ? piece : rest + piece;
      rest = '';
      let at = 0;
      if (skipping) {
        at = skipRecord(skipping, text, false);
        if (at === -1) return;
        finishSkipping(skipping);
        skipping = null;
      }
      for (let end = text.indexOf('\n', at); end !== -1; end = text.indexOf('\n', at)) {
        hand(text, at, end + 1, end + 1 - at, null);
        at = end + 1;
      }
      rest = text.slice(at);
      if (rest.length <= longestRecord) return;
      skipping = startSkipping(rest, false);
      rest = '';
    },
    end() {
      if (skipping) finishSkipping(skipping);
      else if (rest !== '') hand(rest, 0, rest.length, rest.length, null);
    },
  };
}

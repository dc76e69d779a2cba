import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Refusal } from '../../jobs/import/refusal.ts';
import { csvSplitter } from '../../jobs/import/split-csv.ts';
import { lineSplitter } from '../../jobs/import/split-lines.ts';
import type { FileRecord, Splitter, TakeRecord } from '../../jobs/import/record.ts';

interface Seen {
  cells: string[];
  raw: string;
  line: number;
  fault: string | null;
  length: number;
}

function split(open: (take: TakeRecord) => Splitter, text: string, cuts: number[] = []): Seen[] {
  const seen: Seen[] = [];
  const splitter = open((record: FileRecord) => {
    const cells = Array.from({ length: record.count }, (_, at) =>
      record.text.slice(record.starts[at], record.ends[at]),
    );
    const raw = record.source.slice(record.from, record.to);
    seen.push({ cells, raw, line: record.line, fault: record.fault, length: record.length });
  });
  let from = 0;
  for (const cut of [...cuts, text.length].map((at) => Math.min(at, text.length)).sort((a, b) => a - b)) {
    splitter.push(text.slice(from, cut));
    from = cut;
  }
  splitter.end();
  return seen;
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ' ', ',', '"', '\n', '\r\n', 'b'), maxLength: 6 });
const quoted = fc.tuple(cell, fc.boolean()).map(([value, always]) => {
  return always || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
});
const file = fc
  .tuple(fc.array(fc.array(quoted, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .chain(([rows, end]) => fc.boolean().map((ends) => rows.map((row) => row.join(',')).join(end) + (ends ? end : '')));
const cuts = fc.array(fc.nat(60), { maxLength: 5 });
const anything = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' '), maxLength: 40 });

describe('the splitter of CSV', () => {
  it('finds the cells that csv-parse finds, wherever the pieces of the file are cut', () => {
    fc.assert(
      fc.property(file, cuts, (text, at) => {
        const options = { relax_column_count: true, record_delimiter: ['\n', '\r\n'], skip_empty_lines: false };
        const expected = parse(text, options);
        expect(split(csvSplitter, text, at).map(({ cells }) => cells)).to.deep.equal(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hands over every byte of the file in exactly one record, whatever the file is', () => {
    fc.assert(
      fc.property(fc.oneof(anything, file), cuts, (text, at) => {
        let records: Seen[];
        try {
          records = split(csvSplitter, text, at);
        } catch (error) {
          expect(error).to.be.instanceOf(Refusal);
          return;
        }
        const bytes = records.reduce((sum, { raw }) => sum + Buffer.byteLength(raw), 0);
        expect(bytes).to.equal(Buffer.byteLength(text));
        expect(records.map(({ raw }) => raw).join('')).to.equal(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds the same records wherever the pieces are cut', () => {
    fc.assert(
      fc.property(anything, cuts, (text, at) => {
        const tried = (where: number[]) => {
          try {
            return split(csvSplitter, text, where);
          } catch (error) {
            return (error as Error).message;
          }
        };
        expect(tried(at)).to.deep.equal(tried([]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows the line on which a record starts', () => {
    const lines = split(csvSplitter, 'a\n"b\nc",d\n\ne\r\n').map(({ line }) => line);
    expect(lines).to.deep.equal([1, 2, 4, 5]);
  });

  it('does not keep a record that is too long, but knows how long it was', () => {
    const long = `"${'x\n'.repeat(1_500_000)}",b\n`;
    const records = split(csvSplitter, `a,b\n${long}c,d\n`, [2_000_000, 2_500_000, 2_900_000]);
    expect(records.map(({ line, length }) => [line, length])).to.deep.equal([
      [1, 4],
      [2, long.length],
      [1_500_003, 4],
    ]);
    expect(records[1]?.fault).to.match(/longer than/);
    expect(records[1]?.raw.length).to.be.below(5_000);
  });
});

describe('the splitter of NDJSON', () => {
  it('hands over every character in exactly one record', () => {
    fc.assert(
      fc.property(anything, cuts, (text, at) => {
        expect(
          split(lineSplitter, text, at)
            .map(({ raw }) => raw)
            .join(''),
        ).to.equal(text);
      }),
    );
  });

  it('does not keep a line that is too long', () => {
    const records = split(lineSplitter, `1\n${'x'.repeat(3_000_000)}\n2\n`, [1_000_000, 2_300_000]);
    expect(records.map(({ line, length }) => [line, length])).to.deep.equal([
      [1, 2],
      [2, 3_000_001],
      [3, 2],
    ]);
  });
});

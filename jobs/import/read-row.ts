/** A record's cells → the values of a row, or the first rule that one of them breaks. */
import type { Column, Reading } from '../feeds/column.ts';
import type { Value } from '../../db/connect.ts';
import type { FileRecord } from './record.ts';
import type { Shape } from './shape.ts';

export interface Fault {
  column: string | null;
  rule: string;
}

export interface RowReader {
  /** The values of the record read last, in the order of the shape's columns. */
  values: Value[];
  /** @returns null when the values are there */
  read(record: FileRecord): Fault | null;
}

export function rowReader(shape: Shape, missing: readonly Column[], reading: Reading): RowReader {
  const { columns, cells, width } = shape;
  const values = new Array<Value>(columns.length).fill(null);
  const reads = columns.map((column) => column.read);
  const lacks = missing[0] ? { column: missing[0].name, rule: 'is missing, although it is required' } : null;

  function read(record: FileRecord): Fault | null {
    if (lacks) return lacks;
    if (record.count !== width) return wrongWidth(record.count, width);
    if (record.hasNul) {
      const fault = nulFault(record, shape);
      if (fault) return fault;
    }
    const { text, starts, ends } = record;
    for (let index = 0; index < reads.length; index++) {
      const cell = cells[index]!;
      const start = starts[cell]!;
      const end = ends[cell]!;
      const value = start === end ? null : reads[index]!(text, start, end, reading);
      if (value === undefined) return badCell(columns[index]!, text.slice(start, end), reading);
      if (value === null && columns[index]!.required) return { column: columns[index]!.name, rule: 'is empty' };
      values[index] = value;
    }
    return null;
  }

  return { values, read };
}

const badCell = (column: Column, cell: string, reading: Reading): Fault => ({
  column: column.name,
  rule: column.explain(cell, reading),
});

const wrongWidth = (found: number, expected: number): Fault => ({
  column: null,
  rule: `has ${found.toLocaleString('en')} cells where the header names ${expected.toLocaleString('en')}`,
});

function nulFault(record: FileRecord, { columns, cells }: Shape): Fault | null {
  const bad = columns.find((_, index) => {
    const cell = cells[index]!;
    return record.text.slice(record.starts[cell], record.ends[cell]).includes('\0');
  });
  return bad ? { column: bad.name, rule: 'holds a NUL character' } : null;
}

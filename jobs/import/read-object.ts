/** One line of NDJSON → the same record of cells that a line of CSV gives, in the order of the feed's columns. */
import type { Feed } from '../feeds/column.ts';
import { shapeOf, unknownColumn, type Shape } from './shape.ts';
import type { FileRecord } from './record.ts';

/** Turns a record's line into cells; the shape depends on which columns the object names. */
export function objectReader(feed: Feed, warn: (kind: string) => void): (record: FileRecord) => Shape | null {
  const known = new Map(feed.columns.map((column, index) => [column.name, index]));
  const shapes = new Map<number, Shape>();

  return (record) => {
    const object = parseObject(record.source.slice(record.from, record.to));
    if (!object) {
      record.fault = 'is not a JSON object on one line';
      return null;
    }
    let mask = 0;
    for (const name of Object.keys(object)) {
      const index = known.get(name);
      if (index === undefined) warn(unknownColumn(name));
      else mask |= 1 << index;
    }
    let shape = shapes.get(mask);
    if (!shape) shapes.set(mask, (shape = shapeOfMask(feed, mask)));
    layOut(record, shape, object);
    return record.fault === null ? shape : null;
  };
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function shapeOfMask(feed: Feed, mask: number): Shape {
  const columns = feed.columns.filter((_, index) => mask & (1 << index));
  const cells = columns.map((_, index) => index);
  return shapeOf(columns, cells, columns.length);
}

function layOut(record: FileRecord, { columns }: Shape, object: Record<string, unknown>): void {
  let text = '';
  for (let index = 0; index < columns.length; index++) {
    const { name } = columns[index]!;
    const cell = cellText(object[name]);
    if (cell === null) {
      record.fault = `has a value in column ${name} that is neither text nor an exact whole number`;
      return;
    }
    record.starts[index] = text.length;
    text += cell;
    record.ends[index] = text.length;
  }
  record.text = text;
  record.count = columns.length;
  record.hasNul = text.includes('\0');
}

/** Null: not a value that a cell can hold. */
function cellText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value.isWellFormed() ? value : null;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

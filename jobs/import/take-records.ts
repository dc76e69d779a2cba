/** From pieces of a file's text to rows that are written, every record accounted for. */
import type { RowWriter, WriteRow } from '../../server/stores/feed-rows/row-writer.ts';
import type { Feed, Reading } from '../feeds/column.ts';
import { sequenceCheck } from './check-sequence.ts';
import { objectReader } from './read-object.ts';
import { rowReader, type RowReader } from './read-row.ts';
import { isBlank, type FileRecord, type Splitter } from './record.ts';
import { Refusal } from './refusal.ts';
import { shapeOfHeader, type Shape } from './shape.ts';
import { csvSplitter } from './split-csv.ts';
import { lineSplitter } from './split-lines.ts';
import type { Tally } from './tally.ts';

interface Route {
  reader: RowReader;
  write: WriteRow;
  check: (() => void) | null;
}

export function recordTaker(
  feed: Feed,
  format: 'csv' | 'ndjson',
  { writer, tally, reading }: { writer: RowWriter; tally: Tally; reading: Reading },
): Splitter {
  const routes = new Map<Shape, Route>();

  function routeOf(shape: Shape): Route {
    let route = routes.get(shape);
    if (!route) {
      const missing = feed.columns.filter((column) => column.required && !shape.columns.includes(column));
      const reader = rowReader(shape, missing, reading);
      const write = missing.length ? () => undefined : writer.shape(shape.stored);
      route = { reader, write, check: sequenceCheck(feed, shape, reader.values, tally) };
      routes.set(shape, route);
    }
    return route;
  }

  /** The accounting of a record that is no row. */
  function isNoRow(record: FileRecord): boolean {
    tally.lines++;
    if (record.blank) tally.blank++;
    else if (record.fault !== null) tally.reject(record, { column: null, rule: record.fault });
    else return false;
    return true;
  }

  function takeRow(record: FileRecord, { reader, write, check }: Route): void {
    const fault = reader.read(record);
    if (fault) tally.reject(record, fault);
    else {
      check?.();
      write(reader.values);
    }
  }

  if (format === 'ndjson') {
    const shapeOf = objectReader(feed, (kind) => tally.warn(kind));
    return lineSplitter((record) => {
      if (isNoRow(record)) return;
      const shape = shapeOf(record);
      if (shape) takeRow(record, routeOf(shape));
      else tally.reject(record, { column: null, rule: record.fault ?? 'cannot be read' });
    });
  }

  let route: Route | null = null;
  const splitter = csvSplitter((record) => {
    if (!route) route = routeOf(readHeader(feed, record, tally));
    else if (!isNoRow(record)) takeRow(record, route);
  });
  return {
    push: (piece) => splitter.push(piece),
    end() {
      splitter.end();
      if (!route) throw new Refusal('the file is empty; its first line must name the columns');
    },
  };
}

function readHeader(feed: Feed, record: FileRecord, tally: Tally): Shape {
  if (record.fault !== null) throw new Refusal(`line 1 ${record.fault}; mend the header`);
  if (isBlank(record.text, 0, record.text.length) && record.count <= 1) {
    throw new Refusal('line 1 is blank; the first line must name the columns');
  }
  const names: string[] = [];
  for (let index = 0; index < record.count; index++) {
    names.push(record.text.slice(record.starts[index], record.ends[index]).trim());
  }
  return shapeOfHeader(feed, names, (kind) => tally.warn(kind));
}

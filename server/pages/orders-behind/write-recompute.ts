/** The same tables as one JSON document and as one CSV file, written as they are read. */
import { csvText, type Cell } from '../desk/csv.ts';
import { recomputeColumns, recomputeFormat, recomputeTables, type RecomputeTable } from './recompute-columns.ts';
import type { Piece } from './recompute-tables.ts';

/** `{"format", "tables": {"order": {"columns": […], "rows": [[…], …]}, …}}`: a row on each line. */
export async function* asJson(pieces: AsyncIterable<Piece>): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(recomputeFormat)},"tables":{`;
  let open: RecomputeTable | null = null;
  let rowsBefore = false;
  for await (const { table, rows } of pieces) {
    if (table !== open) {
      yield `${open === null ? '' : '\n]},'}\n${JSON.stringify(table)}:{"columns":${JSON.stringify(recomputeColumns[table])},"rows":[`;
      [open, rowsBefore] = [table, false];
    }
    if (rows.length === 0) continue;
    yield `${rowsBefore ? ',' : ''}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    rowsBefore = true;
  }
  yield '\n]}}}\n';
}

/** Every column once; the first says which table a row belongs to, and what another table has stays empty. */
const allColumns = ['table', ...new Set(recomputeTables.flatMap((table) => [...recomputeColumns[table]]))];

export async function* asCsv(pieces: AsyncIterable<Piece>): AsyncGenerator<string> {
  const head = csvText(allColumns, []);
  yield head;
  for await (const { table, rows } of pieces) {
    const places = recomputeColumns[table].map((column) => allColumns.indexOf(column));
    const wide = rows.map((row) => {
      const cells: Cell[] = Array.from({ length: allColumns.length }, () => null);
      cells[0] = table;
      row.forEach((cell, at) => (cells[places[at]!] = cell));
      return cells;
    });
    if (wide.length > 0) yield csvText(allColumns, wide).slice(head.length);
  }
}

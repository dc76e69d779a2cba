/** Rows into SQLite: one prepared statement after the other on the connection that holds the transaction. */
import type SqliteHandle from 'better-sqlite3';
import type { Value } from '../../../db/connect.ts';
import { dayCounter, type RowWriter, type WriteRow, type WriterOptions } from './row-writer.ts';
import { sqliteSellers } from './sqlite-sellers.ts';

export function sqliteWriter(handle: SqliteHandle.Database, options: WriterOptions): RowWriter {
  const { table, key, activity } = options.table;
  const { importId } = options;
  const counter = dayCounter(options.calendar);
  const sellerOf = sqliteSellers(handle, importId);
  let accepted = 0;
  let unchanged = 0;
  // Whole files are new or known. The cheaper statement for what the last row was is tried first.
  let lastWasKnown = false;

  const previous = activity
    ? handle.prepare<unknown[], Value>(`SELECT ${activity} FROM ${table} WHERE ${key} = ?`).pluck()
    : null;

  function shape(columns: readonly string[]): WriteRow {
    const marks = columns.map(() => '?').join(', ');
    const insert = handle.prepare<unknown[]>(
      `INSERT INTO ${table} (${columns.join(', ')}, import_id) VALUES (${marks}, ?) ON CONFLICT (${key}) DO NOTHING`,
    );
    const identical = columns.map((column) => `${column} ${column === key ? '=' : 'IS'} ?`).join(' AND ');
    const same = handle.prepare<unknown[]>(`SELECT 1 FROM ${table} WHERE ${identical} AND ? IS NOT NULL`).pluck();
    const assignments = columns.map((column) => `${column} = ?`).join(', ');
    const update = handle.prepare<unknown[]>(`UPDATE ${table} SET ${assignments}, import_id = ? WHERE ${key} = ?`);
    const keyAt = columns.indexOf(key);
    const sellerAt = columns.indexOf('seller');
    const activityAt = activity === null ? -1 : columns.indexOf(activity);
    const bound = new Array<Value>(columns.length + 1).fill(null);
    bound[columns.length] = importId;

    const inserted = (): boolean => {
      if (insert.run(bound).changes === 0) return false;
      accepted++;
      if (activityAt >= 0) counter.add(bound[activityAt], 1);
      return true;
    };
    return (values) => {
      for (let index = 0; index < columns.length; index++) bound[index] = values[index] as Value;
      if (sellerAt >= 0) bound[sellerAt] = sellerOf(bound[sellerAt] as string);
      if (!lastWasKnown && inserted()) return;
      lastWasKnown = true;
      if (same.get(bound) !== undefined) {
        unchanged++;
        return;
      }
      const before = activityAt >= 0 ? previous?.get(bound[keyAt]) : null;
      if (update.run([...bound, bound[keyAt]]).changes === 0) {
        lastWasKnown = false;
        inserted();
        return;
      }
      accepted++;
      if (activityAt < 0) return;
      counter.add(before, -1);
      counter.add(bound[activityAt], 1);
    };
  }

  return {
    shape,
    drain: () => Promise.resolve(),
    finish: () => Promise.resolve({ accepted, unchanged, days: counter.days }),
  };
}

/** The statements that write rows naming certain columns; each takes the row's values in their order, then the import. */
import type SqliteHandle from 'better-sqlite3';
import type { Value } from '../../../db/connect.ts';
import type { FeedTable } from './row-writer.ts';

export type SqliteStatements = ReturnType<typeof sqliteStatements>;

/** Rows that one statement inserts or compares: fewer calls, and a list of values that still lies in the processor's cache. */
export const rowsAtOnce = 25;

export function sqliteStatements(handle: SqliteHandle.Database, { table, key }: FeedTable, columns: readonly string[]) {
  const row = `(${columns.map(() => '?').join(', ')}, ?)`;
  const insert = (rows: string) =>
    handle.prepare<unknown[]>(
      `INSERT INTO ${table} (${columns.join(', ')}, import_id) VALUES ${rows} ON CONFLICT (${key}) DO NOTHING`,
    );
  const identical = columns.map((column) => `${column} ${column === key ? '=' : 'IS'} ?`).join(' AND ');
  const several = new Array<string>(rowsAtOnce).fill(row).join(', ');
  const offered = columns.map(
    (column, index) => `${table}.${column} ${column === key ? '=' : 'IS'} v.column${index + 1}`,
  );
  const assignments = columns.map((column) => `${column} = ?`).join(', ');
  return {
    insert: insert(row),
    insertMany: insert(several),
    /** How many of the rows stand there as they are. */
    countSame: handle
      .prepare<unknown[], number>(
        `SELECT COUNT(*) FROM (VALUES ${several}) AS v CROSS JOIN ${table} ON ${offered.join(' AND ')}`,
      )
      .pluck(),
    /** 1 if the row stands there as it is. */
    same: handle.prepare<unknown[]>(`SELECT 1 FROM ${table} WHERE ${identical} AND ? IS NOT NULL`).pluck(),
    /** Takes the key once more at the end. */
    update: handle.prepare<unknown[]>(`UPDATE ${table} SET ${assignments}, import_id = ? WHERE ${key} = ?`),
    idOf: handle.prepare<unknown[], number>(`SELECT id FROM ${table} WHERE ${key} = ?`).pluck(),
  };
}

/** The instant on which a row counts so far, by its key. */
export function activityOf(handle: SqliteHandle.Database, { table, key, activity }: FeedTable) {
  if (activity === null) return () => null;
  const find = handle.prepare<unknown[], Value>(`SELECT ${activity} FROM ${table} WHERE ${key} = ?`).pluck();
  return (rowKey: Value): Value => find.get(rowKey) ?? null;
}

export const highestId = (handle: SqliteHandle.Database, { table }: FeedTable): number =>
  handle.prepare<[], number | null>(`SELECT MAX(id) FROM ${table}`).pluck().get() ?? 0;

/**
 * Rows into SQLite, on the connection that holds the transaction.
 *
 * Rows are inserted many at a time until a key turns out to exist; from then on they are compared many at a time until
 * one is new: whole files are new or known.
 */
import type SqliteHandle from 'better-sqlite3';
import type { Value } from '../../../db/connect.ts';
import { dayCounter, type RowWriter, type WriteRow, type WriterOptions } from './row-writer.ts';
import { sqliteSellers } from './sqlite-sellers.ts';
import { activityOf, highestId, rowsAtOnce, sqliteStatements } from './sqlite-statements.ts';

export function sqliteWriter(handle: SqliteHandle.Database, options: WriterOptions): RowWriter {
  const { table, importId, calendar } = options;
  const counter = dayCounter(calendar);
  const sellerOf = sqliteSellers(handle, importId);
  const previous = activityOf(handle, table);
  let highest = highestId(handle, table);
  let accepted = 0;
  let unchanged = 0;
  let lastWasKnown = false;
  /** Rows of another shape must not overtake those that were collected before them. */
  let flush: () => void = () => undefined;

  function shape(columns: readonly string[]): WriteRow {
    const statements = sqliteStatements(handle, table, columns);
    const width = columns.length + 1;
    const keyAt = columns.indexOf(table.key);
    const sellerAt = columns.indexOf('seller');
    const activityAt = table.activity === null ? -1 : columns.indexOf(table.activity);
    const bound = new Array<Value>(width * rowsAtOnce).fill(null);
    let collected = 0;

    function isNew(row: readonly Value[]): void {
      accepted++;
      if (activityAt >= 0) counter.add(row[activityAt], 1);
    }

    function insertOne(row: Value[]): boolean {
      const { changes, lastInsertRowid } = statements.insert.run(row);
      if (changes === 0) return false;
      highest = Number(lastInsertRowid);
      isNew(row);
      return true;
    }

    /** A row whose key probably exists. */
    function replace(row: Value[]): void {
      lastWasKnown = true;
      if (statements.same.get(row) !== undefined) {
        unchanged++;
        return;
      }
      const before = activityAt < 0 ? null : previous(row[keyAt]!);
      if (statements.update.run([...row, row[keyAt]]).changes === 0) {
        lastWasKnown = !insertOne(row);
        return;
      }
      accepted++;
      if (activityAt < 0) return;
      counter.add(before, -1);
      counter.add(row[activityAt], 1);
    }

    /** Some keys existed, or stand in the batch twice: only rows with a fresh id were inserted. */
    function sortOut(rows: Value[][], before: number): void {
      const seen = new Set<Value>();
      for (const row of rows) {
        const key = row[keyAt]!;
        const isFirst = !seen.has(key);
        seen.add(key);
        if (isFirst && (statements.idOf.get(key) ?? 0) > before) isNew(row);
        else replace(row);
      }
    }

    const rowAt = (index: number): Value[] => bound.slice(index * width, (index + 1) * width);
    const allRows = (): Value[][] => Array.from({ length: rowsAtOnce }, (_, index) => rowAt(index));

    function insertCollected(): void {
      const before = highest;
      collected = 0;
      const { changes, lastInsertRowid } = statements.insertMany.run(bound);
      if (changes > 0) highest = Number(lastInsertRowid);
      if (changes < rowsAtOnce) {
        sortOut(
          Array.from({ length: rowsAtOnce }, (_, index) => rowAt(index)),
          before,
        );
        return;
      }
      accepted += rowsAtOnce;
      if (activityAt < 0) return;
      for (let at = activityAt; at < bound.length; at += width) counter.add(bound[at], 1);
    }

    function compareCollected(): void {
      collected = 0;
      if (statements.countSame.get(bound) === rowsAtOnce) unchanged += rowsAtOnce;
      else for (const row of allRows()) replace(row);
    }

    function flushShape(): void {
      const rows = collected;
      collected = 0;
      for (let index = 0; index < rows; index++) {
        const row = rowAt(index);
        if (lastWasKnown || !insertOne(row)) replace(row);
      }
    }

    return (values) => {
      if (flush !== flushShape) {
        flush();
        flush = flushShape;
      }
      const from = collected * width;
      for (let index = 0; index < columns.length; index++) bound[from + index] = values[index]!;
      bound[from + width - 1] = importId;
      if (sellerAt >= 0) bound[from + sellerAt] = sellerOf(values[sellerAt] as string);
      collected++;
      if (collected < rowsAtOnce) return;
      if (lastWasKnown) compareCollected();
      else insertCollected();
    };
  }

  return {
    shape,
    drain: () => Promise.resolve(),
    finish() {
      flush();
      return Promise.resolve({ accepted, unchanged, days: counter.days });
    },
  };
}

/** Reads whole tables as they stood at one moment, while other connections go on writing. */
import SqliteHandle from 'better-sqlite3';
import type { PoolClient } from 'pg';
import type { Table } from './catalogue.ts';
import type { Database, Value } from './connect.ts';

export interface Snapshot {
  /** Every row, some thousand at a time, in the order of the primary key, its values in the order of the table's columns. */
  rows(table: Table): AsyncIterable<Value[][]>;
}

const batchSize = 2_000;

/** Opens a moment of the database, hands it over, and lets go of it at the end. */
export async function withSnapshot<T>(database: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const { native } = database;
  return native.dialect === 'sqlite' ? ofSqlite(native.file, work) : ofPostgres(await native.pool.connect(), work);
}

async function ofSqlite<T>(file: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const handle = new SqliteHandle(file, { readonly: true });
  try {
    handle.exec('BEGIN');
    // The moment is taken by the first read, not by BEGIN.
    handle.prepare('SELECT COUNT(*) FROM sqlite_master').get();
    return await work({ rows: (table) => inBatches(handle.prepare<[], Value[]>(selectAll(table)).raw().iterate()) });
  } finally {
    handle.close();
  }
}

async function* inBatches(rows: Iterable<Value[]>): AsyncGenerator<Value[][]> {
  let batch: Value[][] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield await Promise.resolve(batch);
    batch = [];
  }
  yield batch;
}

async function ofPostgres<T>(client: PoolClient, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work({ rows: (table) => cursor(client, selectAll(table)) });
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}

async function* cursor(client: PoolClient, sql: string): AsyncGenerator<Value[][]> {
  await client.query(`DECLARE every_row NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query<Value[]>({ text: `FETCH ${batchSize} FROM every_row`, rowMode: 'array' });
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE every_row');
}

const selectAll = ({ name, columns, key }: Table): string =>
  `SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`;

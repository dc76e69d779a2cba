/** SQLite through better-sqlite3: one connection that writes, one that reads. */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteHandle from 'better-sqlite3';
import knexModule from 'knex';
import type { Knex } from 'knex';
import type { Bound, Database, OnConflict, Row, Transaction } from './connect.ts';

const { knex: createKnex } = knexModule;
const Client = createRequire(import.meta.url)('knex/lib/dialects/better-sqlite3/index.js') as new (
  config: Knex.Config,
) => Knex.Client;

/** A transaction that reads before it writes fails at once under plain BEGIN when another process wrote in between. */
class ImmediateClient extends Client {
  override transaction(...parameters: Parameters<Knex.Client['transaction']>): ReturnType<Knex.Client['transaction']> {
    const transaction = super.transaction(...parameters) as unknown as {
      begin(connection: unknown): Promise<unknown>;
      query(connection: unknown, sql: string): Promise<unknown>;
    };
    transaction.begin = (connection) => transaction.query(connection, 'BEGIN IMMEDIATE;');
    return transaction as unknown as ReturnType<Knex.Client['transaction']>;
  }
}

/** What knex would say on standard output is thrown as well. */
export const silent: Knex.Logger = {
  warn: () => undefined,
  error: () => undefined,
  deprecate: () => undefined,
  debug: () => undefined,
};

/** The write lock is waited for this long, in steps that let the event loop breathe. */
const patience = 60_000;

export function openSqlite(file: string): Promise<Database> {
  let writer: SqliteHandle.Database | undefined;
  const knex = createKnex({
    client: ImmediateClient as never,
    connection: { filename: file },
    useNullAsDefault: true,
    log: silent,
    // One connection: a second one in the same process would wait for the first without letting it finish.
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: SqliteHandle.Database, done: (error: unknown, connection: unknown) => void) => {
        prepare(connection);
        writer = connection;
        done(null, connection);
      },
    },
  });
  return knex.raw('select 1').then(() => {
    if (!writer) throw new Error(`${file}: no connection`);
    return database(file, knex, writer);
  });
}

function prepare(handle: SqliteHandle.Database): void {
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('busy_timeout = 20');
  handle.pragma('foreign_keys = ON');
  handle.pragma('cache_size = -32000');
  handle.pragma('temp_store = MEMORY');
  handle.pragma('analysis_limit = 1000');
  const synchronous = handle.pragma('synchronous', { simple: true });
  if (synchronous !== 2) throw new Error('SQLite did not accept synchronous = FULL: commits could be lost');
}

function database(file: string, knex: Knex, writer: SqliteHandle.Database): Database {
  const opened = identity(file);
  const reader = new SqliteHandle(file, { readonly: true });
  reader.pragma('cache_size = -32000');
  reader.pragma('busy_timeout = 5000');
  const reads = statements(reader);
  const writes = statements(writer);
  return {
    dialect: 'sqlite',
    knex,
    read: <T = Row>(sql: string, values: readonly Bound[] = []) => Promise.resolve(reads(sql).all(...values) as T[]),
    transaction: (work) => retried(() => knex.transaction((trx) => work(transactionOn(trx, writes)))),
    native: { dialect: 'sqlite', handle: writer, file },
    isInPlace: () => identity(file) === opened,
    close: async () => {
      reader.close();
      await knex.destroy();
    },
  };
}

function identity(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino}` : 'gone';
}

function statements(handle: SqliteHandle.Database): (sql: string) => SqliteHandle.Statement<unknown[]> {
  const prepared = new Map<string, SqliteHandle.Statement<unknown[]>>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = handle.prepare<unknown[]>(steady(sql));
      prepared.set(sql, statement);
    }
    return statement;
  };
}

/**
 * A statement whose plan does not hang on what is bound to it. SQLite looks at a bare `?` while it plans, and then plans anew at each
 * run, since better-sqlite3 clears what was bound after each: that took longer than most questions themselves. It does not look behind
 * the plus, which changes nothing of the value.
 */
const steady = (sql: string): string => sql.replaceAll('?', '+?');

function transactionOn(trx: Knex.Transaction, prepared: ReturnType<typeof statements>): Transaction {
  return {
    knex: trx,
    all: <T = Row>(sql: string, values: readonly Bound[] = []) => Promise.resolve(prepared(sql).all(...values) as T[]),
    run: (sql, values = []) => Promise.resolve(prepared(sql).run(...values).changes),
    insertMany: (table, columns, rows, onConflict) => {
      const marks = columns.map(() => '?').join(', ');
      const insert = prepared(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})${conflictClause(table, onConflict)}`,
      );
      for (const row of rows) insert.run(...row);
      return Promise.resolve();
    },
  };
}

export function conflictClause(table: string, onConflict: OnConflict | undefined): string {
  if (!onConflict) return '';
  const target = ` ON CONFLICT (${onConflict.key.join(', ')})`;
  const changes = [
    ...onConflict.update.map((column) => `${column} = excluded.${column}`),
    ...(onConflict.add ?? []).map((column) => `${column} = ${table}.${column} + excluded.${column}`),
  ];
  return changes.length === 0 ? `${target} DO NOTHING` : `${target} DO UPDATE SET ${changes.join(', ')}`;
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const busy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY');
      if (!busy || performance.now() > until) throw error;
      await sleep(25);
    }
  }
}

/** The ground: opens `sqlite:…` or `postgres://…`. The only place in the program that knows which of the two it is. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export type Value = string | number | null;
/** What a placeholder takes. */
export type Bound = Value | Buffer;
export type Row = Record<string, Value>;

/** What to do with rows whose key exists: overwrite the columns named, or leave them as they are (`update: []`). */
export interface OnConflict {
  key: readonly string[];
  update: readonly string[];
  /** Columns to which the new value is added. */
  add?: readonly string[];
}

/** One writing transaction. All or nothing; a database error inside it must never be caught inside it. */
export interface Transaction {
  knex: Knex.Transaction;
  /** Rows of a query with `?` placeholders. */
  all<T = Row>(sql: string, values?: readonly Bound[]): Promise<T[]>;
  /** Runs a statement with `?` placeholders and says how many rows it changed. */
  run(sql: string, values?: readonly Bound[]): Promise<number>;
  /** Inserts rows, each in the order of `columns`: the fast way for more than a handful. */
  insertMany(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    onConflict?: OnConflict,
  ): Promise<void>;
}

export interface Database {
  dialect: 'sqlite' | 'postgres';
  /** For queries that are built; reads and writes. Writes belong into `transaction`. */
  knex: Knex;
  /** A read on a connection of its own, prepared once for each text, `?` placeholders. Sees only what is committed. */
  read<T = Row>(sql: string, values?: readonly Bound[]): Promise<T[]>;
  /** `BEGIN IMMEDIATE` on SQLite; begun again from the start while another process writes. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The native handle (better-sqlite3 or pg pool), for streaming imports, backups and benchmarks only. */
  native: NativeHandle;
  /** False once the file that is open lies no longer at its path: then what is written is lost. Always true of a server. */
  isInPlace(): boolean;
  close(): Promise<void>;
}

export type NativeHandle =
  | { dialect: 'sqlite'; handle: import('better-sqlite3').Database; file: string }
  | { dialect: 'postgres'; pool: import('pg').Pool };

/** There is none at the address, and nobody asked for a new one. */
export class NoDatabaseError extends Error {}

/**
 * Opens the database that the address names.
 *
 * @param address `sqlite:path/to/file.db` or `postgres://user:password@host:port/name`
 * @param create whether a SQLite file that is missing is made, with its folder; both for the eyes of their owner only
 */
export async function openDatabase(address: string, { create = true } = {}): Promise<Database> {
  if (address.startsWith('sqlite:')) {
    const file = address.slice('sqlite:'.length);
    if (file === ':memory:') throw new Error('DATABASE_URL: an in-memory database cannot be shared; name a file');
    if (!existsSync(file)) {
      if (!create) throw new NoDatabaseError(`there is no database at ${file}: run \`assay migrate\` first`);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      // SQLite gives the files beside it (-wal, -shm) the rights of this one.
      closeSync(openSync(file, 'a', 0o600));
    }
    return openSqlite(file);
  }
  return openPostgres(address);
}

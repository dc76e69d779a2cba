/** `describeOnEachDatabase`: the same tests, on a fresh SQLite file and on a fresh PostgreSQL database. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';

export type Dialect = Database['dialect'];

export interface TestDatabase {
  database: Database;
  url: string;
  /** Closes the database and removes every trace of it. */
  drop(): Promise<void>;
}

/** A new database with the newest schema. `empty: true` leaves the schema out. */
export async function createTestDatabase(dialect: Dialect, { empty = false } = {}): Promise<TestDatabase> {
  const made = dialect === 'sqlite' ? sqliteFile() : await postgresDatabase();
  const database = await openDatabase(made.url);
  if (!empty) await migrate(database);
  return {
    database,
    url: made.url,
    drop: async () => {
      await database.close();
      await made.remove();
    },
  };
}

/** Runs the block once for each database; `use()` gives the database made fresh for the block. */
export function describeOnEachDatabase(
  title: string,
  block: (use: () => TestDatabase, dialect: Dialect) => void,
): void {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    describe(`${title} (${dialect})`, () => {
      let made: TestDatabase | undefined;
      before(async () => {
        made = await createTestDatabase(dialect);
      });
      after(async () => made?.drop());
      block(() => made as TestDatabase, dialect);
    });
  }
}

function sqliteFile() {
  const folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
  return {
    url: `sqlite:${join(folder, 'assay.db')}`,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function postgresDatabase() {
  const server = process.env['ASSAY_TEST_POSTGRES'];
  if (!server) throw new Error('No PostgreSQL: run the tests with `npm test [FILE…]`, which starts one');
  const name = `assay_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

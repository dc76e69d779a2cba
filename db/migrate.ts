/** Brings a database to the newest schema. Names are fixed: a migration is known by its name, not by its file. */
import type { Knex } from 'knex';
import type { Database } from './connect.ts';
import * as wholeSchema from './migrations/0001-whole-schema.ts';

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

const migrations: Record<string, Migration> = {
  '0001-whole-schema': wholeSchema,
};

const source: Knex.MigrationSource<string> = {
  getMigrations: () => Promise.resolve(Object.keys(migrations)),
  getMigrationName: (name) => name,
  getMigration: (name) => Promise.resolve(migrations[name] as Migration),
};

/** @returns the names of the migrations that were missing, oldest first. */
export async function migrate(database: Database): Promise<string[]> {
  const [, applied] = (await database.knex.migrate.latest({ migrationSource: source })) as [number, string[]];
  return applied;
}

/** @returns the names of the migrations that the database still lacks. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const [, pending] = (await database.knex.migrate.list({ migrationSource: source })) as [unknown, string[]];
  return pending;
}

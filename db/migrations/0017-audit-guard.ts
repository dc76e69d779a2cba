/**
 * The audit log only grows: the database itself refuses to change, remove or insert before the end, and to lose the seal of the
 * newest entry. Whoever has the file can take this away again; then the chain and the heads of the days tell.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const tables = `
-- What the log came to at the end of each day (UTC): how many entries, the last of them (null: none yet) and its hash, for keeping elsewhere.
CREATE TABLE audit_heads (day TEXT PRIMARY KEY, entries INTEGER NOT NULL, entry INTEGER, hash TEXT NOT NULL, made_at TEXT NOT NULL);
CREATE INDEX audit_by_at ON audit (at);
CREATE INDEX audit_by_actor ON audit (actor, id);
CREATE INDEX audit_by_action ON audit (action, id);
CREATE INDEX audit_by_subject ON audit (subject, id);
`;

const message = 'the audit log only grows';
const sqliteRefusal = `BEGIN SELECT RAISE(ABORT, '${message}'); END`;
const newest = '(SELECT hash FROM audit ORDER BY id DESC LIMIT 1)';

/** Each by its name. BEFORE INSERT with a known key: REPLACE would take the old row away without asking the trigger of DELETE. */
const sqlite: Record<string, string> = {
  audit_update: 'BEFORE UPDATE ON audit',
  audit_delete: 'BEFORE DELETE ON audit',
  audit_replace: 'BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)',
  audit_insert: 'AFTER INSERT ON audit WHEN NEW.id < (SELECT MAX(id) FROM audit)',
  audit_heads_update: 'BEFORE UPDATE ON audit_heads',
  audit_heads_delete: 'BEFORE DELETE ON audit_heads',
  audit_heads_replace: 'BEFORE INSERT ON audit_heads WHEN EXISTS (SELECT 1 FROM audit_heads WHERE day = NEW.day)',
  audit_seal_delete: `BEFORE DELETE ON settings WHEN OLD.name = 'audit-head'`,
  audit_seal_replace: `BEFORE INSERT ON settings WHEN NEW.name = 'audit-head'
    AND EXISTS (SELECT 1 FROM settings WHERE name = 'audit-head')`,
  audit_seal_update: `BEFORE UPDATE ON settings WHEN (OLD.name = 'audit-head') <> (NEW.name = 'audit-head')
    OR (OLD.name = 'audit-head' AND NEW.value <> OLD.value AND NEW.value IS NOT ${newest})`,
};

const postgresFunctions: Record<string, string> = {
  audit_refuse: `BEGIN RAISE EXCEPTION '${message}'; END`,
  audit_at_end: `BEGIN
    IF NEW.id <= (SELECT MAX(id) FROM audit) THEN RAISE EXCEPTION '${message}'; END IF;
    RETURN NEW;
  END`,
  audit_seal: `BEGIN
    IF NEW.name <> 'audit-head' OR (NEW.value <> OLD.value AND NEW.value IS DISTINCT FROM ${newest}) THEN
      RAISE EXCEPTION '${message}';
    END IF;
    RETURN NEW;
  END`,
};

/** Trigger → table, when and for what, function. */
const postgres: Record<string, readonly [table: string, when: string, then: string]> = {
  audit_change: ['audit', 'BEFORE UPDATE OR DELETE ON audit FOR EACH ROW', 'audit_refuse'],
  audit_truncate: ['audit', 'BEFORE TRUNCATE ON audit FOR EACH STATEMENT', 'audit_refuse'],
  audit_insert: ['audit', 'BEFORE INSERT ON audit FOR EACH ROW', 'audit_at_end'],
  audit_heads_change: ['audit_heads', 'BEFORE UPDATE OR DELETE ON audit_heads FOR EACH ROW', 'audit_refuse'],
  audit_heads_truncate: ['audit_heads', 'BEFORE TRUNCATE ON audit_heads FOR EACH STATEMENT', 'audit_refuse'],
  audit_seal_delete: [
    'settings',
    "BEFORE DELETE ON settings FOR EACH ROW WHEN (OLD.name = 'audit-head')",
    'audit_refuse',
  ],
  audit_seal_truncate: ['settings', 'BEFORE TRUNCATE ON settings FOR EACH STATEMENT', 'audit_refuse'],
  audit_seal_update: [
    'settings',
    "BEFORE UPDATE ON settings FOR EACH ROW WHEN (OLD.name = 'audit-head')",
    'audit_seal',
  ],
};

const isPostgres = (knex: Knex): boolean => (knex.client as { driverName?: string }).driverName === 'pg';

export async function raiseAuditGuard(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) {
    for (const [name, when] of Object.entries(sqlite))
      await runWhole(knex, `CREATE TRIGGER ${name} ${when} ${sqliteRefusal}`);
    return;
  }
  for (const [name, body] of Object.entries(postgresFunctions))
    await runWhole(knex, `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`);
  for (const [name, [, when, then]] of Object.entries(postgres))
    await runWhole(knex, `CREATE TRIGGER ${name} ${when} EXECUTE FUNCTION ${then}()`);
}

/** For filling an empty database from a backup, and for tests of what a person with the file could do. */
export async function lowerAuditGuard(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) {
    for (const name of Object.keys(sqlite)) await runWhole(knex, `DROP TRIGGER ${name}`);
    return;
  }
  for (const [name, [table]] of Object.entries(postgres)) await runWhole(knex, `DROP TRIGGER ${name} ON ${table}`);
  for (const name of Object.keys(postgresFunctions)) await runWhole(knex, `DROP FUNCTION ${name}()`);
}

const runWhole = async (knex: Knex, sql: string): Promise<void> => {
  await knex.raw(sql);
};

export async function up(knex: Knex): Promise<void> {
  await runStatements(knex, tables);
  await raiseAuditGuard(knex);
}

export async function down(knex: Knex): Promise<void> {
  await lowerAuditGuard(knex);
  await runStatements(
    knex,
    `DROP INDEX audit_by_subject; DROP INDEX audit_by_action; DROP INDEX audit_by_actor; DROP INDEX audit_by_at;
     DROP TABLE audit_heads;`,
  );
}

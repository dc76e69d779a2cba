/** A decision's life: proposed, decided, notified, in force, ended; appeals against it; who works on a case; what a marketplace is told. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const added: readonly (readonly [table: string, column: string, type: string])[] = [
  ['decisions', 'state', "TEXT NOT NULL DEFAULT 'recorded'"],
  ['decisions', 'scope', "TEXT NOT NULL DEFAULT '{}'"],
  ['decisions', 'restriction', 'TEXT'],
  ['decisions', 'conditions', "TEXT NOT NULL DEFAULT ''"],
  ['decisions', 'ground', 'TEXT'],
  ['decisions', 'exception', 'TEXT'],
  ['decisions', 'snapshot', 'TEXT'],
  ['decisions', 'second_person', 'TEXT'],
  ['decisions', 'second_at', 'TEXT'],
  ['decisions', 'notified_at', 'TEXT'],
  ['decisions', 'notified_day', 'TEXT'],
  ['decisions', 'started_at', 'TEXT'],
  ['decisions', 'closed_at', 'TEXT'],
  ['decisions', 'closed_by', 'TEXT'],
  ['decisions', 'closed_reason', 'TEXT'],
  ['decisions', 'replaces', 'INTEGER'],
  ['decisions', 'version', 'INTEGER NOT NULL DEFAULT 1'],
  ['recommendations', 'claimed_by', 'TEXT'],
  ['recommendations', 'claimed_at', 'TEXT'],
  ['recommendations', 'snoozed_until', 'TEXT'],
  ['recommendations', 'snoozed_reason', 'TEXT'],
  ['recommendations', 'snoozed_by', 'TEXT'],
];

const tables = `
CREATE INDEX decisions_by_state ON decisions (state);
CREATE INDEX decisions_by_recommendation ON decisions (recommendation);
-- notified_day: the business day of notified_at.
-- What was decided before decisions had steps counted from its first day on, and told the seller by other ways.
UPDATE decisions SET state = 'in-force', notified_at = decided_at, notified_day = in_force_from, started_at = decided_at
  WHERE decision = 'accepted' AND in_force_from IS NOT NULL;
-- channel: portal, e-mail, letter, phone. state: open, upheld, rejected, withdrawn. filed_by: a person's e-mail.
CREATE TABLE appeals (id ID, decision INTEGER NOT NULL, seller INTEGER NOT NULL, filed_at TEXT NOT NULL,
  filed_by TEXT NOT NULL, channel TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, decided_by TEXT, decided_at TEXT,
  answer TEXT);
CREATE INDEX appeals_by_decision ON appeals (decision);
CREATE INDEX appeals_by_seller ON appeals (seller);
CREATE INDEX appeals_open ON appeals (state);
-- What the marketplace must learn: written in the transaction that changed it, sent afterwards.
CREATE TABLE outbox (id ID, at TEXT NOT NULL, kind TEXT NOT NULL, seller INTEGER, decision INTEGER, payload TEXT NOT NULL);
CREATE INDEX outbox_by_decision ON outbox (decision);
`;

export async function up(knex: Knex): Promise<void> {
  for (const [table, column, type] of added)
    await runStatements(knex, `ALTER TABLE ${table} ADD COLUMN ${column} ${type};`);
  await runStatements(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await runStatements(
    knex,
    `DROP TABLE outbox; DROP TABLE appeals; DROP INDEX decisions_by_recommendation; DROP INDEX decisions_by_state;`,
  );
  for (const [table, column] of [...added].reverse())
    await runStatements(knex, `ALTER TABLE ${table} DROP COLUMN ${column};`);
}

/** Drafts of the policy that people keep, and the backtests they asked for. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- based_on: the version it was begun from.
CREATE TABLE policy_drafts (id ID, name TEXT NOT NULL, document TEXT NOT NULL, based_on INTEGER NOT NULL,
  author TEXT NOT NULL, changed_at TEXT NOT NULL);
-- token: what its address says. document: the draft as it was when asked. state: waiting, running, done, failed.
-- progress: in thousandths. attempts: how often it was begun. lease_until: while a running one is alive, it is renewed.
CREATE TABLE backtests (id ID, token TEXT NOT NULL UNIQUE, draft INTEGER, name TEXT NOT NULL, document TEXT NOT NULL,
  from_day TEXT NOT NULL, to_day TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at TEXT NOT NULL, state TEXT NOT NULL,
  progress INTEGER NOT NULL, attempts INTEGER NOT NULL, holder TEXT, lease_until TEXT, finished_at TEXT, message TEXT,
  result TEXT);
CREATE INDEX backtests_by_state ON backtests (state);
`,
  );

export async function down(knex: Knex): Promise<void> {
  await runStatements(knex, 'DROP TABLE backtests; DROP TABLE policy_drafts;');
}

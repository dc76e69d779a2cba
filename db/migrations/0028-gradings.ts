/** What two gradings came to: the result that stands, and a proposal of how to settle what they see differently. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export async function up(knex: Knex): Promise<void> {
  await runStatements(
    knex,
    `
-- basis: one (a single grading), agreed, settled. result: as JSON (server/lab/result.ts), what the reveal releases.
CREATE TABLE lab_conclusions (mystery_order INTEGER PRIMARY KEY, basis TEXT NOT NULL, result TEXT NOT NULL);
-- choices: JSON, for each item that the gradings see differently whose answer stands: first or second. proposed_by: one of
-- the two graders, and the other confirms; or a third person, and then it holds at once.
CREATE TABLE lab_settlements (mystery_order INTEGER PRIMARY KEY, choices TEXT NOT NULL, reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL, proposed_at TEXT NOT NULL, confirmed_by TEXT, confirmed_at TEXT);
`,
  );
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['lab_settlements', 'lab_conclusions']) await knex.schema.dropTable(table);
}

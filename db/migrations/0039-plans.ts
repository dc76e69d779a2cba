/** What a seller sets out to change by itself: a plan about one metric, with steps, milestones and evidence. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const tables = `
-- state: open, ended. remark: what the marketplace's people say about it. form_id: of the form that began it, so that one sent twice begins it once.
CREATE TABLE plans (id ID, seller INTEGER NOT NULL, metric TEXT NOT NULL, cause TEXT NOT NULL, state TEXT NOT NULL,
  begun_by TEXT NOT NULL, begun_at TEXT NOT NULL, form_id TEXT NOT NULL UNIQUE, remark TEXT, remark_by TEXT, remark_at TEXT,
  ended_by TEXT, ended_at TEXT, closing TEXT, version INTEGER NOT NULL);
CREATE INDEX plans_by_seller ON plans (seller, state);
-- kind: step, milestone. target: the rate that a milestone wants, as a share. state: open, done, dropped; a milestone's is in the numbers.
CREATE TABLE plan_steps (id ID, plan INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, target REAL, due_on TEXT NOT NULL,
  state TEXT NOT NULL, form_id TEXT NOT NULL UNIQUE, evidence TEXT, closed_by TEXT, closed_at TEXT);
CREATE INDEX plan_steps_by_plan ON plan_steps (plan);
CREATE TABLE plan_files (id ID, step INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (step, sha256));
-- In base64 and in short parts, as attachments are.
CREATE TABLE plan_file_parts (file INTEGER NOT NULL, part INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (file, part));
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, tables);

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP TABLE plan_file_parts; DROP TABLE plan_files; DROP TABLE plan_steps; DROP TABLE plans;');

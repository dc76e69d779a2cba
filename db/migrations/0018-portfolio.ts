/**
 * Who looks after whom, and what people write down about sellers: teams, assignments, notes and tasks.
 *
 * assignments: made in the product, before what the sellers feed says (`sellers.manager_email`). seller_notes.happened_on and
 * tasks.due_on are days `YYYY-MM-DD`. A note is never deleted: a withdrawn one keeps its row, and adds_to names the note that
 * a later one adds to. tasks.recommendation: the case that it belongs to.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
CREATE TABLE teams (id ID, name TEXT NOT NULL UNIQUE, made_by TEXT NOT NULL, made_at TEXT NOT NULL);
ALTER TABLE people ADD COLUMN team INTEGER;
CREATE TABLE assignments (seller INTEGER PRIMARY KEY, manager_email TEXT NOT NULL, assigned_by TEXT NOT NULL,
  assigned_at TEXT NOT NULL);
CREATE INDEX assignments_by_manager ON assignments (manager_email);
CREATE INDEX sellers_by_manager ON sellers (manager_email);
CREATE TABLE seller_notes (id ID, seller INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, happened_on TEXT NOT NULL,
  person TEXT NOT NULL, written_at TEXT NOT NULL, corrected_at TEXT, adds_to INTEGER, withdrawn_at TEXT, withdrawn_by TEXT,
  withdrawn_reason TEXT);
CREATE INDEX seller_notes_by_seller ON seller_notes (seller);
CREATE TABLE tasks (id ID, title TEXT NOT NULL, seller INTEGER, recommendation INTEGER, assignee TEXT NOT NULL,
  due_on TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, done_at TEXT, done_by TEXT);
CREATE INDEX tasks_by_assignee ON tasks (assignee, due_on);
CREATE INDEX tasks_by_seller ON tasks (seller);
CREATE INDEX tasks_open ON tasks (due_on) WHERE done_at IS NULL;
CREATE INDEX letters_by_person ON letters (person);
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
DROP INDEX letters_by_person;
DROP TABLE tasks;
DROP TABLE seller_notes;
DROP INDEX sellers_by_manager;
DROP TABLE assignments;
ALTER TABLE people DROP COLUMN team;
DROP TABLE teams;
`,
  );

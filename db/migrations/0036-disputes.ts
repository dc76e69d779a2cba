/**
 * What sellers contest: one order at a time, in points that are answered one by one, with files.
 *
 * An accepted point takes its order out of the metric as an incident does: the event keeps its row, with the dispute's number and
 * a minus as its incident.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const tables = `
-- state: open, accepted, partly, refused, withdrawn. due_on: the last day for the answer. effect: with and without what is
-- contested, as it was foreseen when it was filed. counted: 0 while an accepted one waits for the night that posts it.
CREATE TABLE disputes (id ID, seller INTEGER NOT NULL, order_key INTEGER NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL,
  filed_by TEXT NOT NULL, filed_at TEXT NOT NULL, due_on TEXT NOT NULL, form_id TEXT NOT NULL UNIQUE, effect TEXT NOT NULL,
  closed_by TEXT, closed_at TEXT, answer TEXT, counted INTEGER NOT NULL, counted_on TEXT);
CREATE INDEX disputes_by_seller ON disputes (seller, id);
CREATE INDEX disputes_by_order ON disputes (order_key);
CREATE INDEX disputes_by_state ON disputes (state, due_on);
CREATE INDEX disputes_to_count ON disputes (id) WHERE counted = 0;
-- metric and day: the event that is contested; null: a point that asks for an answer and contests nothing that is counted.
CREATE TABLE dispute_points (dispute INTEGER NOT NULL, number INTEGER NOT NULL, metric TEXT, day INTEGER, claim TEXT NOT NULL,
  verdict TEXT, answer TEXT, PRIMARY KEY (dispute, number));
CREATE TABLE dispute_files (id ID, dispute INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (dispute, sha256));
-- In base64 and in short parts, as attachments are.
CREATE TABLE dispute_file_parts (file INTEGER NOT NULL, part INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (file, part));
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, tables);

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    'DROP TABLE dispute_file_parts; DROP TABLE dispute_files; DROP TABLE dispute_points; DROP TABLE disputes;',
  );

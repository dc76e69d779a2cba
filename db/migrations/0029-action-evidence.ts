/** What belongs to a corrective action beside its words: the files that a seller gives as evidence, and the order that showed it. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const added = `
-- The mystery order that showed whether it is in order now: known from its reveal on.
ALTER TABLE corrective_actions ADD COLUMN verified_by INTEGER;
CREATE INDEX corrective_actions_by_order ON corrective_actions (mystery_order);
CREATE INDEX lab_draws_by_action ON lab_draws (action);
CREATE INDEX findings_by_item ON findings (item, found_on);
CREATE INDEX lab_draws_by_state ON lab_draws (state, plan);
CREATE INDEX mystery_orders_by_day ON mystery_orders (ordered_on);
CREATE INDEX mystery_orders_revealed ON mystery_orders (revealed_on);
CREATE INDEX mystery_orders_under_cover ON mystery_orders (ordered_on, id) WHERE revealed_on IS NULL AND withdrawn_on IS NULL;
CREATE TABLE action_files (id ID, action INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (action, sha256));
-- In base64 and in short parts, as attachments are.
CREATE TABLE action_file_parts (file INTEGER NOT NULL, part INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (file, part));
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, added);

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `DROP TABLE action_file_parts; DROP TABLE action_files; DROP INDEX mystery_orders_under_cover;
     DROP INDEX mystery_orders_revealed; DROP INDEX mystery_orders_by_day; DROP INDEX lab_draws_by_state;
     DROP INDEX findings_by_item; DROP INDEX lab_draws_by_action;
     DROP INDEX corrective_actions_by_order; ALTER TABLE corrective_actions DROP COLUMN verified_by;`,
  );

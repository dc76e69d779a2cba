/**
 * What sellers are compared by: the distribution behind each score, so that a group of peers can be ranked as the night
 * ranked all, and the category that most of a seller's orders are of.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- mean, variance: of the score before rounding, the cap taken into the mean; null where there is no score, and on nights before.
ALTER TABLE scores ADD COLUMN mean REAL;
ALTER TABLE scores ADD COLUMN variance REAL;
-- night: the one that found it.
CREATE TABLE main_categories (seller INTEGER PRIMARY KEY, category TEXT NOT NULL, night INTEGER NOT NULL);
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    'DROP TABLE main_categories; ALTER TABLE scores DROP COLUMN variance; ALTER TABLE scores DROP COLUMN mean;',
  );

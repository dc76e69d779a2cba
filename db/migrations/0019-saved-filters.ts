/** Views of the queue that a person keeps under a name. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- query: what stands in the address behind /today?, in the words and the order that the program writes itself.
CREATE TABLE saved_filters (id ID, person INTEGER NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
  saved_at TEXT NOT NULL, UNIQUE (person, name));
`,
  );

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'DROP TABLE saved_filters;');

/** What a person of a seller may do there. Whoever was there before owns the account. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(knex, "ALTER TABLE people ADD COLUMN rights TEXT NOT NULL DEFAULT 'owner';");

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE people DROP COLUMN rights;');

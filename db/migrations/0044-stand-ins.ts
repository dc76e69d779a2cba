/** People of a seller whose address has an account elsewhere: they are listed as if they were invited, and can never sign in. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// stands_for: the address as it was invited; null: an account like any other.
export const up = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE people ADD COLUMN stands_for TEXT;');

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE people DROP COLUMN stands_for;');

/** Who disabled an account: what an administrator did, a seller's owner does not undo. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE people ADD COLUMN disabled_by TEXT;');

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE people DROP COLUMN disabled_by;');

/** What the figures would recommend without what a seller contests, where that is less: while it is open nothing gets harsher. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// spares: a level, as it was reckoned when the dispute was filed, with every other open one of the seller; null: it decides nothing.
export const up = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE disputes ADD COLUMN spares TEXT;');

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE disputes DROP COLUMN spares;');

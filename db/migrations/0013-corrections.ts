/** Whether something that was counted on a night is taken back or given back: also where the two add up to nothing. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(knex, 'ALTER TABLE arrears ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;');

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE arrears DROP COLUMN corrections;');

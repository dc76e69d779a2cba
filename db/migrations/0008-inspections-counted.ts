/** Which revealed mystery orders a night has counted: each is counted once, since what was revealed never changes. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(knex, 'ALTER TABLE mystery_orders ADD COLUMN counted_on TEXT;');

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'ALTER TABLE mystery_orders DROP COLUMN counted_on;');

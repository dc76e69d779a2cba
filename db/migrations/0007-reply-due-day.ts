/** The last day for the answer to an order's first complaint. The complaints there are counted again by the next night. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
ALTER TABLE outcomes ADD COLUMN reply_due_day INTEGER;
CREATE INDEX mystery_orders_by_order ON mystery_orders (order_id);
UPDATE imports SET counted_at = NULL WHERE feed = 'complaints';
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP INDEX mystery_orders_by_order; ALTER TABLE outcomes DROP COLUMN reply_due_day;');

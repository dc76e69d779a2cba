/** Of two people who write about one mystery order at once, the second one is told. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const added = `
ALTER TABLE mystery_orders ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX mystery_orders_by_identity ON mystery_orders (identity);
CREATE INDEX mystery_orders_by_draw ON mystery_orders (lab_draw);
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, added);

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `DROP INDEX mystery_orders_by_draw; DROP INDEX mystery_orders_by_identity;
     ALTER TABLE mystery_orders DROP COLUMN version;`,
  );

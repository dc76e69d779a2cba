/** Where each seller sells: its orders by the market they were placed in, week by week. Filled from the orders counted so far. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- week: the Sunday that ends it. Orders of no market are left out. Day 3 was a Sunday.
CREATE TABLE market_weeks (market TEXT NOT NULL, week INTEGER NOT NULL, seller INTEGER NOT NULL, orders INTEGER NOT NULL,
  PRIMARY KEY (market, week, seller)) COMPACT;
INSERT INTO market_weeks (market, week, seller, orders)
  SELECT c.market, x.placed_day - (x.placed_day + 3) % 7 + 6, x.seller, COUNT(*)
  FROM outcomes x JOIN cells c ON c.id = x.cell WHERE c.market <> ''
  GROUP BY c.market, x.placed_day - (x.placed_day + 3) % 7 + 6, x.seller;
`,
  );

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'DROP TABLE market_weeks;');

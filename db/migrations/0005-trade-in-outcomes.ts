/**
 * What each used device that a seller bought counts as, and the score of a seller as a buyer.
 *
 * The devices there are counted by the next night.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- The days on which a device's risks open; its events are in order_events under its id with a minus, as it is no order.
CREATE TABLE trade_in_outcomes (trade_in INTEGER PRIMARY KEY, seller INTEGER NOT NULL, received_day INTEGER,
  inspection_due_day INTEGER, payment_due_day INTEGER, send_back_due_day INTEGER);
CREATE INDEX trade_ins_by_seller ON trade_ins (seller);
CREATE TABLE trade_in_scores (night INTEGER NOT NULL, seller INTEGER NOT NULL, score REAL, low REAL, high REAL,
  state TEXT NOT NULL, losses TEXT NOT NULL, main_metric TEXT, PRIMARY KEY (night, seller)) COMPACT;
UPDATE imports SET counted_at = NULL WHERE feed = 'trade_ins';
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP TABLE trade_in_scores; DROP INDEX trade_ins_by_seller; DROP TABLE trade_in_outcomes;');

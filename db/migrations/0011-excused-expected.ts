/** What incidents take out of nights that are posted already, so that a detector is replayed as if it had never been expected. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- excused: the part of the risk that incidents took out (or, negative, gave back), in millionths like risk itself.
ALTER TABLE arrears ADD COLUMN excused BIGINT NOT NULL DEFAULT 0;
-- Expected events of a posted night that another night took out of the ledger; negative where it gave them back.
CREATE TABLE excused_expected (metric TEXT NOT NULL, seller INTEGER NOT NULL, night INTEGER NOT NULL,
  learned INTEGER NOT NULL, expected REAL NOT NULL, PRIMARY KEY (metric, seller, night, learned)) COMPACT;
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP TABLE excused_expected; ALTER TABLE arrears DROP COLUMN excused;');

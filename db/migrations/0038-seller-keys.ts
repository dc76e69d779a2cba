/** Whose a token or a webhook is: a seller's own, or (null) the marketplace's. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `ALTER TABLE tokens ADD COLUMN seller INTEGER; ALTER TABLE webhooks ADD COLUMN seller INTEGER;
     CREATE INDEX tokens_by_seller ON tokens (seller); CREATE INDEX webhooks_by_seller ON webhooks (seller);`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `DROP INDEX webhooks_by_seller; DROP INDEX tokens_by_seller; ALTER TABLE webhooks DROP COLUMN seller;
     ALTER TABLE tokens DROP COLUMN seller;`,
  );

/** Who answers a dispute: as with cases, everybody sees in whose hands it lies. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    'ALTER TABLE disputes ADD COLUMN claimed_by TEXT; ALTER TABLE disputes ADD COLUMN claimed_at TEXT;',
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'ALTER TABLE disputes DROP COLUMN claimed_by; ALTER TABLE disputes DROP COLUMN claimed_at;');

/** One-time codes as a second factor, and the recovery codes for whoever has lost the device that makes them. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- secret: sealed. confirmed_at: null while it is being set up. last_step: the half minute of the last code that counted, so
-- that no code counts twice. failures: wrong codes in a row; paused_until: nobody is heard before.
CREATE TABLE second_factors (person INTEGER PRIMARY KEY, secret TEXT NOT NULL, made_at TEXT NOT NULL, confirmed_at TEXT,
  last_step BIGINT NOT NULL, failures INTEGER NOT NULL, paused_until TEXT);
CREATE TABLE recovery_codes (code_hash TEXT PRIMARY KEY, person INTEGER NOT NULL, used_at TEXT);
CREATE INDEX recovery_codes_by_person ON recovery_codes (person);
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP TABLE recovery_codes; DROP TABLE second_factors;');

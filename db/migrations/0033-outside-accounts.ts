/** Which account of the company's sign-in service a person uses: bound at the first sign-in, since addresses change hands. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
CREATE TABLE outside_accounts (person INTEGER PRIMARY KEY, issuer TEXT NOT NULL, subject TEXT NOT NULL,
  bound_at TEXT NOT NULL, UNIQUE (issuer, subject));
`,
  );

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'DROP TABLE outside_accounts;');

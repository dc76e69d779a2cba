/** Why a version of the policy counts sooner than its notice asks; and that an announced one was taken back, by whom and why. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const columns = ['short_notice', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason'];

export const up = (knex: Knex): Promise<void> =>
  runStatements(knex, columns.map((column) => `ALTER TABLE policies ADD COLUMN ${column} TEXT;`).join('\n'));

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, columns.map((column) => `ALTER TABLE policies DROP COLUMN ${column};`).join('\n'));

/** Who had an inspection before it was taken over: whoever has seen the first grading's answers does not grade second. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// earlier: e-mails as JSON, the first one first.
export const up = (knex: Knex): Promise<void> =>
  runStatements(knex, `ALTER TABLE lab_inspections ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]';`);

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'ALTER TABLE lab_inspections DROP COLUMN earlier;');

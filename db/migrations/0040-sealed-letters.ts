/** What of a letter must not lie open while it waits for the post: the token of a one-time link. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// sealed: takes the place of the mark in the body when the letter goes out; null again once it has, or will not.
export const up = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE letters ADD COLUMN sealed TEXT;');

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'ALTER TABLE letters DROP COLUMN sealed;');

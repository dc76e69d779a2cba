/**
 * What the page of a seller says of a published night, made once after it instead of at each view: one row a seller, replaced by
 * the next night. It can be lost at any time: a page without its sheet reckons anew.
 *
 * made_of: names the night, the program and what the seller is; a row that was made of anything else does not count. facts, parts: JSON
 * and markup of server/pages/desk/seller-sheet.ts.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    'CREATE TABLE seller_sheets (seller INTEGER PRIMARY KEY, made_of TEXT NOT NULL, facts TEXT NOT NULL, parts TEXT NOT NULL);',
  );

export const down = (knex: Knex): Promise<void> => runStatements(knex, 'DROP TABLE seller_sheets;');

/** A seller's history is read in its order, the latest first, without being sorted for each page. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const histories = [
  ['breaches', 'seller, opened, id', 'seller, metric'],
  ['recommendations', 'seller, since, id', 'seller'],
  ['decisions', 'seller, decided_at, id', 'seller'],
  ['mystery_orders', 'seller, revealed_on, id', 'seller'],
] as const;

const indexed = (knex: Knex, columnsOf: (history: (typeof histories)[number]) => string): Promise<void> =>
  runStatements(
    knex,
    histories
      .map((history) => {
        const [table] = history;
        return `DROP INDEX ${table}_by_seller; CREATE INDEX ${table}_by_seller ON ${table} (${columnsOf(history)});`;
      })
      .join('\n'),
  );

export const up = (knex: Knex): Promise<void> => indexed(knex, ([, inOrder]) => inOrder);

export const down = (knex: Knex): Promise<void> => indexed(knex, ([, , before]) => before);

/**
 * What a night estimates from the history, and the cell of each order: category × grade × market.
 *
 * Orders counted before know their cell from then on as well; their risk stays what it was, since no benchmark was in force.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- kind: curves, case-mix, prior, clustering. In force from its night until the next of its kind; never changed.
CREATE TABLE estimates (kind TEXT NOT NULL, night INTEGER NOT NULL, version TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (kind, night));
-- '' stands for unknown.
CREATE TABLE cells (id ID, category TEXT NOT NULL, grade TEXT NOT NULL, market TEXT NOT NULL,
  UNIQUE (category, grade, market));
ALTER TABLE outcomes ADD COLUMN cell INTEGER;
INSERT INTO cells (category, grade, market) SELECT DISTINCT COALESCE(category, ''), COALESCE(grade, ''), COALESCE(market, '')
  FROM orders ORDER BY 1, 2, 3;
UPDATE outcomes SET cell = (SELECT c.id FROM orders o JOIN cells c ON c.category = COALESCE(o.category, '')
  AND c.grade = COALESCE(o.grade, '') AND c.market = COALESCE(o.market, '') WHERE o.id = outcomes.order_key);
`,
  );

export async function down(knex: Knex): Promise<void> {
  await runStatements(knex, 'ALTER TABLE outcomes DROP COLUMN cell; DROP TABLE cells; DROP TABLE estimates;');
}

/** What is said about a seller's plan, by the marketplace's people and by the seller, word after word. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// side: marketplace, seller. form_id: of the form that said it, so that one sent twice says it once.
const words = `
CREATE TABLE plan_words (id ID, plan INTEGER NOT NULL, side TEXT NOT NULL, text TEXT NOT NULL, person TEXT NOT NULL,
  at TEXT NOT NULL, form_id TEXT NOT NULL UNIQUE);
CREATE INDEX plan_words_by_plan ON plan_words (plan);
INSERT INTO plan_words (plan, side, text, person, at, form_id)
  SELECT p.id, 'marketplace', p.remark, p.remark_by, p.remark_at, 'remark ' || p.form_id FROM plans p
  WHERE p.remark IS NOT NULL ORDER BY p.id;
ALTER TABLE plans DROP COLUMN remark;
ALTER TABLE plans DROP COLUMN remark_by;
ALTER TABLE plans DROP COLUMN remark_at;
`;

// Only the last word of the marketplace fits into the plan again.
const remarks = `
ALTER TABLE plans ADD COLUMN remark TEXT;
ALTER TABLE plans ADD COLUMN remark_by TEXT;
ALTER TABLE plans ADD COLUMN remark_at TEXT;
UPDATE plans SET
  remark = (SELECT w.text FROM plan_words w WHERE w.plan = plans.id AND w.side = 'marketplace' ORDER BY w.id DESC LIMIT 1),
  remark_by = (SELECT w.person FROM plan_words w WHERE w.plan = plans.id AND w.side = 'marketplace' ORDER BY w.id DESC LIMIT 1),
  remark_at = (SELECT w.at FROM plan_words w WHERE w.plan = plans.id AND w.side = 'marketplace' ORDER BY w.id DESC LIMIT 1);
DROP TABLE plan_words;
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, words);

export const down = (knex: Knex): Promise<void> => runStatements(knex, remarks);

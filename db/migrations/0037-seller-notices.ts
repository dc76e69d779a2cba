/** One inbox for everything that a seller is told, and who has read what of it. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const told = `
-- once: the same is never told twice. seller: null for all of them. page: where it leads; null: all is said in it. texts: what
-- it said, as JSON, { language: { subject, paragraphs } }; null: it was told before these were kept. is_news: 0 where somebody had
-- read it before readers were noted.
CREATE TABLE seller_notices (id ID, once TEXT NOT NULL UNIQUE, seller INTEGER, kind TEXT NOT NULL, level TEXT NOT NULL,
  told_at TEXT NOT NULL, page TEXT, texts TEXT, is_news INTEGER NOT NULL);
CREATE INDEX seller_notices_by_seller ON seller_notices (seller, told_at);
-- is_opened: 0 where a person said that it was read without opening it.
CREATE TABLE notice_readers (notice INTEGER NOT NULL, person INTEGER NOT NULL, read_at TEXT NOT NULL, is_opened INTEGER NOT NULL,
  PRIMARY KEY (notice, person));
`;

/** What stood in the inbox before. */
const known = `
INSERT INTO seller_notices (once, seller, kind, level, told_at, page, is_news)
  SELECT 'statement:' || id, seller, 'statement', measure, delivered_at, '/statements/' || id,
    CASE WHEN opened_at IS NULL THEN 1 ELSE 0 END FROM statements WHERE delivered_at IS NOT NULL ORDER BY id;
INSERT INTO notice_readers (notice, person, read_at, is_opened)
  SELECT n.id, p.id, s.opened_at, 1 FROM statements s JOIN people p ON p.email = s.opened_by AND p.seller = s.seller
    JOIN seller_notices n ON n.once = 'statement:' || s.id WHERE s.opened_at IS NOT NULL ORDER BY n.id;
INSERT INTO seller_notices (once, seller, kind, level, told_at, page, is_news)
  SELECT 'verdict:' || m.id || ':reveal', m.seller, 'verdict', CASE WHEN m.verdict = 'passed' THEN 'fine' ELSE 'limit' END,
    COALESCE(r.revealed_at, m.revealed_on || 'T12:00:00Z'), '/verdicts/' || m.id,
    CASE WHEN r.revealed_at IS NOT NULL AND r.opened_at IS NULL THEN 1 ELSE 0 END
    FROM mystery_orders m LEFT JOIN revelations r ON r.mystery_order = m.id
    WHERE m.revealed_on IS NOT NULL AND m.verdict IS NOT NULL ORDER BY m.id;
INSERT INTO seller_notices (once, seller, kind, level, told_at, page, is_news)
  SELECT 'action:' || id || ':asked', seller, 'action', 'warn', asked_at,
    '/verdicts/' || mystery_order || '/actions/' || id, 0 FROM corrective_actions ORDER BY id;
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, told + known);

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP TABLE notice_readers; DROP TABLE seller_notices;');

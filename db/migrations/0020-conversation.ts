/** What people say to each other about a case, and the files that they lay beside it. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- mentions: the e-mails of the colleagues who were told, as a JSON list.
CREATE TABLE case_comments (id ID, recommendation INTEGER NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,
  text TEXT NOT NULL, mentions TEXT NOT NULL);
CREATE INDEX case_comments_by_case ON case_comments (recommendation);
-- type: what the content is, whatever the name says.
CREATE TABLE attachments (id ID, recommendation INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX attachments_by_case ON attachments (recommendation);
-- In base64 and in short parts, so that a backup is text and its lines stay short.
CREATE TABLE attachment_parts (attachment INTEGER NOT NULL, part INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (attachment, part));
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(knex, 'DROP TABLE attachment_parts; DROP TABLE attachments; DROP TABLE case_comments;');

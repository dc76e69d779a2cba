/** One outbox of letters for everything, statements of reasons with what they were made from, and the texts they are made of. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// VARCHAR: what TEXT becomes on PostgreSQL cannot stand in a CAST.
const key = "kind || ':' || CAST(night AS VARCHAR) || ':' || CAST(person AS VARCHAR)";

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- once: the same letter is never written twice. To a person of ours, or to an address. attachment: the statement that goes
-- with it, in the letter's language. state: in-app (no post), pending, sending (until next_attempt_at), sent, failed.
CREATE TABLE letters (id ID, once TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, person INTEGER, address TEXT,
  language TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, attachment INTEGER, state TEXT NOT NULL,
  attempts INTEGER NOT NULL, next_attempt_at TEXT NOT NULL, created_at TEXT NOT NULL, sent_at TEXT, failure TEXT);
CREATE INDEX letters_by_state ON letters (state);
CREATE INDEX letters_by_attachment ON letters (attachment);
INSERT INTO letters (once, kind, person, language, subject, body, state, attempts, next_attempt_at, created_at, sent_at)
  SELECT ${key}, kind, person, 'en', subject, body, state, attempts, created_at, created_at, sent_at FROM notices ORDER BY id;
DROP TABLE notices;
-- content: every word of a statement in one language, as JSON. state: draft (one at most for each language) or published.
CREATE TABLE templates (language TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, content TEXT NOT NULL,
  note TEXT NOT NULL, author TEXT NOT NULL, changed_at TEXT NOT NULL, published_at TEXT, PRIMARY KEY (language, version));
-- content: the clause of the terms, what it serves, and its words in each language, as JSON.
CREATE TABLE grounds (ground TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, note TEXT NOT NULL,
  author TEXT NOT NULL, published_at TEXT NOT NULL, PRIMARY KEY (ground, version));
-- facts: all that a statement was made from, frozen, as JSON. channel: portal or letter: a registered one is delivered when
-- somebody records its reference and day.
CREATE TABLE statements (id ID, decision INTEGER NOT NULL UNIQUE, seller INTEGER NOT NULL, measure TEXT NOT NULL,
  reference TEXT NOT NULL, facts TEXT NOT NULL, facts_sha256 TEXT NOT NULL, ground TEXT NOT NULL,
  ground_version INTEGER NOT NULL, channel TEXT NOT NULL, letter_reference TEXT, composed_at TEXT NOT NULL, delivered_at TEXT,
  opened_at TEXT, opened_by TEXT);
CREATE INDEX statements_by_seller ON statements (seller);
-- The same statement in each language it was delivered in. content: every sentence as it was composed, as JSON; html and pdf
-- are rendered from it. pdf: in base64, so that a backup is text.
CREATE TABLE statement_documents (statement INTEGER NOT NULL, language TEXT NOT NULL, template_version INTEGER NOT NULL,
  content TEXT NOT NULL, html TEXT NOT NULL, html_sha256 TEXT NOT NULL, pdf TEXT NOT NULL, pdf_sha256 TEXT NOT NULL,
  PRIMARY KEY (statement, language));
`,
  );

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
DROP TABLE statement_documents;
DROP TABLE statements;
DROP TABLE grounds;
DROP TABLE templates;
CREATE TABLE notices (id ID, night INTEGER NOT NULL, person INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
  body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, created_at TEXT NOT NULL, sent_at TEXT,
  UNIQUE (night, person, kind));
DROP TABLE letters;
`,
  );

/** Telling the marketplace's programs: events in the order in which they became known, where they are sent, and who may ask for them. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// position: counted without gaps once an event is committed, since numbers of a sequence may be committed out of order.
// content: what is told of the event, frozen when it gets its position.
const tables = `
ALTER TABLE outbox ADD COLUMN position BIGINT;
ALTER TABLE outbox ADD COLUMN content TEXT;
CREATE UNIQUE INDEX outbox_by_position ON outbox (position);
-- format: assay, chat, teams. kinds: JSON list of standing, steps, night. address and secrets are sealed; shown_address is
-- what people see of it. failures: attempts in a row that failed.
CREATE TABLE webhooks (id ID, name TEXT NOT NULL, format TEXT NOT NULL, kinds TEXT NOT NULL, address TEXT NOT NULL,
  shown_address TEXT NOT NULL, secret TEXT, earlier_secret TEXT, earlier_until TEXT, active INTEGER NOT NULL,
  created_by TEXT NOT NULL, created_at TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, failing_since TEXT,
  paused_at TEXT, paused_reason TEXT, delivered_at TEXT, removed_at TEXT);
-- state: pending, delivered, failed. position orders the messages of a seller; a test has none.
CREATE TABLE webhook_deliveries (id ID, webhook INTEGER NOT NULL, message_id TEXT NOT NULL, kind TEXT NOT NULL,
  position BIGINT, seller INTEGER, decision INTEGER, body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
  due_at TEXT NOT NULL, holder TEXT, lease_until TEXT, created_at TEXT NOT NULL, settled_at TEXT);
CREATE UNIQUE INDEX webhook_deliveries_by_message ON webhook_deliveries (webhook, message_id);
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (state, due_at);
CREATE INDEX webhook_deliveries_by_seller ON webhook_deliveries (webhook, seller, state);
CREATE INDEX webhook_deliveries_by_decision ON webhook_deliveries (decision);
-- fault: why it counts as failed; null with a status of 2xx.
CREATE TABLE webhook_attempts (id ID, delivery INTEGER NOT NULL, at TEXT NOT NULL, status INTEGER, milliseconds INTEGER,
  answer TEXT, fault TEXT);
CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (delivery);
-- scopes: JSON list. hash: SHA-256 of the token, which is shown once.
CREATE TABLE tokens (id ID, name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL, made_by TEXT NOT NULL,
  made_at TEXT NOT NULL, expires_at TEXT, last_used_at TEXT, revoked_at TEXT, revoked_by TEXT);
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, tables);

export const down = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `DROP TABLE tokens; DROP TABLE webhook_attempts; DROP TABLE webhook_deliveries; DROP TABLE webhooks;
     DROP INDEX outbox_by_position; ALTER TABLE outbox DROP COLUMN content; ALTER TABLE outbox DROP COLUMN position;`,
  );

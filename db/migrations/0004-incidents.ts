/**
 * Declared incidents, and which events they excuse.
 *
 * An excused event keeps its row: retracted on the night that learned it, with the incident that excuses it.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

export const up = (knex: Knex): Promise<void> =>
  runStatements(
    knex,
    `
-- metrics: their keys as JSON. market, carrier: null for all. counted: 1 once the orders it concerns were counted again.
CREATE TABLE incidents (id ID, name TEXT NOT NULL, metrics TEXT NOT NULL, market TEXT, carrier TEXT,
  from_day TEXT NOT NULL, to_day TEXT NOT NULL, declared_by TEXT NOT NULL, declared_at TEXT NOT NULL, revoked_by TEXT,
  revoked_at TEXT, revoked_reason TEXT, counted INTEGER NOT NULL);
ALTER TABLE order_events ADD COLUMN incident INTEGER;
CREATE INDEX order_events_excused ON order_events (incident) WHERE incident IS NOT NULL;
`,
  );

export async function down(knex: Knex): Promise<void> {
  await runStatements(
    knex,
    'DROP INDEX order_events_excused; ALTER TABLE order_events DROP COLUMN incident; DROP TABLE incidents;',
  );
}

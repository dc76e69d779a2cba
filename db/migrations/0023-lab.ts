/**
 * The Innovation Lab from plan to corrective action. The tables called `lab_…` are its compartment: only `server/stores/lab`
 * names them. What leaves it leaves once, as a revelation: a frozen copy of exactly what was released.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const added: readonly (readonly [column: string, type: string])[] = [
  // lab_draw: the draw it carries out; null: bought for a cause that somebody named. identity: who bought it.
  ['lab_draw', 'INTEGER'],
  ['identity', 'INTEGER'],
  ['cause', "TEXT NOT NULL DEFAULT ''"],
  ['market', 'TEXT'],
  ['model', 'TEXT'],
  // What it cost the lab, all in all: the price, the parcel, less what came back when it was returned.
  ['price_minor', 'BIGINT'],
  ['shipping_minor', 'BIGINT'],
  ['refunded_minor', 'BIGINT'],
  ['currency', 'TEXT'],
  // As the seller promised and did; the deliveries feed says it as soon as it knows the order.
  ['promised_on', 'TEXT'],
  ['shipped_on', 'TEXT'],
  ['carrier', 'TEXT'],
  // second_reason: why a second person grades it: drawn, blocker; null: nobody does.
  ['second_reason', 'TEXT'],
  // The verdict that stands after one grading or two: quality … safety_finding above are filled in then.
  ['concluded_at', 'TEXT'],
  ['concluded_by', 'TEXT'],
  ['conclusion', "TEXT NOT NULL DEFAULT ''"],
  // After the seller's answer: what counts instead, from which day on. recounted_on: the night that has counted it.
  ['corrected_verdict', 'TEXT'],
  ['corrected_safety_finding', 'TEXT'],
  ['corrected_on', 'TEXT'],
  ['recounted_on', 'TEXT'],
];

const tables = `
-- The compartment -------------------------------------------------------------------------------------------------------
-- week: its Monday. seed: 64 hexadecimal digits, secret until disclosed_at; commitment: its SHA-256, in the audit log before
-- the draw. frame: what was drawn from, as JSON. money_minor: what may be spent; null: no limit.
CREATE TABLE lab_plans (id ID, week TEXT NOT NULL UNIQUE, slots INTEGER NOT NULL, random_slots INTEGER NOT NULL,
  money_minor BIGINT, currency TEXT, seed TEXT NOT NULL, commitment TEXT NOT NULL, committed_by TEXT NOT NULL,
  committed_at TEXT NOT NULL, drawn_by TEXT, drawn_at TEXT, frame TEXT, disclosed_at TEXT);
-- stratum: random, risk. reasons: why this seller, as JSON. chance: how likely the draw was. state: planned, ordered, skipped.
-- action: the corrective action that it verifies.
CREATE TABLE lab_draws (id ID, plan INTEGER NOT NULL, position INTEGER NOT NULL, stratum TEXT NOT NULL,
  seller INTEGER NOT NULL, category TEXT, reasons TEXT NOT NULL, chance REAL, action INTEGER, state TEXT NOT NULL,
  skipped_reason TEXT, skipped_by TEXT, skipped_at TEXT, UNIQUE (plan, position));
CREATE INDEX lab_draws_by_seller ON lab_draws (seller);
CREATE TABLE lab_identities (id ID, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL,
  market TEXT NOT NULL, added_by TEXT NOT NULL, added_at TEXT NOT NULL, retired_at TEXT, retired_by TEXT,
  retired_reason TEXT);
-- kind: smartphone, tablet, computer, … document: a checklist as JSON (server/lab/checklist.ts).
CREATE TABLE lab_checklists (id ID, kind TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL,
  author TEXT NOT NULL, note TEXT NOT NULL, published_at TEXT NOT NULL, UNIQUE (kind, version));
-- grading: first, second. answers: as JSON (server/lab/answers.ts); revision goes up with each saving. result: as JSON
-- (server/lab/result.ts), when it was submitted.
CREATE TABLE lab_inspections (id ID, mystery_order INTEGER NOT NULL, grading TEXT NOT NULL, inspector TEXT NOT NULL,
  checklist INTEGER NOT NULL, started_at TEXT NOT NULL, answers TEXT NOT NULL, revision INTEGER NOT NULL, saved_at TEXT,
  submitted_at TEXT, result TEXT, UNIQUE (mystery_order, grading));
CREATE INDEX lab_inspections_by_inspector ON lab_inspections (inspector, submitted_at);
-- sent_id: the name that the phone gave it, so that the same one sent twice is kept once. fingerprint: perceptual, 16
-- hexadecimal digits. notes: marks drawn on it, as JSON.
CREATE TABLE lab_photos (id ID, inspection INTEGER NOT NULL, sent_id TEXT NOT NULL, view TEXT NOT NULL,
  position INTEGER NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
  fingerprint TEXT NOT NULL, caption TEXT NOT NULL, notes TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,
  removed_at TEXT, removed_by TEXT, UNIQUE (inspection, sent_id));
-- size: whole, small. In base64 and in short parts, as attachments are.
CREATE TABLE lab_photo_parts (photo INTEGER NOT NULL, size TEXT NOT NULL, part INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (photo, size, part));
-- Two photos of different inspections that look alike. distance: bits that differ. judgement: same, different.
CREATE TABLE lab_likenesses (photo INTEGER NOT NULL, other INTEGER NOT NULL, distance INTEGER NOT NULL,
  found_at TEXT NOT NULL, judgement TEXT, judged_by TEXT, judged_at TEXT, PRIMARY KEY (photo, other));

-- What was released ------------------------------------------------------------------------------------------------------
-- answer_until: the last day on which the seller may answer. content: as JSON (server/lab/revelation.ts), never changed.
CREATE TABLE revelations (mystery_order INTEGER PRIMARY KEY, seller INTEGER NOT NULL, revealed_at TEXT NOT NULL,
  revealed_by TEXT NOT NULL, answer_until TEXT NOT NULL, opened_at TEXT, content TEXT NOT NULL);
CREATE INDEX revelations_by_seller ON revelations (seller);
CREATE TABLE revelation_photos (photo INTEGER PRIMARY KEY, mystery_order INTEGER NOT NULL, position INTEGER NOT NULL);
CREATE INDEX revelation_photos_by_order ON revelation_photos (mystery_order);
-- state: open, stands, corrected.
CREATE TABLE verdict_answers (id ID, mystery_order INTEGER NOT NULL UNIQUE, seller INTEGER NOT NULL, person TEXT NOT NULL,
  at TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, decided_by TEXT, decided_at TEXT, outcome TEXT);
CREATE INDEX verdict_answers_open ON verdict_answers (state);
-- One row for each item that was not as it should be. item: its key in the checklist. part, model, batch: as the inspector
-- noted them, so that the same ones are found at other sellers.
CREATE TABLE findings (id ID, mystery_order INTEGER NOT NULL, seller INTEGER NOT NULL, item TEXT NOT NULL,
  severity TEXT NOT NULL, text TEXT NOT NULL, category TEXT, model TEXT, part TEXT, batch TEXT, found_on TEXT NOT NULL,
  UNIQUE (mystery_order, item));
CREATE INDEX findings_by_seller ON findings (seller);
-- state: open, done (evidence given), verified, failed, withdrawn. The order that verifies it names it in lab_draws.
CREATE TABLE corrective_actions (id ID, seller INTEGER NOT NULL, mystery_order INTEGER NOT NULL, finding INTEGER,
  text TEXT NOT NULL, due_on TEXT NOT NULL, state TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at TEXT NOT NULL,
  evidence TEXT, evidence_by TEXT, evidence_at TEXT, closed_by TEXT, closed_at TEXT, closing TEXT,
  version INTEGER NOT NULL);
CREATE INDEX corrective_actions_by_seller ON corrective_actions (seller);
CREATE INDEX corrective_actions_by_state ON corrective_actions (state, due_on);
`;

export async function up(knex: Knex): Promise<void> {
  for (const [column, type] of added)
    await runStatements(knex, `ALTER TABLE mystery_orders ADD COLUMN ${column} ${type};`);
  await runStatements(knex, tables);
  // A verdict that was written down before gradings were kept stands as it was written.
  await runStatements(
    knex,
    `UPDATE mystery_orders SET concluded_at = logged_at, concluded_by = logged_by WHERE inspected_on IS NOT NULL;`,
  );
}

export async function down(knex: Knex): Promise<void> {
  const names = [...tables.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1] as string);
  for (const name of names.reverse()) await knex.schema.dropTable(name);
  for (const [column] of [...added].reverse())
    await runStatements(knex, `ALTER TABLE mystery_orders DROP COLUMN ${column};`);
}

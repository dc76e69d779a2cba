/** What stands behind a case beside its snapshot: the levels held, the odds of a night, the lab's findings, the orders. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { readDetector } from '../scoring/detector-text.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { effectiveSafetyFinding, effectiveVerdict } from './effective-verdict.ts';
import { inStretches, marks } from './in-list.ts';
import { readingColumns, readingFrom, type Reading, type ReadingRow } from './night-rows.ts';

export interface HeldLevel {
  metric: string;
  level: ThresholdLevel;
  opened: Day;
}

/** The level that each metric of the seller held on a night. */
export async function levelsHeldOn(database: Database, seller: number, night: Day): Promise<Map<string, HeldLevel>> {
  const rows = await database.read<HeldLevel>(
    `SELECT metric, level, opened FROM breaches WHERE seller = ? AND opened <= ? AND (closed IS NULL OR closed > ?)
     ORDER BY opened, id`,
    [seller, night, night],
  );
  return new Map(rows.map((row) => [row.metric, row]));
}

/** A metric's readings on some nights, the latest first. */
export async function readingsOn(database: Database, seller: number, metric: string, nights: readonly Day[]) {
  const rows = await database.read<ReadingRow & { night: number }>(
    `SELECT night, ${readingColumns} FROM readings
     WHERE night IN (${nights.map(() => '?').join(', ')}) AND seller = ? AND metric = ? ORDER BY night DESC`,
    [...nights, seller, metric],
  );
  return rows.map(({ night, ...row }): Reading & { night: Day } => ({ ...readingFrom(row), night }));
}

/** A mystery order as people outside the lab may know it: without the lab's own notes. */
export interface RevealedOrder {
  id: number;
  draw: string;
  category: string | null;
  grade: string | null;
  orderedOn: string;
  receivedOn: string | null;
  inspectedOn: string | null;
  quality: number | null;
  delivery: number | null;
  packaging: number | null;
  /** What counts, and below what the lab had found before it was corrected. */
  verdict: string | null;
  safetyFinding: string | null;
  revealedOn: string;
  firstVerdict: string | null;
  firstSafetyFinding: string | null;
  correctedOn: string | null;
}

/** Mystery orders revealed from one day to another (`YYYY-MM-DD`), the latest first. */
export async function revealedOrders(database: Database, seller: number, from: string, to: string) {
  return database.read<RevealedOrder>(
    `SELECT id, draw, category, grade, ordered_on AS "orderedOn", received_on AS "receivedOn",
       inspected_on AS "inspectedOn", quality, delivery, packaging, ${effectiveVerdict} AS verdict,
       ${effectiveSafetyFinding} AS "safetyFinding", revealed_on AS "revealedOn", verdict AS "firstVerdict",
       safety_finding AS "firstSafetyFinding", corrected_on AS "correctedOn"
     FROM mystery_orders WHERE seller = ? AND revealed_on IS NOT NULL AND revealed_on >= ? AND revealed_on <= ?
     ORDER BY revealed_on DESC, id DESC`,
    [seller, from, to],
  );
}

/** The latest event of each of these orders among some metrics. */
export async function eventDays(
  database: Database,
  seller: number,
  metrics: readonly string[],
  orderIds: readonly string[],
): Promise<Map<string, Day>> {
  const rows = await inStretches(orderIds, (list) =>
    database.read<{ orderId: string; metric: string; day: number }>(
      `SELECT o.order_id AS "orderId", e.metric AS metric, e.day AS day
       FROM orders o JOIN order_events e ON e.order_key = o.id
       WHERE o.order_id IN (${marks}) AND e.seller = ? ORDER BY e.day, e.metric, o.order_id`,
      [...list, seller],
    ),
  );
  return new Map(rows.filter(({ metric }) => metrics.includes(metric)).map(({ orderId, day }) => [orderId, day]));
}

/** For how many nights in a row the rate has been well below the level that a metric holds. */
export async function calmNights(database: Database, seller: number, { metric, level }: HeldLevel): Promise<number> {
  const [row] = await database.read<{ content: string }>(
    'SELECT content FROM detector_state WHERE seller = ? AND metric = ?',
    [seller, metric],
  );
  const state = row ? readDetector(row.content) : null;
  return state?.level === level ? state.calm : 0;
}

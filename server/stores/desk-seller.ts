/** One seller: who it is, its score and readings over time, the orders behind a figure. No query here reads another seller. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { isMetric, metricOf, type Metric } from '../scoring/metrics/index.ts';
import { effectiveSafetyFinding, effectiveVerdict } from './effective-verdict.ts';
import { inStretches, marks } from './in-list.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Reading, ReadingRow, Score, ScoreRow } from './night-rows.ts';
import { readingColumns, readingFrom, scoreColumns, scoreFrom } from './night-rows.ts';

export interface Seller {
  id: number;
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  joinedOn: string | null;
  managerEmail: string | null;
}

const sellerColumns = `v.id AS id, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country,
  v.joined_on AS "joinedOn", ${managerOf} AS "managerEmail" FROM sellers v ${assignedTo}`;

/** Null for an unknown id, and for a seller that only its orders have named so far. */
export async function sellerBySellerId(database: Database, sellerId: string): Promise<Seller | null> {
  // PostgreSQL refuses this character in any text: no id can hold it.
  if (sellerId.includes('\0')) return null;
  const rows = await database.read<Seller>(`SELECT ${sellerColumns} WHERE v.seller_id = ? AND v.name IS NOT NULL`, [
    sellerId,
  ]);
  return rows[0] ?? null;
}

export async function sellerById(database: Database, id: number): Promise<Seller | null> {
  const rows = await database.read<Seller>(`SELECT ${sellerColumns} WHERE v.id = ? AND v.name IS NOT NULL`, [id]);
  return rows[0] ?? null;
}

/** The seller's scores on some nights, oldest first. */
export async function scoresOf(database: Database, seller: number, nights: readonly Day[]): Promise<Score[]> {
  const rows = await database.read<ScoreRow>(
    `SELECT ${scoreColumns} FROM scores WHERE night IN (${nights.map(() => '?').join(', ')}) AND seller = ?
     ORDER BY night`,
    [...nights, seller],
  );
  return rows.map(scoreFrom);
}

/** The scores of these sellers on one night, by seller. */
export async function scoresOnNight(
  database: Database,
  night: Day,
  sellers: readonly number[],
): Promise<Map<number, Score>> {
  const rows = await inStretches(sellers, (list) =>
    database.read<ScoreRow & { seller: number }>(
      `SELECT seller, ${scoreColumns} FROM scores WHERE night = ? AND seller IN (${marks}) ORDER BY seller`,
      [night, ...list],
    ),
  );
  return new Map(rows.map(({ seller, ...row }) => [seller, scoreFrom(row)]));
}

/** The seller's readings of one night, by metric: those of its standing, or those of its trade-in scorecard. */
export async function readingsOf(
  database: Database,
  seller: number,
  night: Day,
  family: Metric['family'] = 'seller',
): Promise<Map<string, Reading>> {
  const rows = await database.read<ReadingRow>(
    `SELECT ${readingColumns} FROM readings WHERE night = ? AND seller = ? ORDER BY metric`,
    [night, seller],
  );
  const own = rows.filter(({ metric }) => familyOf(metric) === family);
  return new Map(own.map((row): [string, Reading] => [row.metric, readingFrom(row)]));
}

const familyOf = (metric: string): Metric['family'] => (isMetric(metric) ? metricOf(metric).family : 'seller');

/** Those of the seller's standing, of all readings of a night. */
export const standingReadings = (all: ReadonlyMap<string, Reading> = new Map()): ReadonlyMap<string, Reading> =>
  new Map([...all].filter(([metric]) => familyOf(metric) === 'seller'));

/** As much of a reading as a chart draws. */
export type ReadingPoint = Pick<Reading, 'rate' | 'low' | 'high' | 'state'>;

/** The seller's reading of one metric on a night. */
export async function readingPoint(
  database: Database,
  seller: number,
  metric: string,
  night: Day,
): Promise<ReadingPoint | undefined> {
  const [row] = await database.read<ReadingPoint>(
    'SELECT rate, low, high, state FROM readings WHERE night = ? AND seller = ? AND metric = ?',
    [night, seller, metric],
  );
  return row;
}

/** A stretch of days as a table: each day is then one look-up in the keys below, instead of a scan over all sellers. */
const days = `WITH RECURSIVE days(day) AS
  (SELECT CAST(? AS INTEGER) UNION ALL SELECT day + 1 FROM days WHERE day < CAST(? AS INTEGER))`;

export interface LedgerLine {
  night: Day;
  observed: number;
  expected: number;
}

/** What the ledger entered for a metric on each night, oldest first. */
export async function ledgerOf(database: Database, seller: number, metric: string, from: Day, to: Day) {
  return database.read<LedgerLine>(
    `${days} SELECT l.night AS night, l.observed AS observed, l.expected AS expected FROM days CROSS JOIN ledger l
     WHERE l.night = days.day AND l.seller = ? AND l.metric = ? ORDER BY l.night`,
    [from, to, seller, metric],
  );
}

export interface Finding {
  id: number;
  draw: string;
  category: string | null;
  grade: string | null;
  orderId: string | null;
  inspectedOn: string | null;
  /** What counts, and below what the lab had found before it was corrected. */
  verdict: string | null;
  quality: number | null;
  delivery: number | null;
  packaging: number | null;
  safetyFinding: string | null;
  revealedOn: string;
  firstVerdict: string | null;
  firstSafetyFinding: string | null;
  correctedOn: string | null;
}

/** Mystery orders that the lab has revealed, the latest first. Those under cover do not exist outside the lab. */
export async function revealedFindings(database: Database, seller: number): Promise<Finding[]> {
  return database.read<Finding>(
    `SELECT id, draw, category, grade, order_id AS "orderId", inspected_on AS "inspectedOn", quality, delivery, packaging,
       ${effectiveVerdict} AS verdict, ${effectiveSafetyFinding} AS "safetyFinding", revealed_on AS "revealedOn",
       verdict AS "firstVerdict", safety_finding AS "firstSafetyFinding", corrected_on AS "correctedOn"
     FROM mystery_orders WHERE seller = ? AND revealed_on IS NOT NULL ORDER BY revealed_on DESC, id DESC LIMIT 50`,
    [seller],
  );
}

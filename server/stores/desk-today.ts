/** What people decided lately, and what the last night brought for the sellers of the queue. */
import type { Database } from '../../db/connect.ts';
import type { DecisionState, Measure } from '../cases/decision.ts';
import type { Day } from '../scoring/day.ts';
import { readDetector } from '../scoring/detector-text.ts';
import type { DetectorState } from '../scoring/detector.ts';
import { effectiveSafetyFinding } from './effective-verdict.ts';
import { inStretches, marks } from './in-list.ts';
import type { Reading, ReadingRow } from './night-rows.ts';
import { readingColumns, readingFrom } from './night-rows.ts';

export interface RecentDecision {
  id: number;
  recommendation: number | null;
  sellerId: string;
  name: string;
  level: Measure;
  decision: string;
  /** How far it has come; `recorded` for what carries nothing out. */
  state: DecisionState;
  person: string;
  personName: string | null;
  reason: string;
  decidedAt: string;
}

/** A page of what people decided from an instant on, the latest first, and how many there are. */
export async function recentDecisions(database: Database, since: string, limit: number, offset: number) {
  const source = `FROM decisions d JOIN sellers v ON v.id = d.seller LEFT JOIN people p ON p.email = d.person
     WHERE d.decided_at >= ? AND v.name IS NOT NULL`;
  const [counted] = await database.read<{ total: number }>(`SELECT COUNT(*) AS total ${source}`, [since]);
  const rows = await database.read<RecentDecision>(
    `SELECT d.id AS id, d.recommendation AS recommendation, v.seller_id AS "sellerId", v.name AS name, d.level AS level,
       d.decision AS decision, d.state AS state, d.person AS person, p.name AS "personName", d.reason AS reason,
       d.decided_at AS "decidedAt"
     ${source} ORDER BY d.decided_at DESC, d.id DESC LIMIT ? OFFSET ?`,
    [since, limit, offset],
  );
  return { rows, total: counted?.total ?? 0 };
}

/** Readings of some sellers on a night, by `seller metric`. */
export async function readingsOfSellers(database: Database, sellers: readonly number[], night: Day) {
  const rows = await inStretches(sellers, (list) =>
    database.read<ReadingRow & { seller: number }>(
      `SELECT seller, ${readingColumns} FROM readings WHERE night = ? AND seller IN (${marks}) ORDER BY seller, metric`,
      [night, ...list],
    ),
  );
  return new Map<string, Reading>(
    rows.map(({ seller, ...row }): [string, Reading] => [`${seller} ${row.metric}`, readingFrom(row)]),
  );
}

/** What the detectors of some sellers remember, by seller and metric. */
export async function statesOfSellers(database: Database, sellers: readonly number[], metrics: readonly string[]) {
  const rows = await inStretches(sellers, (list) =>
    database.read<{ seller: number; metric: string; content: string }>(
      `SELECT seller, metric, content FROM detector_state WHERE seller IN (${marks}) ORDER BY seller, metric`,
      list,
    ),
  );
  const states = new Map<number, Map<string, DetectorState>>();
  for (const { seller, metric, content } of rows) {
    if (!metrics.includes(metric)) continue;
    const known = states.get(seller) ?? new Map<string, DetectorState>();
    states.set(seller, known.set(metric, readDetector(content)));
  }
  return states;
}

/** Safety findings that the lab has revealed, the latest of each seller; `corrected` where none of them stands any more. */
export async function safetyFindings(database: Database, sellers: readonly number[]): Promise<Map<number, string>> {
  const rows = await inStretches(sellers, (list) =>
    database.read<{ seller: number; finding: string }>(
      `SELECT seller, ${effectiveSafetyFinding} AS finding FROM mystery_orders WHERE seller IN (${marks})
       AND revealed_on IS NOT NULL AND safety_finding IS NOT NULL AND safety_finding <> 'none' ORDER BY id`,
      list,
    ),
  );
  const found = new Map<number, string>();
  for (const { seller, finding } of rows) {
    if (finding !== 'none') found.set(seller, finding);
    else if (!found.has(seller)) found.set(seller, 'corrected');
  }
  return found;
}

/** Rows that arrived for one day, by feed. A feed without rows on that day is not in the map. */
export async function rowsOfDay(database: Database, day: Day): Promise<Map<string, number>> {
  const rows = await database.read<{ feed: string; row_count: number }>(
    `SELECT feed, row_count FROM feed_days WHERE day = ? AND feed IN ('orders', 'reviews', 'complaints', 'returns')
     ORDER BY feed`,
    [day],
  );
  return new Map(rows.map((row) => [row.feed, row.row_count]));
}

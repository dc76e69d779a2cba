/** What waits for a decision, and what the last night brought. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { readDetector } from '../scoring/detector-text.ts';
import type { DetectorState } from '../scoring/detector.ts';
import { inStretches, marks } from './in-list.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Level, Reading, ReadingRow } from './night-rows.ts';
import { readingColumns, readingFrom } from './night-rows.ts';

export interface OpenRecommendation {
  id: number;
  seller: number;
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  joinedOn: string | null;
  managerEmail: string | null;
  level: Level;
  state: 'open' | 'held';
  since: Day;
  grounds: string[];
  evidence: number | null;
  /** Buyers harmed beyond what is acceptable until the next review. */
  harm: number | null;
  /** Who chose to wait, and why; null as long as nobody did. */
  wait: Wait | null;
}

export interface Wait {
  person: string;
  name: string | null;
  reason: string;
  decidedAt: string;
}

interface OpenRow extends Omit<OpenRecommendation, 'grounds' | 'wait'> {
  grounds: string;
}

/** All recommendations that nobody has decided: where buyers are in danger, then the most harmful first. */
export async function openRecommendations(database: Database): Promise<OpenRecommendation[]> {
  const rows = await database.read<OpenRow>(
    `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind,
       v.country AS country, v.joined_on AS "joinedOn", ${managerOf} AS "managerEmail", r.level AS level,
       r.state AS state, r.since AS since, r.grounds AS grounds, r.evidence AS evidence, r.harm AS harm
     FROM recommendations r JOIN sellers v ON v.id = r.seller ${assignedTo}
     WHERE r.state IN ('open', 'held') AND v.name IS NOT NULL
     ORDER BY COALESCE(r.harm, 0) DESC, r.id`,
  );
  const waits = await latestWaits(database);
  const open = rows.map((row) => ({
    ...row,
    grounds: JSON.parse(row.grounds) as string[],
    wait: waits.get(row.id) ?? null,
  }));
  const isSafety = ({ grounds }: OpenRecommendation) => grounds.includes('safety');
  return [...open.filter(isSafety), ...open.filter((one) => !isSafety(one))];
}

/** The last answer 'wait' to each recommendation that is still open. */
async function latestWaits(database: Database): Promise<Map<number, Wait>> {
  const rows = await database.read<Wait & { recommendation: number }>(
    `SELECT d.recommendation AS recommendation, d.person AS person, p.name AS name, d.reason AS reason,
       d.decided_at AS "decidedAt"
     FROM decisions d JOIN recommendations r ON r.id = d.recommendation LEFT JOIN people p ON p.email = d.person
     WHERE r.state IN ('open', 'held') AND d.decision = 'wait' ORDER BY d.id`,
  );
  return new Map(rows.map(({ recommendation, ...wait }) => [recommendation, wait]));
}

export interface RecentDecision {
  id: number;
  recommendation: number | null;
  sellerId: string;
  name: string;
  level: Level;
  decision: string;
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
       d.decision AS decision, d.person AS person, p.name AS "personName", d.reason AS reason,
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

/** Safety findings that the lab has revealed, the latest of each seller. */
export async function safetyFindings(database: Database, sellers: readonly number[]): Promise<Map<number, string>> {
  const rows = await inStretches(sellers, (list) =>
    database.read<{ seller: number; safety_finding: string }>(
      `SELECT seller, safety_finding FROM mystery_orders WHERE seller IN (${marks}) AND revealed_on IS NOT NULL
       AND safety_finding IS NOT NULL AND safety_finding <> 'none' ORDER BY id`,
      list,
    ),
  );
  return new Map(rows.map((row) => [row.seller, row.safety_finding]));
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

/** Whether any seller is in this person's care. */
export async function managesSellers(database: Database, email: string): Promise<boolean> {
  const rows = await database.read(
    `SELECT v.id AS id FROM sellers v ${assignedTo} WHERE ${managerOf} = ? ORDER BY v.id LIMIT 1`,
    [email],
  );
  return rows.length > 0;
}

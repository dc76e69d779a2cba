/** What waits for a decision, and what the last night brought. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { inStretches, marks } from './in-list.ts';
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
  harm: number | null;
}

interface OpenRow extends Omit<OpenRecommendation, 'grounds'> {
  grounds: string;
}

/** All recommendations that nobody has decided, the most harmful first. */
export async function openRecommendations(database: Database): Promise<OpenRecommendation[]> {
  const rows = await database.read<OpenRow>(
    `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind,
       v.country AS country, v.joined_on AS "joinedOn", v.manager_email AS "managerEmail", r.level AS level,
       r.state AS state, r.since AS since, r.grounds AS grounds, r.evidence AS evidence, r.harm AS harm
     FROM recommendations r JOIN sellers v ON v.id = r.seller
     WHERE r.state IN ('open', 'held') AND v.name IS NOT NULL
     ORDER BY COALESCE(r.harm, 0) DESC, r.id`,
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
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
  const rows = await database.read('SELECT id FROM sellers WHERE manager_email = ? ORDER BY id LIMIT 1', [email]);
  return rows.length > 0;
}

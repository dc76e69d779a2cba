/** What moved a seller's score from one night to the next. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { PostedTonight } from '../scoring/change.ts';

export interface ScoredReading {
  metric: string;
  ratio: number | null;
  expected: number | null;
  reliability: number | null;
  asOf: Day | null;
}

/** The last night published before this one, and its policy. Null for the first. */
export async function nightBefore(database: Database, night: Day): Promise<{ night: Day; policy: number } | null> {
  const [row] = await database.read<{ night: number; policy: number }>(
    'SELECT night, policy FROM nights WHERE night < ? ORDER BY night DESC LIMIT 1',
    [night],
  );
  return row ?? null;
}

/** What the score of a night was made of, by metric. */
export async function scoredReadings(database: Database, seller: number, night: Day) {
  const rows = await database.read<ScoredReading>(
    `SELECT metric, ratio, expected, reliability, as_of AS "asOf" FROM readings
     WHERE night = ? AND seller = ? ORDER BY metric`,
    [night, seller],
  );
  return new Map(rows.map((row) => [row.metric, row]));
}

export async function postedOn(database: Database, seller: number, night: Day): Promise<PostedTonight> {
  const rows = await database.read<{ metric: string; observed: number; expected: number }>(
    'SELECT metric, observed, expected FROM ledger WHERE night = ? AND seller = ? ORDER BY metric',
    [night, seller],
  );
  return new Map(rows.map(({ metric, ...posted }) => [metric, posted]));
}

/** What moved a seller's score from one night to the next. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { PostedTonight } from '../scoring/change.ts';
import { readingColumns, readingFrom, type Reading, type ReadingRow } from './night-rows.ts';

/** A reading with what a score is made of. */
export interface ScoredReading extends Reading {
  ratio: number | null;
}

export interface NightBefore {
  night: Day;
  policy: number;
}

/** The last night published before this one, and its policy. Null for the first. */
export async function nightBefore(database: Database, night: Day): Promise<NightBefore | null> {
  const [row] = await database.read<NightBefore>(
    'SELECT night, policy FROM nights WHERE night < ? ORDER BY night DESC LIMIT 1',
    [night],
  );
  return row ?? null;
}

/** The seller's readings of some nights, by night and metric. */
export async function readingsOnNights(database: Database, seller: number, nights: readonly Day[]) {
  const rows = await database.read<ReadingRow & { night: Day; ratio: number | null }>(
    `SELECT night, ratio, ${readingColumns} FROM readings WHERE night IN (${nights.map(() => '?').join(', ')}) AND seller = ?
     ORDER BY night, metric`,
    [...nights, seller],
  );
  const found = new Map(nights.map((night) => [night, new Map<string, ScoredReading>()]));
  for (const { night, ratio, ...row } of rows) found.get(night)?.set(row.metric, { ...readingFrom(row), ratio });
  return found;
}

export async function postedOn(database: Database, seller: number, night: Day): Promise<PostedTonight> {
  const rows = await database.read<{ metric: string; observed: number; expected: number }>(
    'SELECT metric, observed, expected FROM ledger WHERE night = ? AND seller = ? ORDER BY metric',
    [night, seller],
  );
  return new Map(rows.map(({ metric, ...posted }) => [metric, posted]));
}

/** A seller's figures night after night, as its own programs read them. No query here reads another seller. */
import type { Day } from '../scoring/day.ts';
import { inStretches, marks } from './in-list.ts';
import { readingColumns, readingFrom, scoreColumns, scoreFrom } from './night-rows.ts';
import type { Reading, ReadingRow, Score, ScoreRow } from './night-rows.ts';
import type { Read } from './read.ts';

/** Published nights after a day, the oldest first. A night that is worked on is not among them. */
export async function nightsAfter(read: Read, after: Day, limit: number): Promise<Day[]> {
  const rows = await read<{ night: Day }>('SELECT night FROM nights WHERE night > ? ORDER BY night LIMIT ?', [
    after,
    limit,
  ]);
  return rows.map(({ night }) => night);
}

export const scoresOnNights = async (read: Read, seller: number, nights: readonly Day[]): Promise<Score[]> => {
  const rows = await inStretches(nights, (list) =>
    read<ScoreRow>(`SELECT ${scoreColumns} FROM scores WHERE night IN (${marks}) AND seller = ? ORDER BY night`, [
      ...list,
      seller,
    ]),
  );
  return rows.map(scoreFrom);
};

export type NightReading = Reading & { night: Day; ratio: number | null };

/** Of all metrics, those of the trade-in scorecard too. By night and metric. */
export async function readingsOnNights(read: Read, seller: number, nights: readonly Day[]): Promise<NightReading[]> {
  const rows = await inStretches(nights, (list) =>
    read<ReadingRow & { night: Day; ratio: number | null }>(
      `SELECT night, ratio, ${readingColumns} FROM readings WHERE night IN (${marks}) AND seller = ? ORDER BY night, metric`,
      [...list, seller],
    ),
  );
  return rows.map(({ night, ratio, ...row }) => ({ ...readingFrom(row), night, ratio }));
}

export interface LedgerEntry {
  night: Day;
  metric: string;
  observed: number;
  expected: number;
  orderCount: number;
}

/** What the ledger entered on each night. By night and metric. */
export const ledgerOnNights = (read: Read, seller: number, nights: readonly Day[]): Promise<LedgerEntry[]> =>
  inStretches(nights, (list) =>
    read<LedgerEntry>(
      `SELECT night, metric, observed, expected, order_count AS "orderCount" FROM ledger
       WHERE night IN (${marks}) AND seller = ? ORDER BY night, metric`,
      [...list, seller],
    ),
  );

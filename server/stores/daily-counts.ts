/** How many orders opened their risk, and how many events were reported, on each day, for each seller and metric. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';
import { correctWeeks } from './weeks.ts';

/** What one day of one seller changes by. `risk` is in millionths. */
export interface DayChange {
  metric: string;
  day: Day;
  seller: number;
  opened: number;
  risk: number;
  reported: number;
  occurred: number;
}

/** What comes too late for the night that posted its day. `day` is the opening day of `opened`, `risk` and `occurred`. */
export interface Arrear {
  metric: string;
  seller: number;
  day: Day;
  opened: number;
  risk: number;
  /** Risk that incidents took out of days that are posted; negative: that they gave back. */
  excused: number;
  occurred: number;
  reported: number;
  retracted: number;
  /** Events taken back and events given back: two that add up to nothing change a detector all the same. */
  corrections: number;
}

const dayColumns = ['metric', 'day', 'seller', 'opened', 'risk', 'reported', 'occurred'];
const arrearColumns = [
  'metric',
  'seller',
  'day',
  'opened',
  'risk',
  'excused',
  'occurred',
  'reported',
  'retracted',
  'corrections',
];

export async function addToDays(tx: Transaction, changes: readonly DayChange[]): Promise<void> {
  const rows = changes.map((change) => [
    change.metric,
    change.day,
    change.seller,
    change.opened,
    change.risk,
    change.reported,
    change.occurred,
  ]);
  await tx.insertMany('daily_counts', dayColumns, rows, {
    key: ['metric', 'day', 'seller'],
    update: [],
    add: dayColumns.slice(3),
  });
  await correctWeeks(tx, changes);
}

export async function addToArrears(tx: Transaction, changes: readonly Arrear[]): Promise<void> {
  const rows = changes.map((change) => [
    change.metric,
    change.seller,
    change.day,
    change.opened,
    change.risk,
    change.excused,
    change.occurred,
    change.reported,
    change.retracted,
    change.corrections,
  ]);
  await tx.insertMany('arrears', arrearColumns, rows, {
    key: ['metric', 'seller', 'day'],
    update: [],
    add: arrearColumns.slice(3),
  });
}

/** The counts of one metric over some days, both included, by day and seller. */
export async function countsBetween(read: Read, metric: string, from: Day, to: Day): Promise<DayChange[]> {
  return read<DayChange>(
    `SELECT metric, day, seller, opened, risk, reported, occurred FROM daily_counts
     WHERE metric = ? AND day >= ? AND day <= ? ORDER BY day, seller`,
    [metric, from, to],
  );
}

/** The first and the last day with counts. Null before there are any. */
export async function countedStretch(read: Read, metric: string): Promise<{ from: Day; to: Day } | null> {
  const [row] = await read<{ first: Day | null; last: Day | null }>(
    'SELECT MIN(day) AS first, MAX(day) AS last FROM daily_counts WHERE metric = ?',
    [metric],
  );
  return row?.first == null || row.last === null ? null : { from: row.first, to: row.last };
}

/** The ledger: what each night posted of each seller and metric, and which days are posted. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

/** The days that are in the ledger, by metric. */
export interface PostedDays {
  has(metric: string, day: Day): boolean;
  /** The last day posted. −Infinity while nothing is. */
  last(metric: string): Day;
  /** The night that posted a day. Null: none has. */
  nightOf(metric: string, day: Day): Day | null;
  /** The last night that posted anything. Null while none did. */
  lastNight(metric: string): Day | null;
  /** Takes in what a night has just posted, so that nothing need be read again. */
  add(metric: string, days: readonly Day[], night: Day): void;
}

export async function postedDays(read: Read): Promise<PostedDays> {
  const rows = await read<{ metric: string; day: number; night: number }>(
    'SELECT metric, day, night FROM posted_days ORDER BY metric, day',
  );
  const known = new Map<string, { days: Map<Day, Day>; last: Day; night: Day }>();
  const add = (metric: string, day: Day, night: Day) => {
    const one = known.get(metric);
    if (one) {
      one.days.set(day, night);
      one.last = Math.max(one.last, day);
      one.night = Math.max(one.night, night);
    } else known.set(metric, { days: new Map([[day, night]]), last: day, night });
  };
  for (const { metric, day, night } of rows) add(metric, day, night);
  return {
    has: (metric, day) => known.get(metric)?.days.has(day) ?? false,
    last: (metric) => known.get(metric)?.last ?? -Infinity,
    nightOf: (metric, day) => known.get(metric)?.days.get(day) ?? null,
    lastNight: (metric) => known.get(metric)?.night ?? null,
    add: (metric, days, night) => days.forEach((day) => add(metric, day, night)),
  };
}

export interface LedgerRow {
  night: Day;
  seller: number;
  metric: string;
  /** Reported less withdrawn. */
  observed: number;
  withdrawn: number;
  /** Less what incidents took out of nights before. */
  expected: number;
  orderCount: number;
}

const columns = ['night', 'seller', 'metric', 'observed', 'withdrawn', 'expected', 'order_count'];

export async function writeLedger(tx: Transaction, rows: readonly LedgerRow[]): Promise<void> {
  const values = rows.map((row) => [
    row.night,
    row.seller,
    row.metric,
    row.observed,
    row.withdrawn,
    row.expected,
    row.orderCount,
  ]);
  await tx.insertMany('ledger', columns, values);
}

/** Notes the days as posted by this night, the events on them as counted by it, and the arrears as taken in. */
export async function closeDays(tx: Transaction, metric: string, days: readonly Day[], night: Day): Promise<void> {
  await tx.insertMany(
    'posted_days',
    ['metric', 'day', 'night'],
    days.map((day) => [metric, day, night]),
  );
  await tx.run('DELETE FROM arrears WHERE metric = ?', [metric]);
  await tx.run(
    `UPDATE order_events SET posted = ? WHERE metric = ? AND posted IS NULL AND retracted IS NULL AND day IN (SELECT day FROM posted_days WHERE metric = ?)
     AND day >= (SELECT MIN(day) FROM posted_days WHERE metric = ?) AND day <= (SELECT MAX(day) FROM posted_days WHERE metric = ?)`,
    [night, metric, metric, metric, metric],
  );
}

/** A seller's ledger of one metric, oldest first: a look-up for each night that posted it. */
export async function sellerLedger(read: Read, seller: number, metric: string): Promise<LedgerRow[]> {
  return read<LedgerRow>(
    `SELECT l.night AS night, l.seller AS seller, l.metric AS metric, l.observed AS observed, l.withdrawn AS withdrawn,
       l.expected AS expected, l.order_count AS "orderCount"
     FROM (SELECT DISTINCT night FROM posted_days WHERE metric = ?) n
     CROSS JOIN ledger l WHERE l.night = n.night AND l.seller = ? AND l.metric = ? ORDER BY l.night`,
    [metric, seller, metric],
  );
}

/** How many events that the ledger counted on a night were withdrawn later, by that night. */
export async function withdrawnEvents(
  read: Read,
  seller: number,
  metric: string,
  until: Day,
): Promise<Map<Day, number>> {
  const rows = await read<{ posted: number; events: number }>(
    `SELECT posted, COUNT(*) AS events FROM order_events
     WHERE seller = ? AND metric = ? AND retracted IS NOT NULL AND retracted <= ? AND posted IS NOT NULL
     GROUP BY posted ORDER BY posted`,
    [seller, metric, until],
  );
  return new Map(rows.map(({ posted, events }) => [posted, events]));
}

/** Sellers and metrics of which something was withdrawn on a night, as `seller metric`. */
export async function correctedOn(read: Read, night: Day): Promise<Set<string>> {
  const rows = await read<{ seller: number; metric: string }>(
    'SELECT seller, metric FROM ledger WHERE night = ? AND withdrawn <> 0 ORDER BY seller, metric',
    [night],
  );
  return new Set(rows.map(({ seller, metric }) => `${seller} ${metric}`));
}

/** The first day the ledger holds or could have held: that of the first night. +Infinity before there is one. */
export async function firstLedgerDay(read: Read): Promise<Day> {
  const [row] = await read<{ posted: number | null; published: number | null }>(
    'SELECT (SELECT MIN(day) FROM posted_days) AS posted, (SELECT MIN(night) FROM nights) AS published',
  );
  return Math.min(row?.posted ?? Infinity, row?.published ?? Infinity);
}

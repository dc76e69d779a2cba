/** The weeks of each seller and metric: what the ledger entered in each, and its Sunday's reading. */
import type { Transaction } from '../../db/connect.ts';
import { weekday, type Day } from '../scoring/day.ts';
import { allMetrics } from '../scoring/metrics/index.ts';
import type { DayChange } from './daily-counts.ts';

/** From this age on nothing happens to the orders of a week any more but corrections: the longest horizon is 45 days. */
export const settledDays = 56;

/** The Sunday that ends the week of a day. */
export const sundayOf = (day: Day): Day => day - weekday(day) + 6;

/** The last Sunday up to a day. */
export const lastSunday = (day: Day): Day => sundayOf(day + 1) - 7;

/** The Sundays whose weeks a night writes: its own, and those since the night before it that no night was made for. */
export function sundaysOf(night: Day, before: Day | null): Day[] {
  const last = lastSunday(night);
  const first = before === null ? night : before + 1;
  const sundays: Day[] = [];
  for (let sunday = sundayOf(first); sunday <= last; sunday += 7) sundays.push(sunday);
  return sundays;
}

const ages = [6, 5, 4, 3, 2, 1, 0];
const sum = (column: string) => ages.map((age) => `COALESCE(l${age}.${column}, 0)`).join(' + ');
const ofNight = (column: string) => `CASE WHEN r.night = CAST(? AS INTEGER) THEN r.${column} END`;
const readingColumns = ['events', 'exposure', 'rate', 'low', 'high', 'ratio', 'state'];

/** Added in the order of the nights, so that the sums are the same on every database. */
const insertWeek = `INSERT INTO weeks (seller, metric, week, observed, expected, ${readingColumns.join(', ')})
  SELECT r.seller, r.metric, CAST(? AS INTEGER), ${sum('observed')}, ${sum('expected')}, ${readingColumns.map(ofNight).join(', ')}
  FROM readings r
  ${ages
    .map(
      (age) =>
        `LEFT JOIN ledger l${age} ON l${age}.night = CAST(? AS INTEGER) AND l${age}.seller = r.seller AND l${age}.metric = r.metric`,
    )
    .join('\n  ')}
  WHERE r.night = ? AND COALESCE(r.exposure, ${ages.map((age) => `l${age}.expected`).join(', ')}) IS NOT NULL`;

const settleWeek = `UPDATE weeks SET opened = c.opened, occurred = c.occurred
  FROM (SELECT seller, SUM(opened) AS opened, SUM(occurred) AS occurred FROM daily_counts
    WHERE metric = ? AND day >= ? AND day <= ? GROUP BY seller) AS c
  WHERE weeks.seller = c.seller AND weeks.metric = ? AND weeks.week = ?`;

/**
 * Writes the weeks that end with a night, or ended before it on Sundays without one, once its readings are written.
 *
 * @param before the last night before it; null for the first
 * @returns how many weeks ended
 */
export async function writeWeeks(tx: Transaction, night: Day, before: Day | null): Promise<number> {
  const sundays = sundaysOf(night, before);
  for (const sunday of sundays) {
    const nights = ages.map((age) => sunday - age);
    await tx.run(insertWeek, [sunday, ...readingColumns.map(() => sunday), ...nights, night]);
    const settled = sunday - settledDays;
    for (const { key } of allMetrics) await tx.run(settleWeek, [key, settled - 6, settled, key, settled]);
  }
  return sundays.length;
}

/** Takes a change of days into the weeks that are settled already: it comes very late, so there are few. */
export async function correctWeeks(tx: Transaction, changes: readonly DayChange[]): Promise<void> {
  const [last] = await tx.all<{ night: number | null }>('SELECT MAX(night) AS night FROM scores');
  if (last?.night == null) return;
  const until = lastSunday(last.night) - settledDays;
  const late = changes.filter(({ day, opened, occurred }) => day <= until && (opened !== 0 || occurred !== 0));
  for (const { seller, metric, day, opened, occurred } of late)
    await tx.run(
      `UPDATE weeks SET opened = COALESCE(opened, 0) + CAST(? AS INTEGER), occurred = COALESCE(occurred, 0) + CAST(? AS INTEGER)
       WHERE seller = ? AND metric = ? AND week = ?`,
      [opened, occurred, seller, metric, sundayOf(day)],
    );
}

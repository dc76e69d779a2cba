/** A seller's weeks of one metric, as a chart draws them. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Reading } from './night-rows.ts';
import { lastSunday, settledDays, sundayOf } from './weeks.ts';

export interface Week {
  /** The Sunday that ends it. */
  week: Day;
  rate: number | null;
  low: number | null;
  high: number | null;
  /** Null where the week has no reading. */
  state: Reading['state'] | null;
  /** Orders whose risk opened in it, and those of them that had an event. */
  orders: number;
  events: number;
}

const kept = `SELECT week, rate, low, high, state, COALESCE(opened, 0) AS orders, COALESCE(occurred, 0) AS events FROM weeks
  WHERE seller = ? AND metric = ? AND week >= ? AND week <= ? ORDER BY week`;

/** A stretch of days as a table: each day is then one look-up in the key, instead of a scan over all sellers. */
const counted = `WITH RECURSIVE days(day) AS
  (SELECT CAST(? AS INTEGER) UNION ALL SELECT day + 1 FROM days WHERE day < CAST(? AS INTEGER))
  SELECT c.day - (c.day + 3) % 7 + 6 AS week, SUM(c.opened) AS orders, SUM(c.occurred) AS events
  FROM days CROSS JOIN daily_counts c WHERE c.metric = ? AND c.day = days.day AND c.seller = ?
  GROUP BY c.day - (c.day + 3) % 7 + 6 ORDER BY week`;

/**
 * The weeks up to the one of the night, oldest first and without gaps. Weeks whose orders can still have events are counted
 * from their days, and so are those before the first that is kept: the history of a marketplace whose nights began later.
 */
export async function weeksOf(database: Database, seller: number, metric: string, night: Day, length: number) {
  const last = sundayOf(night);
  const first = last - 7 * (length - 1);
  const weeks = Array.from({ length }, (_, index): Week => ({ ...nothing, week: first + 7 * index }));
  const place = (week: Day) => weeks[(week - first) / 7];
  const rows = await database.read<Week>(kept, [seller, metric, first, night]);
  for (const row of rows) weeks[(row.week - first) / 7] = row;
  const count = async (from: Day, to: Day) => {
    if (from > to) return;
    const found = await database.read<Pick<Week, 'week' | 'orders' | 'events'>>(counted, [from, to, metric, seller]);
    for (const { week, orders, events } of found) Object.assign(place(week) ?? {}, { orders, events });
  };
  const settled = lastSunday(night) - settledDays;
  await count(first - 6, Math.min(settled, (rows[0]?.week ?? Infinity) - 7));
  await count(Math.max(settled + 1, first - 6), night);
  return weeks;
}

const nothing = { rate: null, low: null, high: null, state: null, orders: 0, events: 0 };

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

/** Days whose orders can still have events: those of the weeks that are not settled. */
const openDays = settledDays + 6;

/** Each day is one look-up in the key, instead of a scan over all sellers; added up here, as sorting them by week costs more. */
const counted = `SELECT day, opened, occurred FROM daily_counts
  WHERE metric = ? AND day IN (${Array.from({ length: openDays }, () => '?').join(', ')}) AND seller = ? ORDER BY day`;

/**
 * The weeks up to the one of the night, oldest first and without gaps. Weeks whose orders can still have events are counted
 * from their days, and so are those before the first that is kept: the history of a marketplace whose nights began later.
 */
export async function weeksOf(database: Database, seller: number, metric: string, night: Day, length: number) {
  const last = sundayOf(night);
  const first = last - 7 * (length - 1);
  const weeks = Array.from({ length }, (_, index): Week => ({ ...nothing, week: first + 7 * index }));
  const rows = await database.read<Week>(kept, [seller, metric, first, night]);
  for (const row of rows) weeks[(row.week - first) / 7] = row;
  const count = async (from: Day, to: Day) => {
    for (let begin = from; begin <= to; begin += openDays) {
      const days = Array.from({ length: openDays }, (_, index) => Math.min(begin + index, to));
      for (const { day, opened, occurred } of await database.read<DayCount>(counted, [metric, ...days, seller])) {
        const week = weeks[(sundayOf(day) - first) / 7];
        if (!week) continue;
        week.orders += opened;
        week.events += occurred;
      }
    }
  };
  const settled = lastSunday(night) - settledDays;
  await count(first - 6, Math.min(settled, (rows[0]?.week ?? Infinity) - 7));
  await count(Math.max(settled + 1, first - 6), night);
  return weeks;
}

interface DayCount {
  day: Day;
  opened: number;
  occurred: number;
}

const nothing = { rate: null, low: null, high: null, state: null, orders: 0, events: 0 };

/** Weeks that do not follow from what they sum up. */
import type { Read } from './read.ts';
import { settledDays, lastSunday } from './weeks.ts';

export interface WeekFault {
  seller: number;
  metric: string;
  week: number;
}

const ages = [6, 5, 4, 3, 2, 1, 0];
const told = 51;

const sum = (table: string, column: string) => ages.map((age) => `COALESCE(${table}${age}.${column}, 0)`).join(' + ');
const joins = (table: string, alias: string, day: string) =>
  ages
    .map(
      (age) =>
        `LEFT JOIN ${table} ${alias}${age} ON ${alias}${age}.${day} = w.week - ${age} AND ${alias}${age}.seller = w.seller AND ${alias}${age}.metric = w.metric`,
    )
    .join('\n     ');

/** Weeks whose observed or expected events are not those of the ledger on their nights. */
export const weeksBesideLedger = (read: Read): Promise<WeekFault[]> =>
  read<WeekFault>(
    `SELECT w.seller AS seller, w.metric AS metric, w.week AS week FROM weeks w
     ${joins('ledger', 'l', 'night')}
     WHERE w.observed <> ${sum('l', 'observed')} OR w.expected <> ${sum('l', 'expected')}
     ORDER BY w.seller, w.metric, w.week LIMIT ${told}`,
  );

/** Settled weeks whose orders and events are not those of their days. */
export async function weeksBesideDays(read: Read): Promise<WeekFault[]> {
  const [last] = await read<{ night: number | null }>('SELECT MAX(night) AS night FROM scores');
  if (last?.night == null) return [];
  return read<WeekFault>(
    `SELECT w.seller AS seller, w.metric AS metric, w.week AS week FROM weeks w
     ${joins('daily_counts', 'c', 'day')}
     WHERE w.week <= ? AND (COALESCE(w.opened, 0) <> ${sum('c', 'opened')} OR COALESCE(w.occurred, 0) <> ${sum('c', 'occurred')})
     ORDER BY w.seller, w.metric, w.week LIMIT ${told}`,
    [lastSunday(last.night) - settledDays],
  );
}

/** Sellers, markets and weeks whose orders are not those that were counted. */
export async function marketsBesideOrders(read: Read): Promise<{ seller: number; market: string; week: number }[]> {
  const kept = 'SELECT market, week, seller, orders FROM market_weeks WHERE orders <> 0';
  const counted = `SELECT c.market AS market, x.placed_day - (x.placed_day + 3) % 7 + 6 AS week, x.seller AS seller, COUNT(*) AS orders
    FROM outcomes x JOIN cells c ON c.id = x.cell WHERE c.market <> ''
    GROUP BY c.market, x.placed_day - (x.placed_day + 3) % 7 + 6, x.seller`;
  return read(
    `SELECT DISTINCT market, week, seller FROM (
       SELECT market, week, seller FROM (${kept} EXCEPT ${counted}) a
       UNION SELECT market, week, seller FROM (${counted} EXCEPT ${kept}) b
     ) f ORDER BY market, week, seller LIMIT ${told}`,
  );
}

/** Sundays' readings that are in no week, or in one with another rate. */
export const readingsBesideWeeks = (read: Read): Promise<WeekFault[]> =>
  read<WeekFault>(
    `SELECT r.seller AS seller, r.metric AS metric, r.night AS week FROM nights n
     JOIN readings r ON r.night = n.night
     LEFT JOIN weeks w ON w.seller = r.seller AND w.metric = r.metric AND w.week = r.night
     WHERE n.night % 7 = 3 AND r.exposure IS NOT NULL AND (w.week IS NULL OR COALESCE(w.rate, -1) <> COALESCE(r.rate, -1))
     ORDER BY r.night, r.seller, r.metric LIMIT ${told}`,
  );

/** How much a seller sells, and where: what a measure would take from it. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';

/** A stretch of days as a table: each day is then one look-up in the keys below, instead of a scan over all sellers. */
const days = `WITH RECURSIVE days(day) AS
  (SELECT CAST(? AS INTEGER) UNION ALL SELECT day + 1 FROM days WHERE day < CAST(? AS INTEGER))`;

/** Orders placed on each day of a stretch, the first day first; days without any are left out. */
export async function ordersByDay(database: Database, seller: number, from: Day, to: Day): Promise<number[]> {
  const rows = await database.read<{ placed: number }>(
    `${days} SELECT c.opened AS placed FROM days CROSS JOIN daily_counts c
     WHERE c.metric = 'cancellation' AND c.day = days.day AND c.seller = ? ORDER BY c.day`,
    [from, to, seller],
  );
  return rows.map(({ placed }) => placed);
}

/** Orders of one market and one category; '' is none told. */
export interface PlaceOrders {
  market: string;
  category: string;
  orders: number;
}

/** Orders placed in a stretch of days, by market and category. */
export const ordersByPlace = (database: Database, seller: number, from: Day, to: Day): Promise<PlaceOrders[]> =>
  database.read<PlaceOrders>(
    `${days} SELECT c.market AS market, c.category AS category, COUNT(*) AS orders
     FROM days CROSS JOIN outcomes x JOIN cells c ON c.id = x.cell
     WHERE x.placed_day = days.day AND x.seller = ?
     GROUP BY c.market, c.category ORDER BY c.market, c.category`,
    [from, to, seller],
  );

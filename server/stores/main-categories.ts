/** The category that most of a seller's orders are of. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

export interface CategoryCount {
  seller: number;
  category: string;
  orders: number;
}

/** Orders placed in a stretch of days, by seller and category; those without one are left out. */
export const categoryCounts = (read: Read, from: Day, to: Day): Promise<CategoryCount[]> =>
  read<CategoryCount>(
    `SELECT x.seller AS seller, c.category AS category, COUNT(*) AS orders
     FROM outcomes x JOIN cells c ON c.id = x.cell
     WHERE x.placed_day BETWEEN ? AND ? AND c.category <> ''
     GROUP BY x.seller, c.category ORDER BY x.seller, c.category`,
    [from, to],
  );

/** The night that last looked; null before the first. */
export async function categoriesFound(read: Read): Promise<Day | null> {
  const [row] = await read<{ night: number | null }>('SELECT MAX(night) AS night FROM main_categories');
  return row?.night ?? null;
}

export async function writeMainCategories(
  tx: Transaction,
  night: Day,
  found: readonly { seller: number; category: string }[],
): Promise<void> {
  const rows = found.map(({ seller, category }) => [seller, category, night]);
  const update = ['category', 'night'];
  await tx.insertMany('main_categories', ['seller', 'category', 'night'], rows, { key: ['seller'], update });
}

/** Orders whose risk of something opens on or after a day: those that a new benchmark concerns. */
import type { Day } from '../scoring/day.ts';
import type { Moments } from '../scoring/order.ts';
import type { Read } from './read.ts';

export interface OpeningOrder {
  order: number;
  seller: number;
  cell: number;
  moments: Moments;
}

const page = 50_000;
const columns = ['placed_day', 'due_day', 'delivered_day', 'settled_day', 'reviewed_day', 'reply_due_day'] as const;
type OpeningRow = Record<'order_key' | 'seller' | 'cell' | 'placed_day', number> &
  Record<Exclude<(typeof columns)[number], 'placed_day'>, number | null>;

export async function* openingsFrom(read: Read, day: Day): AsyncGenerator<OpeningOrder> {
  for (let after = 0; ;) {
    const rows = await read<OpeningRow>(
      `SELECT order_key, seller, cell, ${columns.join(', ')} FROM outcomes
       WHERE order_key > ? AND (${columns.map((column) => `${column} >= ?`).join(' OR ')}) ORDER BY order_key LIMIT ?`,
      [after, ...columns.map(() => day), page],
    );
    for (const row of rows)
      yield {
        order: row.order_key,
        seller: row.seller,
        cell: row.cell,
        moments: {
          placed: row.placed_day,
          due: row.due_day,
          delivered: row.delivered_day,
          settled: row.settled_day,
          reviewed: row.reviewed_day,
          replyDue: row.reply_due_day,
        },
      };
    if (rows.length < page) return;
    after = rows.at(-1)!.order_key;
  }
}

/** What incidents take orders out of, as `order metric`. */
export async function excusedOrders(read: Read): Promise<Set<string>> {
  const rows = await read<{ order: number; metric: string }>(
    'SELECT order_key AS "order", metric FROM order_events WHERE incident IS NOT NULL ORDER BY order_key, metric',
  );
  return new Set(rows.map(({ order, metric }) => `${order} ${metric}`));
}

/** The orders behind a figure: events of one seller and metric whose order opened its risk within the window. */
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

const inWindow = `WHERE e.seller = ? AND e.metric = ? AND e.retracted IS NULL AND e.day > ? AND e.day <= ? AND e.opened_day > ?`;

/**
 * From how many different buyers they come. An order whose buyer is unknown counts as a buyer of its own, and so does a mystery
 * order: each is a device drawn at random.
 */
export async function distinctBuyers(read: Read, seller: number, metric: string, after: Day, until: Day) {
  const [row] = await read<{ buyers: number }>(
    `SELECT COUNT(DISTINCT COALESCE('b' || o.buyer_ref, 'o' || o.order_id, 'm' || CAST(e.order_key AS TEXT))) AS buyers
     FROM order_events e LEFT JOIN orders o ON o.id = e.order_key ${inWindow}`,
    [seller, metric, after, until, after],
  );
  return row?.buyers ?? 0;
}

/** The source's ids of the orders, newest event first. */
export async function ordersBehind(
  read: Read,
  seller: number,
  metric: string,
  after: Day,
  until: Day,
  limit: number,
): Promise<{ orderId: string; day: Day }[]> {
  return read<{ orderId: string; day: Day }>(
    `SELECT o.order_id AS "orderId", e.day AS day FROM order_events e JOIN orders o ON o.id = e.order_key ${inWindow}
     ORDER BY e.day DESC, o.order_id LIMIT ?`,
    [seller, metric, after, until, after, limit],
  );
}

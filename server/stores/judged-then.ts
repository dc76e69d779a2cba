/** What a night could know of a seller besides the ledger, asked long after: what was taken back later still counted then. */
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

/** The days after which events count, up to which they count, and the night that judged them. */
export interface Then {
  after: Day;
  until: Day;
  night: Day;
}

const counted = `e.seller = ? AND e.metric = ? AND e.day <= ? AND e.opened_day > ? AND (e.retracted IS NULL OR e.retracted > ?)`;

/** From how many different buyers the events of a window came; an order whose buyer is unknown counts as a buyer of its own. */
export async function buyersThen(read: Read, seller: number, metric: string, { after, until, night }: Then) {
  const [row] = await read<{ buyers: number }>(
    `SELECT COUNT(DISTINCT COALESCE('b' || o.buyer_ref, 'o' || o.order_id)) AS buyers
     FROM order_events e JOIN orders o ON o.id = e.order_key WHERE ${counted} AND e.day > ?`,
    [seller, metric, until, after, night, after],
  );
  return row?.buyers ?? 0;
}

/** How many events of a window there were. */
export async function eventsThen(read: Read, seller: number, metric: string, { after, until, night }: Then) {
  const [row] = await read<{ events: number }>(
    `SELECT COUNT(*) AS events FROM order_events e WHERE ${counted} AND e.opened_day <= ?`,
    [seller, metric, until, after, night, until],
  );
  return row?.events ?? 0;
}

/** The instants at which a seller's standing returns were opened, day of the order by day of the order: never all returns of the marketplace. */
export async function returnInstants(read: Read, seller: number): Promise<number[]> {
  const rows = await read<{ opened: number }>(
    `SELECT t.opened_at AS opened
     FROM (SELECT day FROM feed_days WHERE feed = 'orders') d
     CROSS JOIN outcomes u JOIN orders o ON o.id = u.order_key JOIN returns t ON t.order_id = o.order_id
     WHERE u.placed_day = d.day AND u.seller = ? AND t.withdrawn_at IS NULL ORDER BY t.opened_at, t.id`,
    [seller],
  );
  return rows.map(({ opened }) => opened);
}

/** How many orders each seller received on a day. */
export async function placedOn(read: Read, day: Day): Promise<{ seller: number; orders: number }[]> {
  return read(
    "SELECT seller, opened AS orders FROM daily_counts WHERE metric = 'cancellation' AND day = ? AND opened > 0 ORDER BY seller",
    [day],
  );
}

export interface RecommendedThen {
  seller: number;
  level: string;
  since: Day;
  closed: Day | null;
}

/** What the nights of a stretch really recommended, or had recommended before and not ended. */
export async function recommendedThen(read: Read, from: Day, to: Day): Promise<RecommendedThen[]> {
  return read<RecommendedThen>(
    `SELECT seller, level, since, closed FROM recommendations
     WHERE since <= ? AND (closed IS NULL OR closed > ?) ORDER BY seller, since, id`,
    [to, from],
  );
}

/** The orders behind a figure: one seller's events of one metric, and what happened with each. */
import type { Database, Value } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { inStretches, listLength, marks } from './in-list.ts';

export interface OrderBehind {
  orderId: string;
  day: Day;
  openedDay: Day;
  orderedAt: number;
  market: string | null;
  category: string | null;
  grade: string | null;
  cancelledAt: number | null;
  cancelledBy: string | null;
}

/** Events entered up to `night`, not taken back since, of orders whose risk opened from `from` to `to`. */
export interface Behind {
  seller: number;
  metric: string;
  from: Day;
  to: Day;
  night: Day;
}

const where = `e.seller = ? AND e.metric = ? AND e.day >= ? AND e.opened_day BETWEEN ? AND ?
  AND e.posted IS NOT NULL AND e.posted <= ? AND e.retracted IS NULL`;

const values = ({ seller, metric, from, to, night }: Behind): Value[] => [seller, metric, from, from, to, night];

export async function countBehind(database: Database, behind: Behind): Promise<number> {
  const [row] = await database.read<{ events: number }>(
    `SELECT COUNT(*) AS events FROM order_events e WHERE ${where}`,
    values(behind),
  );
  return row?.events ?? 0;
}

/** A page of them (of 50), the latest first. */
export async function ordersBehind(database: Database, behind: Behind, page: number): Promise<OrderBehind[]> {
  return database.read<OrderBehind>(`${selection} LIMIT ? OFFSET ?`, [
    ...values(behind),
    listLength,
    (page - 1) * listLength,
  ]);
}

/** All of them, for an export. */
export async function allOrdersBehind(database: Database, behind: Behind): Promise<OrderBehind[]> {
  return database.read<OrderBehind>(selection, values(behind));
}

const selection = `SELECT o.order_id AS "orderId", e.day AS day, e.opened_day AS "openedDay", o.ordered_at AS "orderedAt",
    o.market AS market, o.category AS category, o.grade AS grade, o.cancelled_at AS "cancelledAt",
    o.cancelled_by AS "cancelledBy"
  FROM order_events e JOIN orders o ON o.id = e.order_key
  WHERE ${where} ORDER BY e.day DESC, e.order_key DESC`;

/** What the feeds say of an order beyond its own row. */
export interface OrderStory {
  delivery?: { promisedDay: Day | null; deliveredAt: number | null; carrier: string | null };
  review?: { rating: number; reviewedAt: number; title: string | null; body: string | null };
  complaint?: { openedAt: number; reason: string | null; fault: string | null; resolution: string | null };
  return?: { openedAt: number; reason: string | null; fault: string | null; resolution: string | null };
}

type Told<Key extends keyof OrderStory> = NonNullable<OrderStory[Key]> & { orderId: string };

/** The first row of each kind counts; later ones of the same order are left to the order's own page. */
export async function orderStories(database: Database, orderIds: readonly string[]): Promise<Map<string, OrderStory>> {
  const stories = new Map<string, OrderStory>(orderIds.map((orderId) => [orderId, {}]));
  const tell = async <Key extends keyof OrderStory>(key: Key, sql: string) => {
    for (const { orderId, ...told } of await inStretches(orderIds, (list) => database.read<Told<Key>>(sql, list))) {
      const story = stories.get(orderId);
      if (story && !story[key]) Object.assign(story, { [key]: told });
    }
  };
  await tell(
    'delivery',
    `SELECT order_id AS "orderId", promised_day AS "promisedDay", delivered_at AS "deliveredAt", carrier
     FROM deliveries WHERE order_id IN (${marks}) ORDER BY id`,
  );
  await tell(
    'review',
    `SELECT order_id AS "orderId", rating, reviewed_at AS "reviewedAt", title, body FROM reviews
     WHERE order_id IN (${marks}) AND withdrawn_at IS NULL ORDER BY reviewed_at, review_id`,
  );
  await tell(
    'complaint',
    `SELECT order_id AS "orderId", opened_at AS "openedAt", reason, fault, resolution FROM complaints
     WHERE order_id IN (${marks}) AND withdrawn_at IS NULL ORDER BY opened_at, complaint_id`,
  );
  await tell(
    'return',
    `SELECT order_id AS "orderId", opened_at AS "openedAt", reason, fault, resolution FROM returns
     WHERE order_id IN (${marks}) AND withdrawn_at IS NULL ORDER BY opened_at, return_id`,
  );
  return stories;
}

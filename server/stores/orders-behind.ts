/** The orders behind a figure: one seller's events of one metric, and what happened with each. */
import type { Database, Value } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { effectiveVerdict } from './effective-verdict.ts';
import { inStretches, marks } from './in-list.ts';

export interface PlacedOrder {
  orderId: string;
  orderedAt: number;
  market: string | null;
  category: string | null;
  grade: string | null;
  cancelledAt: number | null;
  cancelledBy: string | null;
}

/** With the day that counts it, and the day its risk opened. */
export interface OrderBehind extends PlacedOrder {
  day: Day;
  openedDay: Day;
}

/** What `night` knew of the events up to the day `until`, of orders whose risk opened from `from` to `to`. */
export interface Behind {
  seller: number;
  metric: string;
  from: Day;
  to: Day;
  until: Day;
  night: Day;
  /** Only what the ledger entered from this night on; left out: whenever it did, and what it has passed over. */
  enteredFrom?: Day;
}

/**
 * Exactly the events that a reading counts. Days in a gap of a feed are never posted, but what is known of them counts in the
 * window; on posted days an event without a night came after this one.
 */
const where = `e.seller = ? AND e.metric = ? AND e.day BETWEEN ? AND ? AND e.opened_day BETWEEN ? AND ?
  AND (e.retracted IS NULL OR e.retracted > ?) AND (e.posted <= ? OR (e.posted IS NULL
    AND e.day NOT IN (SELECT p.day FROM posted_days p WHERE p.metric = ? AND p.night <= ?)))
  AND COALESCE(e.posted, -1) >= ?`;

const values = ({ seller, metric, from, to, until, night, enteredFrom = -1 }: Behind): Value[] => [
  ...[seller, metric, from, until, from, to],
  ...[night, night, metric, night, enteredFrom],
];

export async function countBehind(database: Database, behind: Behind): Promise<number> {
  const [row] = await database.read<{ events: number }>(
    `SELECT COUNT(*) AS events FROM order_events e WHERE ${where}`,
    values(behind),
  );
  return row?.events ?? 0;
}

/** Orders on one page. */
export const ordersOnPage = 20;

/** A page of them, the latest first. */
export async function ordersBehind(database: Database, behind: Behind, page: number): Promise<OrderBehind[]> {
  return database.read<OrderBehind>(`${selection} LIMIT ? OFFSET ?`, [
    ...values(behind),
    ordersOnPage,
    (page - 1) * ordersOnPage,
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
  complaint?: {
    openedAt: number;
    firstReplyAt: number | null;
    closedAt: number | null;
    reason: string | null;
    fault: string | null;
    resolution: string | null;
  };
  return?: {
    openedAt: number;
    closedAt: number | null;
    reason: string | null;
    fault: string | null;
    resolution: string | null;
  };
  /** The lab has revealed that it was the buyer. */
  inspection?: { draw: string; verdict: string | null; revealedOn: string; correctedOn: string | null };
}

type Told<Key extends keyof OrderStory> = NonNullable<OrderStory[Key]> & { orderId: string };

/** The first row of each kind counts; later ones of the same order are left to the order's own page. */
export async function orderStories(
  database: Database,
  orderIds: readonly string[],
  kinds: readonly (keyof OrderStory)[] = ['delivery', 'review', 'complaint', 'return', 'inspection'],
): Promise<Map<string, OrderStory>> {
  const stories = new Map<string, OrderStory>(orderIds.map((orderId) => [orderId, {}]));
  const tell = async <Key extends keyof OrderStory>(key: Key, sql: string) => {
    if (!kinds.includes(key)) return;
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
    `SELECT order_id AS "orderId", opened_at AS "openedAt", first_reply_at AS "firstReplyAt", closed_at AS "closedAt", reason,
       fault, resolution FROM complaints
     WHERE order_id IN (${marks}) AND withdrawn_at IS NULL ORDER BY opened_at, complaint_id`,
  );
  await tell(
    'return',
    `SELECT order_id AS "orderId", opened_at AS "openedAt", closed_at AS "closedAt", reason, fault, resolution FROM returns
     WHERE order_id IN (${marks}) AND withdrawn_at IS NULL ORDER BY opened_at, return_id`,
  );
  await tell(
    'inspection',
    `SELECT order_id AS "orderId", draw, ${effectiveVerdict} AS verdict, revealed_on AS "revealedOn",
       corrected_on AS "correctedOn" FROM mystery_orders
     WHERE order_id IN (${marks}) AND revealed_on IS NOT NULL AND withdrawn_on IS NULL ORDER BY revealed_on, id`,
  );
  return stories;
}

/** Orders of a seller by their ids, in that order: those that a snapshot has frozen. Unknown ones are left out. */
export async function ordersNamed(
  database: Database,
  seller: number,
  orderIds: readonly string[],
): Promise<PlacedOrder[]> {
  const rows = await inStretches(orderIds, (list) =>
    database.read<PlacedOrder>(
      `SELECT o.order_id AS "orderId", o.ordered_at AS "orderedAt", o.market AS market, o.category AS category,
         o.grade AS grade, o.cancelled_at AS "cancelledAt", o.cancelled_by AS "cancelledBy"
       FROM orders o WHERE o.order_id IN (${marks}) AND o.seller = ? ORDER BY o.id`,
      [...list, seller],
    ),
  );
  const found = new Map(rows.map((row) => [row.orderId, row]));
  return orderIds.flatMap((orderId) => found.get(orderId) ?? []);
}

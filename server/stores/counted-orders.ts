/** Everything that a seller's figures count, for the seller to count it again: orders, test orders, devices, and their events. */
import type { Day } from '../scoring/day.ts';
import type { Moments } from '../scoring/order.ts';
import { effectiveVerdict } from './effective-verdict.ts';
import type { Read } from './read.ts';

/** An order with the days on which its risks open; null: not (yet, or ever). '' stands for unknown. */
export interface CountedOrder extends Moments {
  orderId: string;
  market: string;
  category: string;
  grade: string;
  promised: Day | null;
  carrier: string | null;
  cancelledBy: string | null;
}

/** Orders of so many days are read at once: a large seller has a thousand a day and more, and others want their pages meanwhile. */
const daysAtOnce = 5;

/** In the order of the days on which they were placed: one look-up for each day, whatever the marketplace has. */
export async function* countedOrders(read: Read, seller: number): AsyncGenerator<CountedOrder[]> {
  const [row] = await read<{ first: Day | null; last: Day | null }>(
    'SELECT MIN(placed_day) AS first, MAX(placed_day) AS last FROM outcomes',
  );
  if (row?.first == null || row.last === null) return;
  for (let from = row.first; from <= row.last; from += daysAtOnce) {
    const rows = await read<CountedOrder>(selectOrders, [from, Math.min(row.last, from + daysAtOnce - 1), seller]);
    if (rows.length > 0) yield rows;
  }
}

const selectOrders = `WITH RECURSIVE days(day) AS
    (SELECT CAST(? AS INTEGER) UNION ALL SELECT day + 1 FROM days WHERE day < CAST(? AS INTEGER))
  SELECT o.order_id AS "orderId", k.market AS market, k.category AS category, k.grade AS grade, c.placed_day AS placed,
    c.due_day AS due, c.delivered_day AS delivered, c.settled_day AS settled, c.reviewed_day AS reviewed,
    c.reply_due_day AS "replyDue", d.promised_day AS promised, d.carrier AS carrier, o.cancelled_by AS "cancelledBy"
  FROM days CROSS JOIN outcomes c JOIN orders o ON o.id = c.order_key JOIN cells k ON k.id = c.cell
    LEFT JOIN deliveries d ON d.order_id = o.order_id
  WHERE c.placed_day = days.day AND c.seller = ? ORDER BY c.placed_day, c.order_key`;

/** A revealed test order that was drawn at random: no other is in a rate. Named by its number. */
export interface CountedInspection {
  id: number;
  orderId: string | null;
  revealed: string;
}

export async function countedTestOrders(read: Read, seller: number): Promise<CountedInspection[]> {
  return read<CountedInspection>(
    `SELECT id, order_id AS "orderId", revealed_on AS revealed FROM mystery_orders
     WHERE seller = ? AND draw = 'random' AND revealed_on IS NOT NULL AND counted_on IS NOT NULL AND withdrawn_on IS NULL
       AND ${effectiveVerdict} IS NOT NULL ORDER BY id`,
    [seller],
  );
}

/** A used device that the seller bought, with the days on which its risks open. Instants in seconds, money in minor units. */
export interface CountedDevice {
  tradeInId: string;
  offerMinor: number | null;
  counterOfferMinor: number | null;
  currency: string | null;
  inspectedAt: number | null;
  paidAt: number | null;
  sentBackAt: number | null;
  received: Day | null;
  inspectionDue: Day | null;
  paymentDue: Day | null;
  sendBackDue: Day | null;
}

export async function countedDevices(read: Read, seller: number): Promise<CountedDevice[]> {
  return read<CountedDevice>(
    `SELECT t.trade_in_id AS "tradeInId", t.offer_minor AS "offerMinor", t.counter_offer_minor AS "counterOfferMinor",
       t.currency AS currency, t.inspected_at AS "inspectedAt", t.paid_at AS "paidAt", t.sent_back_at AS "sentBackAt",
       c.received_day AS received, c.inspection_due_day AS "inspectionDue",
       c.payment_due_day AS "paymentDue", c.send_back_due_day AS "sendBackDue"
     FROM trade_ins t JOIN trade_in_outcomes c ON c.trade_in = t.id WHERE t.seller = ? ORDER BY t.id`,
    [seller],
  );
}

/** An event, also one that counts no longer, under the name of what it is the event of. */
export interface CountedEvent {
  id: string;
  day: Day;
  opened: Day;
  /** The night whose ledger counted it. */
  posted: Day | null;
  /** The night that took it out again. */
  retracted: Day | null;
  /** A declared incident is why. */
  incident: number | null;
}

export async function countedEvents(read: Read, seller: number, metric: string): Promise<CountedEvent[]> {
  return read<CountedEvent>(
    `SELECT COALESCE(o.order_id, t.trade_in_id, CAST(-e.order_key AS TEXT)) AS id, e.day AS day, e.opened_day AS opened,
       e.posted AS posted, e.retracted AS retracted, e.incident AS incident
     FROM order_events e LEFT JOIN orders o ON o.id = e.order_key
       LEFT JOIN trade_ins t ON t.id = -e.order_key AND e.metric <> 'inspection'
     WHERE e.seller = ? AND e.metric = ? ORDER BY e.day, e.order_key`,
    [seller, metric],
  );
}

/** Which night posted which day of each metric, as far as the night `until` knew. */
export async function postedUntil(read: Read, until: Day): Promise<{ metric: string; day: Day; night: Day }[]> {
  return read('SELECT metric, day, night FROM posted_days WHERE night <= ? ORDER BY metric, day', [until]);
}

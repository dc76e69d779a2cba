/** What each order was last counted as: the days its risks opened and its events. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Moments } from '../scoring/order.ts';
import { filled, marks } from './order-facts.ts';
import type { Read } from './read.ts';

export interface OutcomeOf<M> {
  seller: number;
  /** Our id of its category × grade × market. */
  cell: number;
  moments: M;
}
export type StoredOutcome = OutcomeOf<Moments>;

export interface OrderEvent {
  seller: number;
  metric: string;
  day: Day;
  order: number;
  opened: Day;
  /** The night whose ledger counted it. */
  posted: Day | null;
  /** The night that learned that it does not count after all. */
  retracted: Day | null;
  /** The declared incident that excuses it. */
  incident: number | null;
}

const outcomeColumns =
  'order_key seller placed_day due_day delivered_day settled_day reviewed_day reply_due_day cell'.split(' ');
const eventKey = ['seller', 'metric', 'day', 'order_key'];
const eventColumns = [...eventKey, 'opened_day', 'posted', 'retracted', 'incident'];

const selectOutcomes = `SELECT ${outcomeColumns.join(', ')} FROM outcomes WHERE order_key IN (${marks}) ORDER BY order_key`;
const selectEvents = `SELECT ${eventColumns.join(', ')} FROM order_events WHERE order_key IN (${marks})
  ORDER BY order_key, metric, day, seller`;

type OutcomeRow = Record<'order_key' | 'seller' | 'placed_day' | 'cell', number> &
  Record<'due_day' | 'delivered_day' | 'settled_day' | 'reviewed_day' | 'reply_due_day', number | null>;
type EventRow = Record<'seller' | 'day' | 'order_key' | 'opened_day', number> & {
  metric: string;
  posted: number | null;
  retracted: number | null;
  incident: number | null;
};

export async function storedOutcomes(read: Read, keys: readonly number[]): Promise<Map<number, StoredOutcome>> {
  const rows = await read<OutcomeRow>(selectOutcomes, filled(keys));
  return new Map(rows.map((row) => [row.order_key, outcomeIn(row)]));
}

const openingColumns = outcomeColumns.slice(2, -1);
const selectOpenings = `SELECT ${outcomeColumns.join(', ')} FROM outcomes
  WHERE order_key > ? AND (${openingColumns.map((column) => `${column} >= ?`).join(' OR ')}) ORDER BY order_key LIMIT ?`;
const openingsAtOnce = 50_000;

/** Orders of which a risk opens on or after a day: those that a new benchmark concerns. */
export async function* openingsFrom(read: Read, day: Day): AsyncGenerator<StoredOutcome & { order: number }> {
  for (let after = 0; ;) {
    const rows = await read<OutcomeRow>(selectOpenings, [after, ...openingColumns.map(() => day), openingsAtOnce]);
    for (const row of rows) yield { order: row.order_key, ...outcomeIn(row) };
    if (rows.length < openingsAtOnce) return;
    after = rows.at(-1)!.order_key;
  }
}

const outcomeIn = (row: OutcomeRow): StoredOutcome => ({
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
});

/** What incidents take orders out of, as `order metric`. */
export async function excusedOrders(read: Read): Promise<Set<string>> {
  const rows = await read<{ order: number; metric: string }>(
    'SELECT order_key AS "order", metric FROM order_events WHERE incident IS NOT NULL ORDER BY order_key, metric',
  );
  return new Set(rows.map(({ order, metric }) => `${order} ${metric}`));
}

export async function storedEvents(read: Read, keys: readonly number[]): Promise<Map<number, OrderEvent[]>> {
  const events = new Map<number, OrderEvent[]>();
  for (const row of await read<EventRow>(selectEvents, filled(keys))) {
    const { seller, metric, day, order_key: order, opened_day: opened, posted, retracted, incident } = row;
    const event = { seller, metric, day, order, opened, posted, retracted, incident };
    const known = events.get(order);
    if (known) known.push(event);
    else events.set(order, [event]);
  }
  return events;
}

export async function writeOutcomes(
  tx: Transaction,
  outcomes: readonly (StoredOutcome & { order: number })[],
): Promise<void> {
  const rows = outcomes.map(({ order, seller, cell, moments }) => [
    order,
    seller,
    moments.placed,
    moments.due,
    moments.delivered,
    moments.settled,
    moments.reviewed,
    moments.replyDue,
    cell,
  ]);
  await tx.insertMany('outcomes', outcomeColumns, rows, { key: ['order_key'], update: outcomeColumns.slice(1) });
}

export async function writeEvents(tx: Transaction, events: readonly OrderEvent[]): Promise<void> {
  const rows = events.map((event) => [
    event.seller,
    event.metric,
    event.day,
    event.order,
    event.opened,
    event.posted,
    event.retracted,
    event.incident,
  ]);
  await tx.insertMany('order_events', eventColumns, rows, { key: eventKey, update: eventColumns.slice(4) });
}

/** An event that no night has posted leaves no trace. */
export async function deleteEvents(tx: Transaction, events: readonly OrderEvent[]): Promise<void> {
  for (const { seller, metric, day, order } of events) {
    await tx.run('DELETE FROM order_events WHERE seller = ? AND metric = ? AND day = ? AND order_key = ?', [
      seller,
      metric,
      day,
      order,
    ]);
  }
}

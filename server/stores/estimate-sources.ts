/** What estimates are made from: delays of events, weeks of sellers, orders by cell. Whole counts; TypeScript does the rest. */
import type { Database } from '../../db/connect.ts';
import type { Moment } from '../scoring/order.ts';
import type { DelayCount } from '../scoring/delay-estimate.ts';
import { monthOf, type Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

/** Events of each metric by the day their order's risk opened and their age, of orders opened after a day. */
export async function delayCounts(read: Read, after: Day): Promise<Map<string, DelayCount[]>> {
  const rows = await read<DelayCount & { metric: string }>(
    `SELECT metric, opened_day AS opened, day - opened_day AS age, COUNT(*) AS events FROM order_events
     WHERE retracted IS NULL AND opened_day > ? GROUP BY metric, opened_day, day - opened_day
     ORDER BY metric, opened_day, day - opened_day`,
    [after],
  );
  return Map.groupBy(rows, ({ metric }) => metric);
}

/** Events of a metric that count, of orders whose risk opened after a day: so many a curve could be estimated from. */
export async function eventsKnown(database: Database, metric: string, after: Day): Promise<number> {
  const [row] = await database.read<{ events: number }>(
    'SELECT COUNT(*) AS events FROM order_events WHERE metric = ? AND retracted IS NULL AND opened_day > ?',
    [metric, after],
  );
  return row?.events ?? 0;
}

/** A seller's last weeks of one metric, oldest first. */
export interface SellerWeeks {
  metric: string;
  observed: number[];
  expected: number[];
}

const sellersAtOnce = 1_000;

/** The weeks that end after one day and up to another, seller by seller in the order of our ids. */
export async function* sellerWeeks(read: Read, after: Day, until: Day): AsyncGenerator<SellerWeeks> {
  const [last] = await read<{ seller: number | null }>('SELECT MAX(seller) AS seller FROM weeks');
  for (let from = 0; from <= (last?.seller ?? -1); from += sellersAtOnce) {
    const rows = await read<{ seller: number; metric: string; observed: number; expected: number }>(
      `SELECT seller, metric, observed, expected FROM weeks
       WHERE seller >= ? AND seller < ? AND week > ? AND week <= ? ORDER BY seller, metric, week`,
      [from, from + sellersAtOnce, after, until],
    );
    for (const weeks of Map.groupBy(rows, ({ seller, metric }) => `${seller} ${metric}`).values())
      yield {
        metric: weeks[0]!.metric,
        observed: weeks.map(({ observed }) => observed),
        expected: weeks.map(({ expected }) => expected),
      };
  }
}

export interface CellCount {
  seller: number;
  cell: number;
  /** 1 to 12, of the day the risk opened; null where months are not asked for. */
  month: number | null;
  orders: number;
  events: number;
}

const momentColumns: Record<Moment, string> = {
  placed: 'placed_day',
  due: 'due_day',
  delivered: 'delivered_day',
  settled: 'settled_day',
  reviewed: 'reviewed_day',
  replyDue: 'reply_due_day',
};

/** Of orders placed after one day and up to another, whose risk of a metric has opened by a third. */
export interface CellStretch {
  metric: string;
  base: Moment;
  after: Day;
  until: Day;
  openedBy: Day;
}

/** Orders and events by cell and seller. What an incident excuses is in neither. */
export async function cellCounts(read: Read, stretch: CellStretch, monthly: boolean): Promise<CellCount[]> {
  const { metric, base, after, until, openedBy } = stretch;
  const opened = `o.${momentColumns[base]}`;
  const place = `o.seller, o.cell${monthly ? `, ${opened}` : ''}`;
  const columns = `o.seller AS seller, o.cell AS cell, ${monthly ? opened : 'CAST(NULL AS INTEGER)'} AS day`;
  const within = 'o.placed_day > ? AND o.placed_day <= ?';
  const orders = await read<CountRow>(
    `SELECT ${columns}, COUNT(*) AS count FROM outcomes o WHERE ${within} AND ${opened} <= ?
     AND NOT EXISTS (SELECT 1 FROM order_events e WHERE e.order_key = o.order_key AND e.metric = ? AND e.incident IS NOT NULL)
     GROUP BY ${place} ORDER BY ${place}`,
    [after, until, openedBy, metric],
  );
  const events = await read<CountRow>(
    `SELECT ${columns}, COUNT(*) AS count FROM order_events e JOIN outcomes o ON o.order_key = e.order_key
     WHERE e.metric = ? AND e.retracted IS NULL AND e.seller = o.seller AND ${within} AND ${opened} <= ?
     GROUP BY ${place} ORDER BY ${place}`,
    [metric, after, until, openedBy],
  );
  const counts = new Map<string, CellCount>();
  const of = ({ seller, cell, day }: CountRow): CellCount => {
    const month = day === null ? null : monthOf(day);
    const key = `${seller} ${cell} ${month}`;
    let count = counts.get(key);
    if (!count) counts.set(key, (count = { seller, cell, month, orders: 0, events: 0 }));
    return count;
  };
  for (const row of orders) of(row).orders += row.count;
  for (const row of events) of(row).events += row.count;
  return [...counts.values()];
}

interface CountRow {
  seller: number;
  cell: number;
  day: Day | null;
  count: number;
}

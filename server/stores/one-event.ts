/** Single events of a seller that the ledger counts: to see what it would be without one of them. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';

export interface CountedEvent {
  metric: string;
  orderId: string;
  /** Our own key of the order. */
  order: number;
  day: Day;
  /** The night that counted it. */
  posted: Day;
}

const counted = `SELECT e.metric AS metric, o.order_id AS "orderId", o.id AS "order", e.day AS day, e.posted AS posted
  FROM order_events e JOIN orders o ON o.id = e.order_key`;

/** The latest of each metric, as the night counts them. */
export async function latestEvents(
  database: Database,
  seller: number,
  metrics: readonly string[],
  night: Day,
  most: number,
): Promise<CountedEvent[]> {
  const found: CountedEvent[] = [];
  for (const metric of metrics)
    found.push(
      ...(await database.read<CountedEvent>(
        `${counted} WHERE e.seller = ? AND e.metric = ? AND e.retracted IS NULL AND e.posted <= ?
         ORDER BY e.day DESC, e.order_key DESC LIMIT ?`,
        [seller, metric, night, most],
      )),
    );
  return found;
}

/** The events of one order that the night counts, by metric. None if the order is not the seller's. */
export async function eventsOfOrder(database: Database, seller: number, orderId: string, night: Day) {
  const rows = await database.read<CountedEvent>(
    `${counted} WHERE o.order_id = ? AND e.seller = ? AND e.retracted IS NULL AND e.posted <= ? ORDER BY e.metric, e.day`,
    [orderId, seller, night],
  );
  return new Map(rows.map((row) => [row.metric, row]));
}

/** How many of a metric's events each night after `after` counted, and still counts, oldest first. */
export const countedNights = (database: Database, seller: number, metric: string, after: Day, night: Day) =>
  database.read<{ night: Day; events: number }>(
    `SELECT posted AS night, COUNT(*) AS events FROM order_events
     WHERE seller = ? AND metric = ? AND retracted IS NULL AND posted > ? AND posted <= ? GROUP BY posted ORDER BY posted`,
    [seller, metric, after, night],
  );

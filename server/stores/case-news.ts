/** Why a case stands in the queue tonight: the newest orders that the night counted, and the case that went before. */
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { filled, inStretches, listLength, marks } from './in-list.ts';
import type { Read } from './read.ts';

/** An order that counts as an event of a metric. */
export interface NewOrder {
  orderId: string;
  /** The day on which its risk opened: the week of that day lists it. */
  openedDay: Day;
  /** The day of the event. */
  day: Day;
  /** Whether it was the night in question that counted it. */
  tonight: boolean;
}

/** Orders named for each seller and metric; the rest is a number. */
const namedOrders = 3;

/** Days back: further than a night reaches for days that it posts late. */
const lookBack = 45;

export interface AskedNews {
  seller: number;
  metric: string;
}

/** By `seller metric`: those of the night first, then the newest. Mystery orders and trade-ins are no orders and are never in it. */
export async function newestOrders(
  read: Read,
  asked: readonly AskedNews[],
  night: Day,
): Promise<Map<string, NewOrder[]>> {
  const found = new Map<string, NewOrder[]>();
  for (let start = 0; start < asked.length; start += listLength) {
    const some = filled(asked.slice(start, start + listLength).map((_one, index) => start + index));
    const values = some.flatMap((index) => {
      const { seller, metric } = asked[index]!;
      return [seller, metric, night - lookBack, night, night, night, night];
    });
    const rows = await read<Omit<NewOrder, 'tonight'> & { seller: number; metric: string; posted: Day }>(
      newest,
      values,
    );
    for (const { seller, metric, posted, ...order } of rows) {
      const key = `${seller} ${metric}`;
      const known = found.get(key) ?? [];
      // A list that is filled up names its last pair again.
      if (known.some(({ orderId }) => orderId === order.orderId)) continue;
      found.set(key, [...known, { ...order, tonight: posted === night }]);
    }
  }
  return found;
}

/** One look-up by key for each pair, in one query: a scan over all events of busy sellers would take longer than the page. */
const newestOfPair = `SELECT * FROM (SELECT e.seller AS seller, e.metric AS metric, o.order_id AS "orderId", e.day AS day,
    e.opened_day AS "openedDay", e.posted AS posted, e.order_key AS sequence
  FROM order_events e JOIN orders o ON o.id = e.order_key
  WHERE e.seller = ? AND e.metric = ? AND e.day BETWEEN ? AND ? AND e.posted <= ? AND (e.retracted IS NULL OR e.retracted > ?)
  ORDER BY CASE WHEN e.posted = ? THEN 0 ELSE 1 END, e.day DESC, e.order_key DESC LIMIT ${namedOrders}) pair`;

const newest = `${Array.from({ length: listLength }, () => newestOfPair).join(' UNION ALL ')}
  ORDER BY seller, metric, posted DESC, day DESC, sequence DESC`;

/** A case of the same seller that ended on the night when another one began. */
export interface FormerCase {
  id: number;
  level: ThresholdLevel;
  since: Day;
  snoozedUntil: string | null;
}

/** By `seller night`. */
export async function formerCases(read: Read, sellers: readonly number[]): Promise<Map<string, FormerCase>> {
  const rows = await inStretches(sellers, (list) =>
    read<FormerCase & { seller: number; closed: Day }>(
      `SELECT id, seller, level, since, closed, snoozed_until AS "snoozedUntil" FROM recommendations
       WHERE seller IN (${marks}) AND state = 'ended' AND closed IS NOT NULL ORDER BY seller, closed, id`,
      list,
    ),
  );
  return new Map(rows.map(({ seller, closed, ...former }) => [`${seller} ${closed}`, former]));
}

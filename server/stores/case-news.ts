/** Why a case stands in the queue tonight: the newest orders that the night counted, and the case that went before. */
import type { Day } from '../scoring/day.ts';
import { metrics } from '../scoring/metrics/index.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { inStretches, marks } from './in-list.ts';
import type { Read } from './read.ts';

/** An order that the night counted as an event of a metric. */
export interface NewOrder {
  orderId: string;
  /** The day on which its risk opened: the week of that day lists it. */
  openedDay: Day;
}

/** Orders named for each seller and metric; the rest is a number. */
export const namedOrders = 3;

/** Further back than a night reaches for days that it posts late. */
const lookBack = 45;

/** By `seller metric`, the newest event first. Mystery orders and trade-ins are no orders and are never in it. */
export async function newOrdersOf(
  read: Read,
  sellers: readonly number[],
  night: Day,
): Promise<Map<string, NewOrder[]>> {
  const rows = await inStretches(sellers, (list) =>
    read<NewOrder & { seller: number; metric: string }>(newOrders, [
      ...list,
      ...keys,
      night - lookBack,
      night,
      night,
      night,
    ]),
  );
  const found = new Map<string, NewOrder[]>();
  for (const { seller, metric, orderId, openedDay } of rows) {
    const key = `${seller} ${metric}`;
    const known = found.get(key);
    if (!known) found.set(key, [{ orderId, openedDay }]);
    else if (known.length < namedOrders) known.push({ orderId, openedDay });
  }
  return found;
}

const keys = metrics.map(({ key }) => key);

const newOrders = `SELECT e.seller AS seller, e.metric AS metric, o.order_id AS "orderId", e.opened_day AS "openedDay"
  FROM order_events e JOIN orders o ON o.id = e.order_key
  WHERE e.seller IN (${marks}) AND e.metric IN (${keys.map(() => '?').join(', ')}) AND e.day BETWEEN ? AND ?
    AND e.posted = ? AND (e.retracted IS NULL OR e.retracted > ?)
  ORDER BY e.seller, e.metric, e.day DESC, e.order_key DESC`;

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

/** What of a seller's order counts against it, and what was contested before. */
import type { Day } from '../scoring/day.ts';
import type { DisputeState } from '../cases/dispute.ts';
import { inStretches, marks } from './in-list.ts';
import type { Read } from './read.ts';

export interface ContestableEvent {
  metric: string;
  orderId: string;
  /** Our own key of the order. */
  order: number;
  day: Day;
  opened: Day;
  /** The night that counted it. */
  posted: Day;
  /** A dispute about it that is open or was answered; what was withdrawn may be contested anew. */
  dispute: number | null;
  disputeState: DisputeState | null;
}

/** Failed inspections are answered with their verdict, and a bad order is one by its signs alone: each of those is contested. */
const contestable = `e.metric NOT IN ('inspection', 'bad-order') AND e.retracted IS NULL AND e.posted <= ?`;
const selection = `SELECT e.metric AS metric, o.order_id AS "orderId", o.id AS "order", e.day AS day, e.opened_day AS opened,
    e.posted AS posted, d.id AS dispute, d.state AS "disputeState"
  FROM order_events e JOIN orders o ON o.id = e.order_key
    LEFT JOIN dispute_points p ON p.metric = e.metric AND p.day = e.day
      AND p.dispute IN (SELECT x.id FROM disputes x WHERE x.order_key = e.order_key AND x.seller = e.seller AND x.state <> 'withdrawn')
    LEFT JOIN disputes d ON d.id = p.dispute`;

/** Of one order, as the night counts them. None if the order is not the seller's. */
export const contestableOf = (read: Read, seller: number, orderId: string, night: Day): Promise<ContestableEvent[]> =>
  read<ContestableEvent>(
    `${selection} WHERE o.order_id = ? AND e.seller = ? AND ${contestable} ORDER BY e.day, e.metric`,
    [orderId, seller, night],
  );

/** Of several orders of the seller. */
export const contestableAmong = (
  read: Read,
  { seller, night, orderIds }: { seller: number; night: Day; orderIds: readonly string[] },
): Promise<ContestableEvent[]> =>
  inStretches(orderIds, (list) =>
    read<ContestableEvent>(
      `${selection} WHERE o.order_id IN (${marks}) AND e.seller = ? AND ${contestable} ORDER BY o.order_id, e.day, e.metric`,
      [...list, seller, night],
    ),
  );

/** The newest of a seller that nobody has contested. */
export const newestContestable = (
  read: Read,
  { seller, night, since, limit }: { seller: number; night: Day; since: Day; limit: number },
): Promise<ContestableEvent[]> =>
  read<ContestableEvent>(
    `${selection} WHERE e.seller = ? AND ${contestable} AND e.posted >= ? AND d.id IS NULL
     ORDER BY e.posted DESC, e.day DESC, e.order_key DESC, e.metric LIMIT ?`,
    [seller, night, since, limit],
  );

/** Our key of a seller's own order. */
export async function ownOrder(read: Read, seller: number, orderId: string): Promise<number | null> {
  const [row] = await read<{ id: number }>('SELECT id FROM orders WHERE order_id = ? AND seller = ? ORDER BY id', [
    orderId,
    seller,
  ]);
  return row?.id ?? null;
}

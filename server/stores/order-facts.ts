/** Everything the feeds have said about a handful of orders. */
import type { Value } from '../../db/connect.ts';
import { dayOf } from '../scoring/day.ts';
import { failedVerdicts } from '../scoring/metrics/inspection.ts';
import type { CaseFacts, OrderFacts } from '../scoring/order.ts';
import { effectiveVerdict } from './effective-verdict.ts';
import type { Read } from './read.ts';

/** An order with our own keys of it and of its seller. */
export interface KnownOrder {
  key: number;
  /** The source's own. */
  orderId: string;
  seller: number;
  facts: OrderFacts;
}

/** Statements are prepared for exactly so many keys; the last key is repeated to fill them. */
export const batchSize = 500;
export const marks = Array.from({ length: batchSize }, () => '?').join(', ');
export const filled = (keys: readonly number[]): Value[] =>
  Array.from({ length: batchSize }, (_, index) => keys[Math.min(index, keys.length - 1)] as number);

const orders = `SELECT o.id, o.order_id, o.seller, o.market, o.category, o.grade, o.ordered_at, o.cancelled_at, o.cancelled_by,
    d.id AS delivery, d.promised_day, d.delivered_at, d.carrier
  FROM orders o LEFT JOIN deliveries d ON d.order_id = o.order_id WHERE o.id IN (${marks}) ORDER BY o.id`;
const reviews = `SELECT o.id, r.review_id, r.rating, r.reviewed_at, r.withdrawn_at
  FROM orders o JOIN reviews r ON r.order_id = o.order_id WHERE o.id IN (${marks}) ORDER BY o.id, r.reviewed_at, r.review_id`;
const complaints = casesOf('complaints', 'r.complaint_id, r.first_reply_at');
const returns = casesOf('returns', 'r.return_id, r.refund_minor');
// What the lab has under cover counts nowhere. The order leads: SQLite would try each mystery order with each of the keys, or
// each one of the seller.
const inspections = `SELECT o.id, o.seller, m.seller AS inspected, m.draw, m.revealed_on, ${effectiveVerdict} AS verdict
  FROM orders o CROSS JOIN mystery_orders m WHERE o.id IN (${marks}) AND m.order_id = o.order_id
    AND m.revealed_on IS NOT NULL AND m.withdrawn_on IS NULL ORDER BY o.id, m.revealed_on, m.id`;

function casesOf(table: string, more: string): string {
  return `SELECT o.id, r.opened_at, r.reason, r.fault, r.closed_at, r.resolution, r.withdrawn_at, ${more}
    FROM orders o JOIN ${table} r ON r.order_id = o.order_id WHERE o.id IN (${marks}) ORDER BY o.id, r.opened_at, r.id`;
}

type OrderRow = Record<'id' | 'seller' | 'ordered_at', number> &
  Record<'cancelled_at' | 'promised_day' | 'delivered_at', number | null> & {
    order_id: string;
    market: string | null;
    category: string | null;
    grade: string | null;
    carrier: string | null;
    cancelled_by: string | null;
    delivery: number | null;
  };
type ReviewRow = { id: number; review_id: string; rating: number; reviewed_at: number; withdrawn_at: number | null };
type CaseRow = Record<'id' | 'opened_at', number> &
  Record<'reason' | 'fault' | 'resolution', string | null> &
  Record<'closed_at' | 'withdrawn_at', number | null>;

type ComplaintRow = CaseRow & { complaint_id: string; first_reply_at: number | null };
type InspectionRow = Record<'id' | 'seller' | 'inspected', number> & {
  draw: string;
  verdict: string | null;
  revealed_on: string;
};

/** @param keys at most `batchSize` of our keys of orders */
export async function orderFacts(read: Read, keys: readonly number[]): Promise<KnownOrder[]> {
  const values = filled(keys);
  const reviewsOf = grouped(await read<ReviewRow>(reviews, values), reviewFacts);
  const complaintsOf = grouped(await read<ComplaintRow>(complaints, values), (row) => ({
    ...caseFacts(row),
    complaintId: row.complaint_id,
    firstReplyAt: row.first_reply_at,
  }));
  const returnsOf = grouped(await read<CaseRow & { refund_minor: number | null }>(returns, values), (row) => ({
    ...caseFacts(row),
    refundMinor: row.refund_minor,
  }));
  const revealed = await read<InspectionRow>(inspections, values);
  const inspectionsOf = grouped(
    revealed.filter(({ seller, inspected }) => seller === inspected),
    (row) => row,
  );
  return (await read<OrderRow>(orders, values)).map((row) => ({
    key: row.id,
    orderId: row.order_id,
    seller: row.seller,
    facts: {
      market: row.market,
      category: row.category,
      grade: row.grade,
      orderedAt: row.ordered_at,
      cancelledAt: row.cancelled_at,
      cancelledBy: row.cancelled_by,
      delivery:
        row.delivery === null
          ? null
          : { promisedDay: row.promised_day, deliveredAt: row.delivered_at, carrier: row.carrier },
      reviews: reviewsOf.get(row.id) ?? [],
      complaints: complaintsOf.get(row.id) ?? [],
      returns: returnsOf.get(row.id) ?? [],
      ...inspectedAs(inspectionsOf.get(row.id) ?? []),
    },
  }));
}

/** What the lab did not draw at random is in no rate, but the lab was its buyer all the same. */
function inspectedAs(revealed: readonly InspectionRow[]): Pick<OrderFacts, 'failedInspection' | 'boughtByLab'> {
  const failed = revealed.find(({ draw, verdict }) => draw === 'random' && failedVerdicts.includes(verdict ?? ''));
  return { failedInspection: failed ? dayOf(failed.revealed_on) : null, boughtByLab: revealed.length > 0 };
}

function grouped<R extends { id: number }, T>(rows: readonly R[], factsOf: (row: R) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(factsOf(row));
    else groups.set(row.id, [factsOf(row)]);
  }
  return groups;
}

const reviewFacts = (row: ReviewRow): OrderFacts['reviews'][number] => ({
  reviewId: row.review_id,
  rating: row.rating,
  reviewedAt: row.reviewed_at,
  withdrawnAt: row.withdrawn_at,
});

const caseFacts = (row: CaseRow): CaseFacts => ({
  openedAt: row.opened_at,
  reason: row.reason,
  fault: row.fault,
  closedAt: row.closed_at,
  resolution: row.resolution,
  withdrawnAt: row.withdrawn_at,
});

/** Parcels that one carrier was to bring within one market, by the day that was promised. */
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

export interface CarrierDays {
  carrier: string;
  market: string;
  from: Day;
  to: Day;
}

export interface Parcels {
  due: number;
  /** Not there on the promised day. */
  late: number;
}

/** Promised days lie at most so far after the order. */
const furthestPromise = 30;

/** Of one seller, and of all others. */
export async function carriedParcels(
  read: Read,
  { carrier, market, from, to }: CarrierDays,
  seller: number,
): Promise<{ own: Parcels; others: Parcels }> {
  const rows = await read<{ own: number; due: number; late: number }>(
    `SELECT own, COUNT(*) AS due, SUM(late) AS late FROM (
       SELECT CASE WHEN x.seller = ? THEN 1 ELSE 0 END AS own,
         CASE WHEN x.delivered_day IS NULL OR x.delivered_day > x.due_day THEN 1 ELSE 0 END AS late
       FROM outcomes x JOIN orders o ON o.id = x.order_key JOIN deliveries l ON l.order_id = o.order_id
       WHERE x.placed_day BETWEEN ? AND ? AND x.due_day BETWEEN ? AND ? AND l.carrier = ? AND o.market = ?
     ) AS carried GROUP BY own ORDER BY own`,
    [seller, from - furthestPromise, to, from, to, carrier, market],
  );
  const parcels = (own: 0 | 1): Parcels => {
    const row = rows.find((one) => Number(one.own) === own);
    return { due: Number(row?.due ?? 0), late: Number(row?.late ?? 0) };
  };
  return { own: parcels(1), others: parcels(0) };
}

/** How many orders of each seller customers complained about or sent back for given reasons. */
import type { CustomerReasons } from '../lab/fault-reasons.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

export interface SellerReasons {
  seller: number;
  sellerId: string;
  sellerName: string;
  /** Orders with such a complaint or return. */
  orders: number;
  /** Orders of the same time that could have had one. */
  atRisk: number;
}

/**
 * Every seller with orders in that time, also those without such a case. Reads every complaint and return of it: for a page of the lab, not for one that everybody opens.
 */
export async function sellersByReason(
  read: Read,
  { complaints, returns }: CustomerReasons,
  { from, until, night }: { from: number; until: number; night: { first: Day; last: Day } },
): Promise<SellerReasons[]> {
  const parts = [
    { table: 'complaints', reasons: complaints },
    { table: 'returns', reasons: returns },
  ].filter(({ reasons }) => reasons.length > 0);
  if (parts.length === 0) return [];
  const cases = parts.map(
    ({ table, reasons }) =>
      `SELECT x.order_id AS order_id FROM ${table} x WHERE x.reason IN (${reasons.map(() => '?').join(', ')})
       AND x.withdrawn_at IS NULL AND x.opened_at >= ? AND x.opened_at < ?`,
  );
  return read<SellerReasons>(
    `SELECT v.id AS seller, v.seller_id AS "sellerId", v.name AS "sellerName",
       CAST(COALESCE(found.orders, 0) AS INTEGER) AS orders, CAST(risk.opened AS INTEGER) AS "atRisk"
     FROM (SELECT seller AS seller, SUM(opened) AS opened FROM daily_counts
       WHERE metric = 'complaint' AND day >= ? AND day <= ? GROUP BY seller) risk
     JOIN sellers v ON v.id = risk.seller
     LEFT JOIN (SELECT o.seller AS seller, COUNT(DISTINCT o.id) AS orders FROM (${cases.join(' UNION ALL ')}) cases
       JOIN orders o ON o.order_id = cases.order_id GROUP BY o.seller) found ON found.seller = v.id
     WHERE v.name IS NOT NULL ORDER BY v.id`,
    [night.first, night.last, ...parts.flatMap(({ reasons }) => [...reasons, from, until])],
  );
}

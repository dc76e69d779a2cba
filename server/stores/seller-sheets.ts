/** Sheets of sellers, made after a night, and all that a view of a seller's page needs besides, in one question. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { SellerWork } from './assignments.ts';
import type { Seller } from './desk-seller.ts';
import { assignedTo, managerOf } from './manager-of.ts';

export interface KeptSheet {
  seller: number;
  /** What it was made of; it counts only as long as that is what is shown. */
  madeOf: string;
  facts: string;
  chart: string;
}

/** A seller, what people do about it, whether anything has happened to it, and its sheet. */
export interface ViewedSeller extends Seller, Omit<SellerWork, 'seller'> {
  /** There is a breach, a recommendation, a decision or a revealed finding to tell. */
  storied: number;
  madeOf: string | null;
  facts: string | null;
  chart: string | null;
}

const view = `SELECT v.id AS id, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country,
    v.joined_on AS "joinedOn", ${managerOf} AS "managerEmail", assigned.manager_email AS assigned,
    assigned.assigned_by AS "assignedBy", assigned.assigned_at AS "assignedAt", v.manager_email AS feed,
    (SELECT COUNT(*) FROM seller_notes n WHERE n.seller = v.id AND n.withdrawn_at IS NULL) AS notes,
    (SELECT MAX(n.happened_on) FROM seller_notes n WHERE n.seller = v.id AND n.withdrawn_at IS NULL) AS "lastNote",
    (SELECT COUNT(*) FROM tasks t WHERE t.seller = v.id AND t.done_at IS NULL) AS "openTasks",
    (SELECT MIN(t.due_on) FROM tasks t WHERE t.seller = v.id AND t.done_at IS NULL) AS "nextDue",
    CASE WHEN EXISTS (SELECT 1 FROM breaches b WHERE b.seller = v.id)
      OR EXISTS (SELECT 1 FROM recommendations r WHERE r.seller = v.id)
      OR EXISTS (SELECT 1 FROM decisions d WHERE d.seller = v.id)
      OR EXISTS (SELECT 1 FROM mystery_orders m WHERE m.seller = v.id AND m.revealed_on IS NOT NULL)
      THEN 1 ELSE 0 END AS storied,
    s.made_of AS "madeOf", s.facts AS facts, s.chart AS chart
  FROM sellers v ${assignedTo} LEFT JOIN seller_sheets s ON s.seller = v.id
  WHERE v.seller_id = ? AND v.name IS NOT NULL ORDER BY v.id`;

/** Null for an unknown id, and for a seller that only its orders have named so far. */
export async function viewedSeller(database: Database, sellerId: string): Promise<ViewedSeller | null> {
  // PostgreSQL refuses this character in any text: no id can hold it.
  if (sellerId.includes('\0')) return null;
  const [row] = await database.read<ViewedSeller>(view, [sellerId]);
  return row ?? null;
}

export async function keepSheets(tx: Transaction, sheets: readonly KeptSheet[]): Promise<void> {
  await tx.insertMany(
    'seller_sheets',
    ['seller', 'made_of', 'facts', 'chart'],
    sheets.map(({ seller, madeOf, facts, chart }) => [seller, madeOf, facts, chart]),
    { key: ['seller'], update: ['made_of', 'facts', 'chart'] },
  );
}

/** A stretch of the sellers that a night has scored, by our key, each with what its sheet was made of. */
export async function sellersToMake(
  database: Database,
  night: Day,
  after: number,
  limit: number,
): Promise<(Seller & { madeOf: string | null })[]> {
  return database.read<Seller & { madeOf: string | null }>(
    `SELECT v.id AS id, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country,
       v.joined_on AS "joinedOn", v.manager_email AS "managerEmail", s.made_of AS "madeOf"
     FROM scores x JOIN sellers v ON v.id = x.seller LEFT JOIN seller_sheets s ON s.seller = v.id
     WHERE x.night = ? AND x.seller > ? AND v.name IS NOT NULL ORDER BY x.seller LIMIT ?`,
    [night, after, limit],
  );
}

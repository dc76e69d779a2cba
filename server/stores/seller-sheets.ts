/** Sheets of sellers, made after a night, and the seller of a page with its sheet. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Seller } from './desk-seller.ts';

export interface KeptSheet {
  seller: number;
  /** What it was made of; it counts only as long as that is what is shown. */
  madeOf: string;
  facts: string;
  parts: string;
}

/** A seller as the feed has it, and its sheet. */
export interface ViewedSeller extends Seller {
  /** Who looks after it as the sellers feed says: whom a person assigned it to stands in its marks. */
  managerEmail: string | null;
  madeOf: string | null;
  facts: string | null;
  parts: string | null;
}

const viewed = `SELECT v.id AS id, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country,
    v.joined_on AS "joinedOn", v.manager_email AS "managerEmail", s.made_of AS "madeOf", s.facts AS facts, s.parts AS parts
  FROM sellers v LEFT JOIN seller_sheets s ON s.seller = v.id WHERE v.seller_id = ? AND v.name IS NOT NULL ORDER BY v.id`;

/** Null for an unknown id, and for a seller that only its orders have named so far. */
export async function viewedSeller(database: Database, sellerId: string): Promise<ViewedSeller | null> {
  // PostgreSQL refuses this character in any text: no id can hold it.
  if (sellerId.includes('\0')) return null;
  const [seller] = await database.read<ViewedSeller>(viewed, [sellerId]);
  return seller ?? null;
}

export async function keepSheets(tx: Transaction, sheets: readonly KeptSheet[]): Promise<void> {
  await tx.insertMany(
    'seller_sheets',
    ['seller', 'made_of', 'facts', 'parts'],
    sheets.map(({ seller, madeOf, facts, parts }) => [seller, madeOf, facts, parts]),
    { key: ['seller'], update: ['made_of', 'facts', 'parts'] },
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

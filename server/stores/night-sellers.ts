/** The sellers a night works on. */
import { parseDay, type Day } from '../scoring/day.ts';
import type { PolicySubject } from '../scoring/policy.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';

export interface NightSeller extends PolicySubject {
  id: number;
  sellerId: string;
  /** Null: known from its orders only. It is counted and posted, but not shown until its own row has come. */
  name: string | null;
  managerEmail: string | null;
}

interface SellerRow {
  id: number;
  seller_id: string;
  name: string | null;
  kind: string | null;
  country: string | null;
  joined_on: string | null;
  manager_email: string | null;
}

/** By our id, ascending. */
export async function nightSellers(read: Read): Promise<NightSeller[]> {
  const rows = await read<SellerRow>(
    `SELECT v.id AS id, v.seller_id AS seller_id, v.name AS name, v.kind AS kind, v.country AS country,
       v.joined_on AS joined_on, ${managerOf} AS manager_email FROM sellers v ${assignedTo} ORDER BY v.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    sellerId: row.seller_id,
    name: row.name,
    kind: row.kind,
    market: row.country,
    joined: joinedDay(row.joined_on),
    managerEmail: row.manager_email,
  }));
}

/** Whether any seller's own row has come. */
export async function knowsSellers(read: Read): Promise<boolean> {
  return (await read('SELECT id FROM sellers WHERE name IS NOT NULL ORDER BY id LIMIT 1')).length > 0;
}

const joinedDay = (text: string | null): Day | null => (text === null ? null : parseDay(text));

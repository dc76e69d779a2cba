/** The sellers a night works on. */
import { parseDay, type Day } from '../scoring/day.ts';
import type { PolicySubject } from '../scoring/policy.ts';
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
    'SELECT id, seller_id, name, kind, country, joined_on, manager_email FROM sellers ORDER BY id',
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

const joinedDay = (text: string | null): Day | null => (text === null ? null : parseDay(text));

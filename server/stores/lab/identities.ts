/** Who buys for the lab: names, addresses, and every order placed under them. */
import type { Transaction } from '../../../db/connect.ts';
import type { IdentityUse } from '../../lab/identity-wear.ts';
import { dayOf } from '../../scoring/day.ts';
import type { Read } from '../read.ts';

export interface NewIdentity {
  name: string;
  email: string;
  phone: string;
  address: string;
  /** The country in which it can receive parcels, as orders name their market. */
  market: string;
}

/** An order placed under an identity, as its page lists it. */
export interface PlacedUse extends IdentityUse {
  mysteryOrder: number;
  sellerName: string;
}

export interface Identity extends NewIdentity {
  id: number;
  addedBy: string;
  addedAt: string;
  retired: boolean;
  retiredAt: string | null;
  retiredBy: string | null;
  retiredReason: string | null;
  /** The latest first. */
  uses: PlacedUse[];
}

const columns = `i.id AS id, i.name AS name, i.email AS email, i.phone AS phone, i.address AS address, i.market AS market,
  i.added_by AS "addedBy", i.added_at AS "addedAt", i.retired_at AS "retiredAt", i.retired_by AS "retiredBy",
  i.retired_reason AS "retiredReason"`;

/** All of them, those that may still buy first, by market and name. */
export async function identities(read: Read): Promise<Identity[]> {
  const rows = await read<Omit<Identity, 'uses' | 'retired'>>(
    `SELECT ${columns} FROM lab_identities i
     ORDER BY CASE WHEN i.retired_at IS NULL THEN 0 ELSE 1 END, i.market, LOWER(i.name), i.id`,
  );
  const uses = await usesBy(read);
  return rows.map((row) => ({ ...row, retired: row.retiredAt !== null, uses: uses.get(row.id) ?? [] }));
}

export async function identity(read: Read, id: number): Promise<Identity | null> {
  return (await identities(read)).find((each) => each.id === id) ?? null;
}

interface UseRow {
  identity: number;
  mysteryOrder: number;
  seller: number;
  sellerName: string;
  country: string | null;
  orderedOn: string;
  revealedOn: string | null;
  cancelledBy: string | null;
}

async function usesBy(read: Read): Promise<Map<number, PlacedUse[]>> {
  const rows = await read<UseRow>(
    `SELECT m.identity AS identity, m.id AS "mysteryOrder", m.seller AS seller, COALESCE(v.name, v.seller_id) AS "sellerName",
       v.country AS country, m.ordered_on AS "orderedOn", m.revealed_on AS "revealedOn", o.cancelled_by AS "cancelledBy"
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller LEFT JOIN orders o ON o.order_id = m.order_id
     WHERE m.identity IS NOT NULL ORDER BY m.ordered_on DESC, m.id DESC`,
  );
  const uses = new Map<number, PlacedUse[]>();
  for (const { identity, orderedOn, revealedOn, cancelledBy, ...row } of rows) {
    const use = { ...row, orderedOn: dayOf(orderedOn), revealed: revealedOn !== null };
    uses.set(identity, [...(uses.get(identity) ?? []), { ...use, cancelledBySeller: cancelledBy === 'seller' }]);
  }
  return uses;
}

export async function addIdentity(
  transaction: Transaction,
  { name, email, phone, address, market }: NewIdentity,
  { by, at }: { by: string; at: string },
): Promise<number> {
  const [row] = await transaction.all<{ id: number }>(
    `INSERT INTO lab_identities (name, email, phone, address, market, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     RETURNING id`,
    [name, email, phone, address, market, by, at],
  );
  return row!.id;
}

/** It buys no more; its orders keep it. False: it was retired before. */
export async function retireIdentity(
  transaction: Transaction,
  id: number,
  { by, at, reason }: { by: string; at: string; reason: string },
): Promise<boolean> {
  const changed = await transaction.run(
    'UPDATE lab_identities SET retired_at = ?, retired_by = ?, retired_reason = ? WHERE id = ? AND retired_at IS NULL',
    [at, by, reason, id],
  );
  return changed === 1;
}

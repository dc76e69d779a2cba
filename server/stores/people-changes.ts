/** Every change to people and their links, each inside the transaction of the one who asks for it. */
import type { Transaction } from '../../db/connect.ts';
import type { Preferences } from './preferences.ts';
import {
  listedPerson,
  normalEmail,
  type LinkPurpose,
  type ListedPerson,
  type ListedRow,
  type Role,
  type SellerRights,
} from './people.ts';

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  seller: number | null;
  rights?: SellerRights;
  at: string;
}

/** @returns the new person's key, or null if the address is taken. */
export async function insertPerson(transaction: Transaction, person: NewPerson): Promise<number | null> {
  const inserted = await transaction.run(
    `INSERT INTO people (email, name, role, seller, rights, created_at, preferences) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (email) DO NOTHING`,
    [normalEmail(person.email), person.name, person.role, person.seller, person.rights ?? 'owner', person.at, '{}'],
  );
  if (inserted === 0) return null;
  const [row] = await transaction.all<{ id: number }>('SELECT id FROM people WHERE email = ? ORDER BY id', [
    normalEmail(person.email),
  ]);
  return row?.id ?? null;
}

/**
 * Somebody whom a seller invited under an address that has an account elsewhere. Nobody can sign in by it, nor choose a password.
 *
 * @returns its key, or null if the address is one of the seller's own people already
 */
export async function insertStandIn(
  transaction: Transaction,
  { email, seller, sellerId, ...given }: NewPerson & { sellerId: string | null },
): Promise<number | null> {
  const address = normalEmail(email);
  if (await isOfSeller(transaction, address, seller)) return null;
  const id = await insertPerson(transaction, { ...given, seller, email: `${address} (invited by ${sellerId})` });
  if (id !== null) await transaction.run('UPDATE people SET stands_for = ? WHERE id = ?', [address, id]);
  return id;
}

/** The person as this transaction sees them. */
export async function personIn(transaction: Transaction, id: number): Promise<ListedPerson | null> {
  const [row] = await transaction.all<ListedRow>(listedPerson.byId, [id]);
  return row ? listedPerson.of(row) : null;
}

export interface LinkReader {
  id: number;
  role: Role;
  /** The language that they chose; null: none. */
  chosen: string | null;
  /** Of the seller for whom they speak. */
  country: string | null;
}

/** Who reads the letter with a link. */
export async function linkReader(transaction: Transaction, id: number): Promise<LinkReader> {
  const [row] = await transaction.all<Omit<LinkReader, 'chosen'> & { preferences: string }>(
    `SELECT p.id AS id, p.role AS role, p.preferences AS preferences, v.country AS country
     FROM people p LEFT JOIN sellers v ON v.id = p.seller WHERE p.id = ? ORDER BY p.id`,
    [id],
  );
  if (!row) throw new Error(`There is no person ${id}`);
  const { preferences, ...reader } = row;
  return { ...reader, chosen: (JSON.parse(preferences) as Preferences).language ?? null };
}

/** Our key of the seller that the source calls so, or null. */
export async function sellerKey(transaction: Transaction, sellerId: string): Promise<number | null> {
  const [row] = await transaction.all<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ? ORDER BY id', [
    sellerId,
  ]);
  return row?.id ?? null;
}

export async function storePassword(transaction: Transaction, person: number, passwordHash: string): Promise<void> {
  await transaction.run('UPDATE people SET password_hash = ? WHERE id = ?', [passwordHash, person]);
}

/** @param by who did it, as long as it lasts */
export async function storeDisabled(
  transaction: Transaction,
  person: number,
  at: string | null,
  by: string | null,
): Promise<void> {
  await transaction.run('UPDATE people SET disabled_at = ?, disabled_by = ? WHERE id = ?', [at, by, person]);
}

export async function storeRights(transaction: Transaction, person: number, rights: SellerRights): Promise<void> {
  await transaction.run('UPDATE people SET rights = ? WHERE id = ?', [rights, person]);
}

/** Everyone of the seller. Two who ask at once wait for each other. */
export async function peopleOfSellerIn(transaction: Transaction, seller: number): Promise<ListedPerson[]> {
  await transaction.run("UPDATE people SET rights = rights WHERE seller = ? AND role = 'seller'", [seller]);
  return (await transaction.all<ListedRow>(listedPerson.ofSeller, [seller])).map(listedPerson.of);
}

/** Whether somebody who speaks for the seller has this address. */
export async function isOfSeller(
  transaction: Transaction,
  email: string | null,
  seller: number | null,
): Promise<boolean> {
  const found = await transaction.all(
    "SELECT id FROM people WHERE email = ? AND seller = ? AND role = 'seller' ORDER BY id",
    [email ?? '', seller ?? 0],
  );
  return found.length > 0;
}

export async function storeSeen(transaction: Transaction, person: number, at: string): Promise<void> {
  await transaction.run('UPDATE people SET last_seen_at = ? WHERE id = ?', [at, person]);
}

export async function activeAdmins(transaction: Transaction): Promise<number> {
  const [row] = await transaction.all<{ count: number }>(
    'SELECT COUNT(*) AS count FROM people WHERE role = ? AND disabled_at IS NULL ORDER BY count',
    ['admin'],
  );
  return row?.count ?? 0;
}

/** Older links of the person stop working: only the newest one counts. */
export async function insertLink(
  transaction: Transaction,
  link: { tokenHash: string; person: number; purpose: LinkPurpose; at: string; expiresAt: string },
): Promise<void> {
  await endLinks(transaction, link.person, link.at);
  await transaction.run('INSERT INTO links (token_hash, person, purpose, expires_at) VALUES (?, ?, ?, ?)', [
    link.tokenHash,
    link.person,
    link.purpose,
    link.expiresAt,
  ]);
}

export async function endLinks(transaction: Transaction, person: number, at: string): Promise<void> {
  await transaction.run('UPDATE links SET used_at = ? WHERE person = ? AND used_at IS NULL', [at, person]);
}

/** @returns whose link it was; null if it was used, has expired, or never was. Of two at once, one gets null. */
export async function useLink(transaction: Transaction, tokenHash: string, at: string): Promise<number | null> {
  const used = await transaction.run(
    'UPDATE links SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
    [at, tokenHash, at],
  );
  if (used === 0) return null;
  const [row] = await transaction.all<{ person: number }>(
    `SELECT l.person FROM links l JOIN people p ON p.id = l.person
     WHERE l.token_hash = ? AND p.disabled_at IS NULL ORDER BY l.token_hash`,
    [tokenHash],
  );
  return row?.person ?? null;
}

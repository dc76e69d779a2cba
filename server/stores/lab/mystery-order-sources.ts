/** What the lab's form refers to: the seller it names, and the real order behind an order number. */
import type { Database } from '../../../db/connect.ts';

export interface NamedSeller {
  id: number;
  sellerId: string;
  name: string;
}

/** Sellers to choose from, by name. Beyond the first thousands a list helps nobody: ids and names can be typed. */
export async function sellerChoices(database: Database): Promise<{ sellerId: string; name: string }[]> {
  return database.read(
    'SELECT seller_id AS "sellerId", name FROM sellers WHERE name IS NOT NULL ORDER BY LOWER(name), id LIMIT 2000',
  );
}

/**
 * The sellers that a person may mean: the one with this id or name to the letter, else those that differ in capitals or
 * spaces only. Databases fold capitals of the Latin alphabet at most, so that is done here.
 */
export async function sellersMeant(database: Database, text: string): Promise<NamedSeller[]> {
  const all = await database.read<NamedSeller>(
    'SELECT id, seller_id AS "sellerId", name FROM sellers WHERE name IS NOT NULL ORDER BY id',
  );
  const asked = folded(text);
  const attempts: ((seller: NamedSeller) => boolean)[] = [
    ({ sellerId }) => sellerId === text,
    ({ sellerId }) => folded(sellerId) === asked,
    ({ name }) => name === text,
    ({ name }) => folded(name) === asked,
  ];
  for (const fits of attempts) {
    const found = all.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

/** At most so many: whoever types a single letter does not mean a thousand sellers. */
const mostMeant = 200;

/** The sellers whose name or id holds this text, whatever its capitals. */
export async function sellersLike(database: Database, text: string): Promise<number[]> {
  const all = await database.read<NamedSeller>(
    'SELECT id, seller_id AS "sellerId", name FROM sellers WHERE name IS NOT NULL ORDER BY id',
  );
  const part = folded(text);
  const fits = all.filter(({ sellerId, name }) => folded(name).includes(part) || folded(sellerId).includes(part));
  return fits.slice(0, mostMeant).map(({ id }) => id);
}

const folded = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');

/** Null: no feed has named it. */
export async function countryOfSeller(database: Database, seller: number): Promise<string | null> {
  const [row] = await database.read<{ country: string | null }>(
    'SELECT country FROM sellers WHERE id = ? ORDER BY id',
    [seller],
  );
  return row?.country ?? null;
}

export interface RealOrder {
  seller: number;
  sellerName: string | null;
  orderedAt: number;
}

/** The order of the marketplace with this number; null while its feed has not told of it. */
export async function realOrder(database: Database, orderId: string): Promise<RealOrder | null> {
  const [row] = await database.read<RealOrder>(
    `SELECT o.seller AS seller, v.name AS "sellerName", o.ordered_at AS "orderedAt"
     FROM orders o JOIN sellers v ON v.id = o.seller WHERE o.order_id = ?`,
    [orderId],
  );
  return row ?? null;
}

/** Another mystery order that stands on this order number, not withdrawn. */
export async function mysteryOrderOn(database: Database, orderId: string, except: number | null) {
  const [row] = await database.read<{ id: number }>(
    'SELECT id FROM mystery_orders WHERE order_id = ? AND withdrawn_on IS NULL AND id <> ? ORDER BY id LIMIT 1',
    [orderId, except ?? 0],
  );
  return row?.id ?? null;
}

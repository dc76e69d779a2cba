/** What is in force for sellers right now. */
import type { Measure, Restriction, Scope } from '../cases/decision.ts';
import type { MeasureInForce } from '../enforcement/standing.ts';
import type { Read } from './read.ts';

interface MeasureRow {
  id: number;
  seller: number;
  level: Measure;
  scope: string;
  restriction: string | null;
  in_force_from: string | null;
  in_force_to: string | null;
}

export const measureColumns = 'd.id, d.seller, d.level, d.scope, d.restriction, d.in_force_from, d.in_force_to';

export const measureOf = (row: MeasureRow): MeasureInForce => ({
  decision: row.id,
  measure: row.level,
  scope: JSON.parse(row.scope) as Scope,
  restriction: row.restriction === null ? null : (JSON.parse(row.restriction) as Restriction),
  from: row.in_force_from?.slice(0, 10) ?? null,
  until: row.in_force_to?.slice(0, 10) ?? null,
});

/** By the seller's key, the oldest measure first; sellers without any are left out. */
export async function measuresInForce(read: Read, sellers: readonly number[]): Promise<Map<number, MeasureInForce[]>> {
  const found = new Map<number, MeasureInForce[]>();
  if (sellers.length === 0) return found;
  const marks = sellers.map(() => '?').join(', ');
  const rows = await read<MeasureRow>(
    `SELECT ${measureColumns} FROM decisions d WHERE d.state = 'in-force' AND d.seller IN (${marks}) ORDER BY d.seller, d.id`,
    sellers,
  );
  for (const row of rows) found.set(row.seller, [...(found.get(row.seller) ?? []), measureOf(row)]);
  return found;
}

/** Sellers by the source's key, from the one after `after` on. */
export async function sellersFrom(
  read: Read,
  after: string,
  limit: number,
): Promise<{ id: number; sellerId: string }[]> {
  return read<{ id: number; sellerId: string }>(
    'SELECT id, seller_id AS "sellerId" FROM sellers WHERE seller_id > ? ORDER BY seller_id LIMIT ?',
    [after, limit],
  );
}

/** The source's key of a seller → ours. A seller not known yet gets a row without a name, which its own file completes. */
import type pg from 'pg';
import { detached } from './row-writer.ts';

const insertStubs = `INSERT INTO sellers (id, seller_id, import_id)
  SELECT stub.id, stub.seller_id, CAST($3 AS INTEGER)
  FROM unnest(CAST($1 AS INTEGER[]), CAST($2 AS TEXT[])) AS stub (id, seller_id)`;
const moveSequence = `SELECT setval(pg_get_serial_sequence('sellers', 'id'), CAST($1 AS INTEGER))`;

/** Nobody but an import makes sellers, and imports follow each other: the next id is known without asking. */
export async function postgresSellers(client: pg.Client, importId: number) {
  const { rows } = await client.query<{ id: number; seller_id: string }>(
    'SELECT id, seller_id FROM sellers ORDER BY id',
  );
  const known = new Map(rows.map(({ id, seller_id }) => [seller_id, id]));
  let next = (rows.at(-1)?.id ?? 0) + 1;
  let stubs: { ids: number[]; keys: string[] } = { ids: [], keys: [] };
  return {
    idOf(sellerId: string): number {
      const found = known.get(sellerId);
      if (found !== undefined) return found;
      const key = detached(sellerId);
      known.set(key, next);
      stubs.ids.push(next);
      stubs.keys.push(key);
      return next++;
    },

    /** Writes the sellers that were not known. */
    async writeStubs(): Promise<void> {
      const { ids, keys } = stubs;
      stubs = { ids: [], keys: [] };
      if (ids.length === 0) return;
      await client.query(insertStubs, [ids, keys, importId]);
      await client.query(moveSequence, [next - 1]);
    },
  };
}

/** Which orders the files that no night has counted yet concern. */
import type { Database, Transaction } from '../../db/connect.ts';

const page = 200_000;

/** A row counts for its order, also one that came before its order and waited for it. */
const queries = [
  'SELECT o.id, o.id AS order_key FROM orders o WHERE o.import_id = ? AND o.id > ? ORDER BY o.id LIMIT ?',
  ...['deliveries', 'reviews', 'complaints', 'returns'].map(
    (table) => `SELECT r.id, o.id AS order_key FROM ${table} r JOIN orders o ON o.order_id = r.order_id
      WHERE r.import_id = ? AND r.id > ? ORDER BY r.id LIMIT ?`,
  ),
];

export async function uncountedImports(database: Database): Promise<number[]> {
  const rows = await database.read<{ id: number }>(
    'SELECT id FROM imports WHERE counted_at IS NULL AND finished_at IS NOT NULL ORDER BY id',
  );
  return rows.map((row) => row.id);
}

/** Our keys of the orders that these imports touched, and of some others, ascending, each once. */
export async function touchedOrders(
  database: Database,
  imports: readonly number[],
  others: readonly number[] = [],
): Promise<Float64Array> {
  const keys = [...others];
  for (const id of imports) {
    for (const query of queries) {
      for (let after = 0; ;) {
        const rows = await database.read<{ id: number; order_key: number }>(query, [id, after, page]);
        for (const row of rows) keys.push(row.order_key);
        if (rows.length < page) break;
        after = rows.at(-1)?.id ?? after;
      }
    }
  }
  const sorted = Float64Array.from(keys).sort();
  return sorted.filter((key, index) => key !== sorted[index - 1]);
}

export async function markCounted(tx: Transaction, imports: readonly number[], at: string): Promise<void> {
  for (const id of imports) await tx.run('UPDATE imports SET counted_at = ? WHERE id = ?', [at, id]);
}

/** Our keys of all orders after this one, ascending, at most `limit`. */
export async function ordersAfter(database: Database, key: number, limit: number): Promise<number[]> {
  const rows = await database.read<{ id: number }>('SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT ?', [
    key,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

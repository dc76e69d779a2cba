/** Rows of two feeds that tell an order's story the wrong way round. They are kept; somebody should know. */
import type { Transaction } from '../../db/connect.ts';

const oddities = [
  {
    tables: ['orders', 'deliveries'],
    sql: `SELECT COUNT(*) AS rows FROM orders JOIN deliveries ON deliveries.order_id = orders.order_id
      WHERE deliveries.delivered_at < orders.ordered_at`,
    warning: 'delivered before ordered',
  },
  {
    tables: ['deliveries', 'reviews'],
    sql: `SELECT COUNT(*) AS rows FROM deliveries JOIN reviews ON reviews.order_id = deliveries.order_id
      WHERE reviews.reviewed_at < deliveries.delivered_at`,
    warning: 'reviewed before delivered',
  },
];

/** How many rows that this import changed stand in a wrong sequence with rows of another feed, by kind. */
export async function oddSequences(tx: Transaction, table: string, importId: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { tables, sql, warning } of oddities) {
    const other = tables.find((name) => name !== table);
    if (!tables.includes(table) || (await tx.all(`SELECT id FROM ${other} ORDER BY id LIMIT 1`)).length === 0) continue;
    const [row] = await tx.all<{ rows: number }>(`${sql} AND ${table}.import_id = ?`, [importId]);
    if (row && row.rows > 0) found[warning] = row.rows;
  }
  return found;
}

/** How much of each feed there is, and how much of it still waits for its seller or its order, counted anew. */
import type { Transaction } from '../../db/connect.ts';

const tables = ['sellers', 'orders', 'deliveries', 'reviews', 'complaints', 'returns', 'trade_ins'] as const;

const withoutSeller = (table: string) =>
  `SELECT COUNT(*) AS rows FROM ${table} JOIN sellers ON sellers.id = ${table}.seller WHERE sellers.name IS NULL`;

const withoutOrder = (table: string) =>
  `SELECT COUNT(*) AS rows FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM orders WHERE orders.order_id = ${table}.order_id)`;

export function waitingSql(table: string): string | null {
  if (table === 'sellers' || table === 'feed_days') return null;
  return table === 'orders' || table === 'trade_ins' ? withoutSeller(table) : withoutOrder(table);
}

/** Rows that this import changed last and whose seller or order is still unknown. */
export async function waitingOfImport(tx: Transaction, table: string, importId: number): Promise<number> {
  const sql = waitingSql(table);
  if (sql === null) return 0;
  const [row] = await tx.all<{ rows: number }>(`${sql} AND ${table}.import_id = ?`, [importId]);
  return row?.rows ?? 0;
}

/** `ask`: a database's `read` or a transaction's `all`. Reads whole indexes: the totals that are kept serve pages. */
export function feedTotalsStore(ask: Transaction['all']) {
  const count = async (sql: string) => (await ask<{ rows: number }>(sql))[0]?.rows ?? 0;
  return {
    /** Rows by feed. A seller known from its orders only is not a row of its feed. */
    async rows(): Promise<Record<string, number>> {
      const totals: Record<string, number> = {};
      for (const table of tables) {
        const named = table === 'sellers' ? ' WHERE name IS NOT NULL' : '';
        totals[table] = await count(`SELECT COUNT(*) AS rows FROM ${table}${named}`);
      }
      return totals;
    },

    /** Waiting rows by feed. */
    async waiting(): Promise<Record<string, number>> {
      const totals: Record<string, number> = {};
      for (const table of tables) {
        const sql = waitingSql(table);
        totals[table] = sql === null ? 0 : await count(sql);
      }
      return totals;
    },
  };
}

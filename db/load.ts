/** Filling a database as a whole: whether it may be, making room, and numbering on from what was loaded. */
import { tablesOf, type Table } from './catalogue.ts';
import type { Database, Transaction } from './connect.ts';
import { lowerAuditGuard, raiseAuditGuard } from './migrations/0017-audit-guard.ts';

/** What a new installation writes by itself: losing it loses nothing that anyone entered. */
const madeByItself: Record<string, number> = {
  settings: Infinity,
  audit: Infinity,
  audit_heads: Infinity,
  policies: 1,
};

/** The tables that hold something of somebody's. */
export async function tablesInUse(database: Database): Promise<string[]> {
  const inUse: string[] = [];
  for (const { name } of await tablesOf(database)) {
    const allowed = madeByItself[name] ?? 0;
    const [found] = await database.read<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${name} LIMIT 2) AS found`,
    );
    if (found && found.n > allowed) inUse.push(name);
  }
  return inUse;
}

export async function clear(tx: Transaction, tables: readonly Table[]): Promise<void> {
  // A backup of an older schema is loaded before there is a guard.
  const guarded = tables.some(({ name }) => name === 'audit_heads');
  if (guarded) await lowerAuditGuard(tx.knex);
  for (const { name } of tables) await tx.run(`DELETE FROM ${name}`);
  if (guarded) await raiseAuditGuard(tx.knex);
}

/** SQLite numbers on from the highest key by itself; PostgreSQL keeps a counter that knows nothing of rows loaded with theirs. */
export async function numberOn(database: Database, tx: Transaction): Promise<void> {
  if (database.dialect === 'sqlite') return;
  const counters = await tx.all<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = current_schema() AND is_identity = 'YES' ORDER BY table_name, column_name`,
  );
  for (const { table_name: table, column_name: column } of counters) {
    await tx.all(
      `SELECT setval(pg_get_serial_sequence(?, ?), COALESCE(MAX(${column}), 1), MAX(${column}) IS NOT NULL) FROM ${table}`,
      [table, column],
    );
  }
}

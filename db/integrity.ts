/** Whether the database itself is sound: its file on SQLite, its indexes and pages on PostgreSQL. */
import { tablesOf } from './catalogue.ts';
import type { Database } from './connect.ts';

/** @returns what is wrong, in the database's own words; nothing if it is sound. */
export async function integrityFaults(database: Database): Promise<string[]> {
  if (database.dialect === 'sqlite') {
    const rows = await database.read<{ integrity_check: string }>('PRAGMA integrity_check(20)');
    return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  }
  const broken = await database.read<{ name: string }>(
    `SELECT CAST(CAST(indexrelid AS regclass) AS text) AS name FROM pg_index
     WHERE NOT indisvalid OR NOT indisready ORDER BY name`,
  );
  return broken.map(({ name }) => `the index ${name} is not valid: REINDEX INDEX ${name}`);
}

/** Reads every table to its end: a page that cannot be read is told by the database. @returns the number of all rows. */
export async function readEverything(database: Database): Promise<{ tables: number; rows: number }> {
  const tables = await tablesOf(database);
  let rows = 0;
  for (const { name } of tables) {
    const [found] = await database.read<{ n: number }>(`SELECT COUNT(*) AS n FROM ${name}`);
    rows += found?.n ?? 0;
  }
  return { tables: tables.length, rows };
}

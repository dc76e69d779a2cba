/** Fills an empty database from a backup of either kind: all of it, or nothing. */
import { tablesOf } from '../../db/catalogue.ts';
import type { Database, Transaction, Value } from '../../db/connect.ts';
import { clear, numberOn, tablesInUse } from '../../db/load.ts';
import { migrate, migrateThrough } from '../../db/migrate.ts';
import { checkBackup } from './check.ts';
import { rowOf, type End, type Header, type TableStart } from './format.ts';
import { readLines } from './read.ts';

export interface RestoreSummary {
  file: string;
  madeAt: string;
  tables: number;
  rows: number;
}

/** @throws Error if the database holds anything, or the file is damaged or newer than this program. */
export async function restore(database: Database, file: string): Promise<RestoreSummary> {
  const { header, tables, rows } = await checkBackup(file);
  const inUse = await tablesInUse(database);
  if (inUse.length > 0) {
    throw new Error(
      `the database is not empty (it has ${inUse.slice(0, 3).join(', ')}): set DATABASE_URL to a new one`,
    );
  }
  await migrateThrough(database, header.schema);
  const known = await tablesOf(database);
  // Reading the file takes its time inside the transaction: nobody else works on an empty database.
  await database.transaction(async (tx) => {
    await clear(tx, known);
    await load(tx, file);
    await numberOn(database, tx);
  });
  await migrate(database);
  return { file, madeAt: header.madeAt, tables, rows };
}

const batch = 5_000;

async function load(tx: Transaction, file: string): Promise<void> {
  let table: TableStart = { table: '', columns: [] };
  let waiting: Value[][] = [];
  const insert = async () => {
    if (waiting.length > 0) await tx.insertMany(table.table, table.columns, waiting);
    waiting = [];
  };
  for await (const lines of readLines(file)) {
    for (const text of lines) {
      const line = JSON.parse(text) as Header | TableStart | End | unknown[];
      if (Array.isArray(line)) {
        waiting.push(rowOf(line));
        continue;
      }
      await insert();
      if ('table' in line) table = line;
    }
    if (waiting.length >= batch) await insert();
  }
}

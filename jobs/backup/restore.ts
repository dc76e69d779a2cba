/** Fills an empty database from a backup of either kind: all of it, checked to the last sum, or nothing. */
import { createHash, type Hash } from 'node:crypto';
import { tablesOf } from '../../db/catalogue.ts';
import type { Database, Transaction, Value } from '../../db/connect.ts';
import { clear, numberOn, tablesInUse } from '../../db/load.ts';
import { migrate, migrateThrough } from '../../db/migrate.ts';
import { rowOf, type End, type TableStart } from './format.ts';
import { readHeader, readLines, type Line } from './read.ts';

export interface RestoreSummary {
  file: string;
  madeAt: string;
  tables: number;
  rows: number;
}

/** @throws Error if the database holds anything, or the file is damaged or newer than this program. */
export async function restore(database: Database, file: string): Promise<RestoreSummary> {
  const { schema, madeAt } = await readHeader(file);
  const inUse = await tablesInUse(database);
  if (inUse.length > 0) {
    throw new Error(`the database is not empty (${inUse.slice(0, 3).join(', ')}): set DATABASE_URL to a new one`);
  }
  await migrateThrough(database, schema);
  const tables = await tablesOf(database);
  // Reading the file takes its time inside the transaction: nobody else works on an empty database.
  const { rows, tables: count } = await database.transaction(async (tx) => {
    await clear(tx, tables);
    const loaded = await load(tx, file, new Set(tables.map((table) => table.name)));
    await numberOn(database, tx);
    return loaded;
  });
  await migrate(database);
  return { file, madeAt, tables: count, rows };
}

const batch = 5_000;

async function load(
  tx: Transaction,
  file: string,
  known: ReadonlySet<string>,
): Promise<{ tables: number; rows: number }> {
  const everything = createHash('sha256');
  let table: TableStart | undefined;
  let sum: Hash = createHash('sha256');
  let waiting: Value[][] = [];
  const read = { tables: 0, rows: 0, ofTable: 0 };
  const insert = async () => {
    if (table && waiting.length > 0) await tx.insertMany(table.table, table.columns, waiting);
    waiting = [];
  };
  for await (const text of readLines(file)) {
    const line = JSON.parse(text) as Line;
    if (Array.isArray(line)) {
      sum.update(text).update('\n');
      read.ofTable++;
      waiting.push(rowOf(line));
      if (waiting.length >= batch) await insert();
    } else if ('table' in line) {
      if (!known.has(line.table)) throw new Error(`${file} holds a table ${line.table} that its schema does not have`);
      table = line;
      sum = createHash('sha256');
      read.ofTable = 0;
    } else if ('end' in line && line.end !== 'backup') {
      await insert();
      everything.update(agreed(file, line, { rows: read.ofTable, sha256: sum.digest('hex') }));
      read.tables++;
      read.rows += read.ofTable;
    } else if ('end' in line) {
      agreed(file, line, { rows: read.rows, sha256: everything.digest('hex') });
      return read;
    }
  }
  throw new Error(`${file} is damaged: its end is missing`);
}

/** @returns the sum, if file and rows agree on it. */
function agreed(file: string, said: End, found: { rows: number; sha256: string }): string {
  if (said.rows === found.rows && said.sha256 === found.sha256) return found.sha256;
  throw new Error(`${file} is damaged: ${said.end} is not what was written. Nothing was restored`);
}

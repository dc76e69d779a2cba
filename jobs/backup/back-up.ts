/** An online copy of the whole database in one portable file. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { tablesOf, type Table } from '../../db/catalogue.ts';
import type { Database } from '../../db/connect.ts';
import { appliedMigrations } from '../../db/migrate.ts';
import { withSnapshot, type Snapshot } from '../../db/snapshot.ts';
import type { Clock } from '../../server/clock.ts';
import { instantText } from '../../server/context.ts';
import { formatVersion, rowText, type Header } from './format.ts';
import { readHeader } from './read.ts';

export interface BackupSummary {
  file: string;
  madeAt: string;
  tables: number;
  rows: number;
  bytes: number;
}

/** @throws Error if the file exists and is no backup. A copy that fails half-way leaves nothing behind. */
export async function backUp(database: Database, file: string, clock: Clock): Promise<BackupSummary> {
  await mayBeReplaced(file);
  await mkdir(dirname(file), { recursive: true });
  const header: Header = {
    assay: 'backup',
    format: formatVersion,
    schema: await appliedMigrations(database),
    madeAt: instantText(clock.now()),
  };
  const tables = await tablesOf(database);
  const counted = { rows: 0 };
  const unfinished = `${file}.unfinished`;
  try {
    await withSnapshot(database, (snapshot) =>
      pipeline(
        Readable.from(lines(snapshot, header, tables, counted), { objectMode: false }),
        createGzip({ level: 3 }),
        // It holds everything the database holds: nobody else may read it.
        createWriteStream(unfinished, { mode: 0o600 }),
      ),
    );
    await synced(unfinished);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  const { size: bytes } = await stat(file);
  return { file, madeAt: header.madeAt, tables: tables.length, rows: counted.rows, bytes };
}

async function mayBeReplaced(file: string): Promise<void> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  if (exists && !(await readHeader(file).catch(() => null))) {
    throw new Error(`${file} exists and is not a backup: name another file`);
  }
}

async function* lines(
  snapshot: Snapshot,
  header: Header,
  tables: readonly Table[],
  counted: { rows: number },
): AsyncGenerator<string> {
  const everything = createHash('sha256');
  yield `${JSON.stringify(header)}\n`;
  for (const table of tables) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`;
    const sum = createHash('sha256');
    let rows = 0;
    for await (const batch of snapshot.rows(table)) {
      const text = batch.map((row) => `${rowText(row)}\n`).join('');
      sum.update(text);
      rows += batch.length;
      if (text !== '') yield text;
    }
    const sha256 = sum.digest('hex');
    everything.update(sha256);
    counted.rows += rows;
    yield `${JSON.stringify({ end: table.name, rows, sha256 })}\n`;
  }
  const total = { end: 'backup', tables: tables.length, rows: counted.rows, sha256: everything.digest('hex') };
  yield `${JSON.stringify(total)}\n`;
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync();
  await handle.close();
}

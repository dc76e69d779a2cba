/** The way to write a feed's rows that suits the database. */
import type { Database, Transaction } from '../../../db/connect.ts';
import { coverageWriter } from './coverage-writer.ts';
import { postgresWriter } from './postgres-writer.ts';
import { sqliteWriter } from './sqlite-writer.ts';
import type { RowWriter, WriterOptions } from './row-writer.ts';

/** Imports follow each other: two at once would wait for each other's rows without end. */
const importLock = 7_311;

export async function openRowWriter(database: Database, tx: Transaction, options: WriterOptions): Promise<RowWriter> {
  const { native } = database;
  if (native.dialect === 'postgres') await tx.all('SELECT pg_advisory_xact_lock(?)', [importLock]);
  if (options.table.table === 'feed_days') return coverageWriter(tx);
  return native.dialect === 'sqlite' ? sqliteWriter(native.handle, options) : postgresWriter(tx, options);
}

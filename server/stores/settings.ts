/** A few words that the installation keeps about itself: secrets made at the first start, and counters. */
import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../db/connect.ts';

export async function readSetting(database: Database, name: string): Promise<string | null> {
  const [row] = await database.read<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [
    name,
  ]);
  return row?.value ?? null;
}

/** A secret of this name, made on first use and kept. Two processes that start at once agree on one. */
export async function keptSecret(database: Database, name: string): Promise<string> {
  const known = await readSetting(database, name);
  if (known !== null) return known;
  return database.transaction((transaction) => keptSecretIn(transaction, name));
}

/** The same within a transaction. */
export async function keptSecretIn(transaction: Transaction, name: string): Promise<string> {
  await transaction.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [
    name,
    randomBytes(32).toString('base64url'),
  ]);
  const [row] = await transaction.all<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [
    name,
  ]);
  if (!row) throw new Error(`The setting ${name} could not be kept`);
  return row.value;
}

/** Call it in every transaction that changes what a page cached by the night shows: browsers then ask for the page anew. */
export async function bumpRevision(transaction: Transaction): Promise<void> {
  await transaction.run(
    `INSERT INTO settings (name, value) VALUES ('revision', '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(settings.value AS INTEGER) + 1 AS TEXT)`,
  );
}

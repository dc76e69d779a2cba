/** The totals of feeds as imports keep them: each adds what it brought, so that no page has to count millions of rows. */
import type { Database, Transaction } from '../../db/connect.ts';
import { feedTotalsStore, waitingSql } from './feed-totals.ts';
import { readSetting } from './settings.ts';

/** Rows, and rows whose seller or order is unknown, by the table that keeps the feed. */
export interface FeedTotals {
  rows: Record<string, number>;
  waiting: Record<string, number>;
}

const setting = 'feed-totals';
const waitForOrders = ['deliveries', 'reviews', 'complaints', 'returns'];
const waitForSellers = ['orders', 'trade_ins'];

/** Null: no file has come in since totals are kept. */
export async function keptTotals(database: Database): Promise<FeedTotals | null> {
  const text = await readSetting(database, setting);
  return text === null ? null : (JSON.parse(text) as FeedTotals);
}

/** Rows with a higher id than this one are those that the import adds. */
export async function highestId(tx: Transaction, table: string): Promise<number> {
  if (table === 'feed_days') return 0;
  const [row] = await tx.all<{ highest: number | null }>(`SELECT MAX(id) AS highest FROM ${table}`);
  return row?.highest ?? 0;
}

export async function keepTotals(tx: Transaction, table: string, importId: number, highest: number): Promise<void> {
  if (table === 'feed_days') return;
  const before = await storedTotals(tx);
  const totals = before ?? (await countedAnew(tx));
  if (before) await addImport(tx, totals, table, importId, highest);
  await tx.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [setting, JSON.stringify(totals)],
  );
}

async function storedTotals(tx: Transaction): Promise<FeedTotals | null> {
  const [row] = await tx.all<{ value: string }>('SELECT value FROM settings WHERE name = ?', [setting]);
  return row ? (JSON.parse(row.value) as FeedTotals) : null;
}

async function countedAnew(tx: Transaction): Promise<FeedTotals> {
  const store = feedTotalsStore((sql, values) => tx.all(sql, values));
  return { rows: await store.rows(), waiting: await store.waiting() };
}

async function addImport(tx: Transaction, { rows, waiting }: FeedTotals, table: string, id: number, highest: number) {
  const count = async (sql: string, values: number[] = []) =>
    (await tx.all<{ rows: number }>(sql, values))[0]?.rows ?? 0;
  const isAdded = `${table}.import_id = ? AND ${table}.id > ?`;
  const added = (from: string) => count(`SELECT COUNT(*) AS rows FROM ${from} WHERE ${isAdded}`, [id, highest]);
  const waits = waitingSql(table);
  if (table === 'sellers') rows[table] = await count('SELECT COUNT(*) AS rows FROM sellers WHERE name IS NOT NULL');
  else rows[table] = (rows[table] ?? 0) + (await added(table));
  if (waits) waiting[table] = (waiting[table] ?? 0) + (await count(`${waits} AND ${isAdded}`, [id, highest]));
  if (table === 'orders') {
    for (const other of waitForOrders.filter((name) => (waiting[name] ?? 0) > 0)) {
      const found = await added(`orders JOIN ${other} ON ${other}.order_id = orders.order_id`);
      waiting[other] = Math.max(0, (waiting[other] ?? 0) - found);
    }
  }
  if (table === 'sellers' && waitForSellers.some((name) => (waiting[name] ?? 0) > 0)) {
    const [unnamed] = await tx.all('SELECT id FROM sellers WHERE name IS NULL ORDER BY id LIMIT 1');
    for (const other of waitForSellers) waiting[other] = unnamed ? await count(waitingSql(other)!) : 0;
  }
}

/** A folder of files for one test, and what the database holds after it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Database } from '../../db/connect.ts';
import { importPaths, type ImportResult } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { businessCalendar } from '../../server/scoring/day.ts';

export const importOptions = { calendar: businessCalendar('Europe/Paris'), clock: clockAt('2026-11-22T03:00:00Z') };

export interface Inbox {
  folder: string;
  /** Writes one file (packed if its name ends in .gz) and imports it. */
  take(name: string, content: string | Buffer): Promise<ImportResult>;
  write(name: string, content: string | Buffer): string;
  remove(): void;
}

export function newInbox(database: () => Database): Inbox {
  const folder = mkdtempSync(join(tmpdir(), 'assay-inbox-'));
  const write = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, name.endsWith('.gz') && typeof content === 'string' ? gzipSync(content) : content);
    return path;
  };
  return {
    folder,
    write,
    async take(name, content) {
      const [result] = await importPaths(database(), [write(name, content)], importOptions);
      return result as ImportResult;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const tables: Record<string, [sql: string, key: string]> = {
  sellers: ['SELECT seller_id, name, kind, country, joined_on, manager_email FROM sellers', 'seller_id'],
  orders: [
    `SELECT order_id, sellers.seller_id, ordered_at, market, category, grade, price_minor, currency, buyer_ref,
     cancelled_at, cancelled_by FROM orders JOIN sellers ON sellers.id = orders.seller`,
    'order_id',
  ],
  deliveries: ['SELECT order_id, promised_day, shipped_at, delivered_at, carrier FROM deliveries', 'order_id'],
  reviews: [
    'SELECT review_id, order_id, rating, reviewed_at, title, body, language, withdrawn_at FROM reviews',
    'review_id',
  ],
  complaints: [
    `SELECT complaint_id, order_id, opened_at, reason, fault, first_reply_at, closed_at, resolution, withdrawn_at
     FROM complaints`,
    'complaint_id',
  ],
  returns: [
    `SELECT return_id, order_id, opened_at, reason, fault, received_at, closed_at, resolution, refund_minor,
     withdrawn_at FROM returns`,
    'return_id',
  ],
  trade_ins: [
    `SELECT trade_in_id, sellers.seller_id, offered_at, offer_minor, currency, category, received_at, inspected_at,
     counter_offer_minor, customer_decision, decided_at, paid_at, sent_back_at
     FROM trade_ins JOIN sellers ON sellers.id = trade_ins.seller`,
    'trade_in_id',
  ],
  feed_days: ['SELECT feed, day, row_count, covered, announced, confirmed_by FROM feed_days', 'feed, day'],
};

/** Everything that feeds brought, without our own numbers for it. */
export async function content(database: Database): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const [table, [sql, key]] of Object.entries(tables)) {
    all[table] = (await database.read(`${sql} ORDER BY ${key}`)).map((row) => ({ ...row }));
  }
  return all;
}

export async function clear(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    for (const table of [...Object.keys(tables), 'imports', 'rejections', 'settings'])
      await tx.run(`DELETE FROM ${table}`);
  });
}

/** A sample marketplace with odd orders, worked off night by night, with a gap and with corrections in between. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../db/connect.ts';
import { writeSampleFeeds } from '../../db/sample/write-sample-feeds.ts';
import { backfill } from '../../jobs/backfill.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf } from '../../server/scoring/day.ts';
import { answeredDispute } from '../support/disputed.ts';
import type { RowsFrom } from './compare.ts';
import { oddOrders, oddSellers } from './odd-orders.ts';
import { readRawRows } from './raw-rows.ts';

/** Over the beginning of two quarters; the corrections come in between. */
const [from, corrected, to] = [dayOf('2026-06-15'), dayOf('2026-08-21'), dayOf('2026-10-07')];
const sample = { seed: 11, until: dayOf('2026-10-18'), sellers: 40, months: 6, orders: 9000 };

/** @returns the raw rows as they were known before and after the corrections */
export async function workOffSample(database: Database): Promise<RowsFrom[]> {
  const query = (sql: string) => database.read<Record<string, unknown>>(sql);
  const context: Context = {
    database,
    config: readConfig({}),
    clock: clockAt('2026-10-19T06:00:00Z'),
    calendar: businessCalendar('UTC'),
    holidays: noHolidays,
    log: createLog('silent'),
  };
  const folder = mkdtempSync(join(tmpdir(), 'assay-plain-'));
  const { files } = writeSampleFeeds(folder, sample);
  const odd = oddOrders('2026-05-01', '2026-10-18', '2026-08-20');
  // The returns of the gap come again later, and so do the corrections.
  const isLate = (file: string) => file.includes('resent');
  await take(context, [...files.filter((file) => !isLate(file)), ...write(folder, odd.first)]);
  await inspect(database);
  const before = await readRawRows(query);
  await backfill(context, from, corrected - 1);
  await take(context, [...files.filter(isLate), ...write(folder, odd.later)]);
  await declareIncident(database);
  await reveal(database);
  await acceptDisputes(database);
  const after = await readRawRows(query);
  await backfill(context, corrected, to);
  rmSync(folder, { recursive: true });
  return [
    { from, rows: before },
    { from: corrected, rows: after },
  ];
}

const write = (folder: string, files: Record<string, string>) =>
  Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });

async function take(context: Context, files: readonly string[]): Promise<void> {
  for (const { file, state, message } of await importPaths(context.database, files, context))
    if (state !== 'imported') throw new Error(`${file}: ${message}`);
}

/** Random and other inspections: passed, failed, for a cause, still under cover; and orders of which much was said, under cover as well. */
async function inspect(database: Database): Promise<void> {
  const [seller] = await database.read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [oddSellers.old]);
  const columns = 'seller draw order_id ordered_on verdict notes logged_by logged_at revealed_on'.split(' ');
  const rows = [
    ['random', 'passed', '2026-06-30'],
    ['random', 'downgraded', '2026-07-10'],
    ['random', 'blocker', '2026-07-10'],
    ['for_cause', 'blocker', '2026-07-12'],
    ['random', null, null],
  ].map(([draw, verdict, revealed], at) => [
    ...[seller!.id, draw!, `ODD-${3 + 20 * at}`, '2026-06-01', verdict!, '', 'lab', '2026-06-20T09:00:00Z', revealed!],
  ]);
  const talkative = await database.read<{ seller: number; id: string }>(
    `SELECT o.seller AS seller, o.order_id AS id FROM orders o JOIN sellers s ON s.id = o.seller
     WHERE s.seller_id IN ('${oddSellers.old}', '${oddSellers.bad}') AND o.ordered_at BETWEEN ? AND ?
       AND (o.order_id IN (SELECT order_id FROM complaints) OR o.order_id IN (SELECT order_id FROM returns)
         OR o.order_id IN (SELECT order_id FROM reviews WHERE rating <= 2))
     ORDER BY o.order_id LIMIT 24`,
    [dayOf('2026-07-01') * 86_400, dayOf('2026-08-10') * 86_400],
  );
  const kinds = [
    ['random', 'blocker'],
    ['random', 'passed'],
    ['for_cause', 'downgraded'],
  ] as const;
  const covered = talkative.map(({ seller: own, id }, at) => {
    const [draw, verdict] = kinds[at % kinds.length]!;
    return [own, draw, id, '2026-07-01', verdict, '', 'lab', '2026-08-11T09:00:00Z', null];
  });
  if (covered.length < 12) throw new Error(`only ${covered.length} orders of which anything was said`);
  await database.transaction((tx) => tx.insertMany('mystery_orders', columns, [...rows, ...covered]));
}

/** The orders under cover are revealed, and a verdict of July turns out to be wrong. */
async function reveal(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.run("UPDATE mystery_orders SET revealed_on = '2026-08-21' WHERE logged_at > '2026-08'");
    await tx.run(
      "UPDATE mystery_orders SET corrected_verdict = 'passed', corrected_on = '2026-08-21' WHERE verdict = 'downgraded' AND revealed_on = '2026-07-10'",
    );
  });
}

/** Sellers are right about some of their orders: one event in forty, of each kind and of every month, does not count. */
async function acceptDisputes(database: Database): Promise<void> {
  const events = await database.read<{ order: string; metric: string }>(
    `SELECT o.order_id AS "order", e.metric AS metric FROM order_events e JOIN orders o ON o.id = e.order_key
     WHERE e.retracted IS NULL AND e.metric <> 'bad-order' ORDER BY e.metric, e.day, o.order_id`,
  );
  const accepted = Map.groupBy(
    events.filter((_, at) => at % 40 === 0),
    ({ order }) => order,
  );
  if (accepted.size < 30) throw new Error(`only ${accepted.size} orders to contest`);
  for (const [orderId, some] of accepted)
    await answeredDispute(database, { orderId, metrics: some.map(({ metric }) => metric) });
}

/** A strike in France, declared weeks later. */
async function declareIncident(database: Database): Promise<void> {
  const columns = 'name metrics market from_day to_day declared_by declared_at counted'.split(' ');
  const metrics = JSON.stringify(['late-delivery', 'complaint']);
  const row = ['Strike', metrics, 'FR', '2026-07-06', '2026-07-19', 'lead', '2026-08-20T09:00:00Z', 0];
  await database.transaction((tx) => tx.insertMany('incidents', columns, [row]));
}

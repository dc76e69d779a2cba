/**
 * Rows into PostgreSQL: collected, and copied in loads. A load of new keys goes straight into the table; one that holds
 * known keys goes through a staging table, and from then on all do until one is new again: whole files are new or known.
 */
import { setImmediate as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Transaction, Value } from '../../../db/connect.ts';
import { copyLine, copyRows, type CopyLines } from './copy.ts';
import { mergeStatements, type MergeStatements } from './merge-statements.ts';
import { collector } from './postgres-collector.ts';
import { laterVersions, span, type Load } from './postgres-load.ts';
import { postgresSellers } from './postgres-sellers.ts';
import { dayCounter, type RowWriter, type WriterOptions } from './row-writer.ts';

const rowsPerLoad = 5_000;
const charactersPerLoad = 1_000_000;

/** The planner would rather read a table of a million rows than look some thousand of them up. */
const lookUp = 'SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off';
const asUsual = 'SET LOCAL enable_hashjoin TO DEFAULT; SET LOCAL enable_mergejoin TO DEFAULT';

export async function postgresWriter(tx: Transaction, options: WriterOptions): Promise<RowWriter> {
  const { table, key, activity } = options.table;
  const client = await (tx.knex.client as { acquireConnection(): Promise<pg.Client> }).acquireConnection();
  const counter = dayCounter(options.calendar);
  const hasSeller = table === 'orders' || table === 'trade_ins';
  const sellers = hasSeller ? await postgresSellers(client, options.importId) : null;
  const collected = collector();
  let accepted = 0;
  let unchanged = 0;
  let lastWasKnown = false;
  let sending: Promise<void> = Promise.resolve();
  let isSending = false;

  await client.query(`CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT * FROM ${table} WITH NO DATA`);
  await client.query(lookUp);
  const last = (await ask<string | null>(mergeStatements(options.table, []).greatestKey)) ?? '';
  let greatest = span([last])?.[1] ?? null;

  async function stage({ stage: statement }: MergeStatements, lines: CopyLines): Promise<void> {
    await client.query('TRUNCATE staged');
    await copyRows(client, statement, lines);
  }

  async function send(loads: readonly Load[]): Promise<void> {
    for (const load of loads) {
      const { statements, lines } = load;
      const isNew = !lastWasKnown && (await isAllNew(load));
      if (isNew) await copyRows(client, statements.copy, lines);
      noteKeys(load);
      const changed = isNew ? lines.rows : await merge(load);
      accepted += changed;
      unchanged += lines.rows - changed;
      for (const later of laterVersions(load)) {
        await stage(statements, later);
        if (statements.change) await client.query(statements.change);
      }
    }
  }

  async function isAllNew({ keys, statements }: Load): Promise<boolean> {
    const own = span(keys);
    if (own && greatest !== null && own[0] > greatest) return true;
    return (await ask<number>(statements.countKnown, [keys])) === 0;
  }

  /** The greatest key of the table from now on; null if it is not easily told. */
  function noteKeys({ keys }: Load): void {
    const own = span(keys);
    if (!own || greatest === null) greatest = null;
    else if (own[1] > greatest) greatest = own[1];
  }

  /** @returns how many rows are new or changed */
  async function merge({ statements, lines }: Load): Promise<number> {
    await stage(statements, lines);
    const highest = (await ask<number | null>(statements.highestId)) ?? 0;
    const inserted = (await client.query(statements.insertNew)).rowCount ?? 0;
    lastWasKnown = inserted < lines.rows;
    if (!lastWasKnown) return inserted;
    if (statements.previous) {
      const { rows } = await client.query<{ at: number; rows: number }>(statements.previous, [highest]);
      for (const known of rows) counter.add(known.at, -known.rows);
    }
    if (!statements.change) return inserted;
    return inserted + ((await client.query(statements.change)).rowCount ?? 0);
  }

  /** The one value that a question is answered with. */
  async function ask<T>(sql: string, values: unknown[] = []): Promise<T> {
    const { rows } = await client.query<[T]>({ text: sql, values, rowMode: 'array' });
    return rows[0]![0];
  }

  /** While the loads are on their way, the next ones are read. */
  async function sendCollected(): Promise<void> {
    const loads = collected.take();
    await sending;
    isSending = true;
    sending = send(loads).finally(() => (isSending = false));
    sending.catch(() => undefined);
  }

  return {
    shape(columns) {
      const statements = mergeStatements(options.table, columns);
      const keyAt = columns.indexOf(key);
      const sellerAt = columns.indexOf('seller');
      const activityAt = activity === null ? -1 : columns.indexOf(activity);
      const row: Value[] = [];
      return (values) => {
        for (let index = 0; index < columns.length; index++) row[index] = values[index]!;
        row[columns.length] = options.importId;
        if (sellers && sellerAt >= 0) row[sellerAt] = sellers.idOf(values[sellerAt] as string);
        const at = activityAt >= 0 ? row[activityAt]! : null;
        const before = collected.add(statements, { key: row[keyAt] as string, line: copyLine(row), at });
        if (before.was === 'same') {
          unchanged++;
          return;
        }
        counter.add(at, 1);
        if (before.was === 'absent') return;
        accepted++;
        counter.add(before.at, -1);
      };
    },
    async drain() {
      if (collected.rows >= rowsPerLoad || collected.characters >= charactersPerLoad) await sendCollected();
      // The database's answers are heard between pieces of the file.
      if (isSending) await pause();
    },
    async finish() {
      await sendCollected();
      await sending;
      await sellers?.writeStubs();
      await client.query(asUsual);
      return { accepted, unchanged, days: counter.days };
    },
  };
}

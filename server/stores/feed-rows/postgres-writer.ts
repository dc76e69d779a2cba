/**
 * Rows into PostgreSQL: collected, copied into a temporary table, and taken over by one statement for each batch.
 *
 * A batch holds a key once and rows of one shape. The second row of a key goes into the second round, so that the
 * outcome and every count are those of writing the rows one by one.
 */
import type pg from 'pg';
import type { Transaction } from '../../../db/connect.ts';
import { copyLine, copyRows } from './copy.ts';
import { dayCounter, type RowWriter, type WriterOptions } from './row-writer.ts';
import { mergeStatements, type MergeStatements } from './merge-statements.ts';

const rowsPerRound = 50_000;

interface Batch {
  statements: MergeStatements;
  lines: string[];
}

export async function postgresWriter(tx: Transaction, options: WriterOptions): Promise<RowWriter> {
  const { table, key, activity } = options.table;
  const client = await (tx.knex.client as { acquireConnection(): Promise<pg.Client> }).acquireConnection();
  const counter = dayCounter(options.calendar);
  const hasSeller = table === 'orders' || table === 'trade_ins';
  let accepted = 0;
  let unchanged = 0;
  let collected = 0;
  let lastWasKnown = false;
  let rounds: Map<readonly string[], Batch>[] = [];
  let lastSeen = new Map<string, { round: number; columns: readonly string[]; line: string }>();
  let sending: Promise<void> = Promise.resolve();

  await client.query(`CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT * FROM ${table} WITH NO DATA`);
  if (hasSeller) await client.query('ALTER TABLE staged ALTER COLUMN seller TYPE TEXT COLLATE "C"');

  async function send(batches: Batch[]): Promise<void> {
    for (const { statements, lines } of batches) {
      await client.query('TRUNCATE staged');
      await copyRows(client, statements.copy, lines);
      if (hasSeller) await client.query(statements.stubs, [options.importId]);
      const changed = (!lastWasKnown && (await insertAll(statements, lines.length))) || (await merge(statements));
      accepted += changed;
      unchanged += lines.length - changed;
    }
  }

  /** Takes the batch if all of its keys are new. @returns 0 if one was not */
  async function insertAll({ insert }: MergeStatements, rows: number): Promise<number> {
    await client.query('SAVEPOINT before_insert');
    const { rowCount } = await client.query(insert, [options.importId]);
    if (rowCount !== rows) await client.query('ROLLBACK TO SAVEPOINT before_insert');
    await client.query('RELEASE SAVEPOINT before_insert');
    return rowCount === rows ? rows : 0;
  }

  async function merge(statements: MergeStatements): Promise<number> {
    lastWasKnown = true;
    if (statements.previous) {
      const { rows } = await client.query<{ at: number; rows: number }>(statements.previous);
      for (const known of rows) counter.add(known.at, -known.rows);
      lastWasKnown = rows.length > 0;
    }
    return (await client.query(statements.merge, [options.importId])).rowCount ?? 0;
  }

  /** While one load is on its way, the next is read. */
  async function sendCollected(): Promise<void> {
    const batches = rounds.flatMap((round) => [...round.values()]);
    rounds = [];
    lastSeen = new Map();
    collected = 0;
    await sending;
    sending = send(batches);
    sending.catch(() => undefined);
  }

  return {
    shape(columns) {
      const statements = mergeStatements(options.table, columns);
      const keyAt = columns.indexOf(key);
      const activityAt = activity === null ? -1 : columns.indexOf(activity);
      return (values) => {
        const rowKey = values[keyAt] as string;
        const line = copyLine(values);
        const before = lastSeen.get(rowKey);
        if (before?.columns === columns && before.line === line) {
          unchanged++;
          return;
        }
        const round = before ? before.round + 1 : 0;
        lastSeen.set(rowKey, { round, columns, line });
        const batches = (rounds[round] ??= new Map<readonly string[], Batch>());
        let batch = batches.get(columns);
        if (!batch) batches.set(columns, (batch = { statements, lines: [] }));
        batch.lines.push(line);
        if (activityAt >= 0) counter.add(values[activityAt], 1);
        collected++;
      };
    },
    drain: () => (collected >= rowsPerRound ? sendCollected() : Promise.resolve()),
    async finish() {
      await sendCollected();
      await sending;
      return { accepted, unchanged, days: counter.days };
    },
  };
}

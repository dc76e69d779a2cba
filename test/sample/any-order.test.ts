/** The same rows make the same bytes: on both databases, and in whatever order files, rows and sellers come. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { writeSampleFeeds } from '../../db/sample/write-sample-feeds.ts';
import { backfill } from '../../jobs/backfill.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { publicHolidays } from '../../server/public-holidays.ts';
import { businessCalendar, dayOf } from '../../server/scoring/day.ts';
import { createTestDatabase, type Dialect, type TestDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';

const until = dayOf('2026-10-18');
/** Over the beginning of a quarter, with a Monday and a Sunday behind it. */
const [from, to] = [dayOf('2026-06-29'), dayOf('2026-10-07')];
const sample = { seed: 7, until, sellers: 45, months: 6, orders: 14_000 };
const computed = 'outcomes order_events daily_counts posted_days ledger detector_state estimates readings weeks scores';

describe('a sample marketplace', () => {
  let folder: string;
  const made: TestDatabase[] = [];
  let files: string[];
  let first: string[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-order-'));
    ({ files } = writeSampleFeeds(folder, sample));
    first = await computedFrom('sqlite', files);
  });
  after(async () => {
    for (const one of made) await one.drop();
    rmSync(folder, { recursive: true });
  });

  async function computedFrom(dialect: Dialect, files: readonly string[]): Promise<string[]> {
    const database = await createTestDatabase(dialect);
    made.push(database);
    const context: Context = {
      database: database.database,
      config: readConfig({}),
      clock: clockAt('2026-10-19T06:00:00Z'),
      calendar: businessCalendar('UTC'),
      holidays: publicHolidays(),
      log: createLog('silent'),
    };
    for (const file of files) {
      const [result] = await importPaths(context.database, [file], context);
      expect(result?.state, file).to.equal('imported');
    }
    await backfill(context, from, to);
    expect(await verifyLedger(context)).to.deep.equal([]);
    const lines = (await dump(context.database, computed.split(' '))).split('\n');
    // Trade-ins stand there by our own numbers, which go by arrival; what they come to is in the counts.
    return lines.filter((line) => !line.startsWith('order_events {"order_id":"-'));
  }

  it('estimates what it needs, and ranks sellers by it', async () => {
    const { database } = made[0]!;
    const [mix] = await database.read<{ document: string }>(
      "SELECT document FROM estimates WHERE kind = 'case-mix' ORDER BY night DESC LIMIT 1",
    );
    expect(mix!.document).to.match(/"late-delivery":\{"rate":0\.0\d/);
    const [prior] = await database.read<{ document: string }>(
      "SELECT document FROM estimates WHERE kind = 'prior' ORDER BY night DESC LIMIT 1",
    );
    expect(prior!.document).to.match(/"late-delivery":\{"shape":[\d.]+,"rate":[\d.]+/);
    const [curves] = await database.read<{ document: string }>(
      "SELECT document FROM estimates WHERE kind = 'curves' ORDER BY night DESC LIMIT 1",
    );
    expect(curves!.document).to.match(/"bad-order":\{"shares":\[\d/);
    expect(first.filter((line) => line.startsWith('scores')).length).to.be.above(3_000);
  });

  it('comes out the same on PostgreSQL', async () => {
    expectSame(await computedFrom('postgres', files), first);
  });

  it('comes out the same when files, rows and sellers come in another order', async () => {
    expectSame(await computedFrom('sqlite', anotherOrder(files).map(turnedRound)), first);
  });
});

function expectSame(lines: readonly string[], others: readonly string[]): void {
  const at = lines.findIndex((line, index) => line !== others[index]);
  expect(lines[at], `line ${at}`).to.equal(others[at]);
  expect(lines.length).to.equal(others.length);
}

/** A feed's own files keep their order, since a later row of a key replaces an earlier one; the feeds come the wrong way round. */
function anotherOrder(files: readonly string[]): string[] {
  const byFeed = Map.groupBy(files, (file) => basename(file).split('-')[0]);
  return [...byFeed.values()].reverse().flat();
}

/** The file with its rows from the end to the beginning. One with quotes stays: a quoted text may go over lines. */
function turnedRound(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (text.includes('"')) return file;
  const [header, ...rows] = text.trimEnd().split('\n');
  const other = file.replace(/\.csv$/, '-turned.csv');
  writeFileSync(other, [header, ...rows.reverse()].join('\n') + '\n');
  return other;
}

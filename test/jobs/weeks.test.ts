/** The weeks: what the nights of each entered and read, whatever became of the nights. */
import { expect } from 'chai';
import * as migration from '../../db/migrations/0002-weeks.ts';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { Context } from '../../server/context.ts';
import { dayOf, type Day } from '../../server/scoring/day.ts';
import { lastSunday, sundayOf, sundaysOf } from '../../server/stores/weeks.ts';
import { describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { coverageLines, dayZero, feedLines, load, nightContext, sellerLine } from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const days = 90;

async function marketplace(made: TestDatabase, until: Day): Promise<Context> {
  const context = nightContext(made, until + 1, '/nowhere');
  await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
  await load(context, { ...feedLines(story(days)), coverage: coverageLines(dayZero, until) });
  return context;
}

const weeks = ({ database }: Context, metric = 'complaint', seller = 'S1') =>
  database.read<Record<string, number | string | null>>(
    `SELECT w.* FROM weeks w JOIN sellers v ON v.id = w.seller WHERE v.seller_id = ? AND metric = ? ORDER BY week`,
    [seller, metric],
  );

describe('the Sundays of a night', () => {
  const sunday = dayOf('2026-11-22');

  it('are its own, and those that no night was made for', () => {
    expect([sundayOf(sunday - 6), sundayOf(sunday), sundayOf(sunday + 1)]).to.deep.equal([sunday, sunday, sunday + 7]);
    expect([lastSunday(sunday), lastSunday(sunday + 6), lastSunday(sunday - 1)]).to.deep.equal([
      sunday,
      sunday,
      sunday - 7,
    ]);
    expect(sundaysOf(sunday, sunday - 1)).to.deep.equal([sunday]);
    expect(sundaysOf(sunday + 1, sunday)).to.deep.equal([]);
    expect(sundaysOf(sunday + 9, sunday - 1)).to.deep.equal([sunday, sunday + 7]);
    expect(sundaysOf(sunday, null)).to.deep.equal([sunday]);
    expect(sundaysOf(sunday + 1, null)).to.deep.equal([]);
  });
});

describeOnEachDatabase('the weeks of three months', (use) => {
  let context: Context;
  const [first, last] = [dayZero + 3, dayZero + days - 1];
  before(async () => {
    context = await marketplace(use(), last);
    await backfill(context, first, last);
  });

  it('begin with the Sunday of the first night and have one row for each Sunday', async () => {
    const found = (await weeks(context)).map(({ week }) => week);
    expect(found).to.deep.equal(Array.from({ length: found.length }, (_, index) => dayZero + 6 + 7 * index));
    expect(found.at(-1)).to.equal(lastSunday(last));
  });

  it('hold what the ledger entered on their nights, to the last bit', async () => {
    for (const week of await weeks(context)) {
      const nights = await context.database.read<{ observed: number; expected: number }>(
        'SELECT observed, expected FROM ledger WHERE night > ? AND night <= ? AND seller = ? AND metric = ? ORDER BY night',
        [(week['week'] as number) - 7, week['week'] as number, week['seller'] as number, 'complaint'],
      );
      expect(week['observed']).to.equal(nights.reduce((sum, { observed }) => sum + observed, 0));
      expect(week['expected']).to.equal(nights.reduce((sum, { expected }) => sum + expected, 0));
    }
  });

  it('hold the reading of their Sunday', async () => {
    const columns = ['events', 'exposure', 'rate', 'low', 'high', 'ratio', 'state'] as const;
    for (const week of await weeks(context)) {
      const [reading] = await context.database.read(
        'SELECT * FROM readings WHERE night = ? AND seller = ? AND metric = ?',
        [week['week'] as number, week['seller'] as number, 'complaint'],
      );
      for (const column of columns) expect(week[column], column).to.equal(reading![column]);
    }
  });

  it('hold their orders and events once nothing more can happen to them', async () => {
    for (const week of await weeks(context)) {
      const settled = (week['week'] as number) <= lastSunday(last) - 56;
      const [days] = await context.database.read(
        `SELECT SUM(opened) AS opened, SUM(occurred) AS occurred FROM daily_counts
         WHERE metric = ? AND seller = ? AND day > ? AND day <= ?`,
        ['complaint', week['seller'] as number, (week['week'] as number) - 7, week['week'] as number],
      );
      expect([week['opened'], week['occurred']]).to.deep.equal(
        settled ? [days!['opened'], days!['occurred']] : [null, null],
      );
    }
  });

  it('have nothing that verify would tell', async () => {
    expect(await verifyLedger(context)).to.deep.equal([]);
    await context.database.transaction((tx) => tx.run('UPDATE weeks SET observed = observed + 1 WHERE seller = 1'));
    expect((await verifyLedger(context)).join()).to.match(/week to .*another sum of observed/);
    await context.database.transaction((tx) => tx.run('UPDATE weeks SET observed = observed - 1 WHERE seller = 1'));
  });

  it('are the same when a database that had none before is brought to the newest schema', async () => {
    const { database } = context;
    const written = await dump(database, ['weeks']);
    await migration.down(database.knex);
    await migration.up(database.knex);
    expect(await dump(database, ['weeks'])).to.equal(written);
  });

  it('take in what is learned of a settled week years later', async () => {
    const [before] = await weeks(context);
    const order = { id: 'late-1', seller: 'S1', placed: dayZero + 1, promised: dayZero + 3, delivered: dayZero + 2 };
    const later = nightContext(use(), last + 2, '/nowhere');
    await load(later, { ...feedLines([order]), coverage: coverageLines(last + 1, last + 1) });
    await runNight(later, last + 1);
    const [after] = await weeks(context);
    expect(after!['opened']).to.equal((before!['opened'] as number) + 1);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('have a row without a reading where the Sunday was left out', async () => {
    const sunday = lastSunday(last + 1) + 7;
    const later = nightContext(use(), sunday + 3, '/nowhere');
    await load(later, { coverage: coverageLines(last + 2, sunday + 2) });
    // Nights are kept to their order now; an older version had begun this one, and goes on with it.
    const write = (sql: string) => context.database.transaction((tx) => tx.run(sql));
    await write(`INSERT INTO posted_days (metric, day, night) VALUES ('begun', ${sunday}, ${sunday + 2})`);
    await runNight(later, sunday + 2);
    await write("DELETE FROM posted_days WHERE metric = 'begun'");
    const found = (await weeks(context)).at(-1)!;
    expect([found['week'], found['state'], found['rate']]).to.deep.equal([sunday, null, null]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });
});

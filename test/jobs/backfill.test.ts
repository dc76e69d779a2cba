/** History: entered in order, continued where it stopped, decided upon, and never before what is published. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import type { Context } from '../../server/context.ts';
import { dayText } from '../../server/scoring/day.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { putInForce } from '../support/decided.ts';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { coverageLines, dayZero, feedLines, load, nightContext, sellerLine } from '../support/marketplace.ts';
import { rejection } from '../support/rejection.ts';
import { story } from '../support/story.ts';

const [from, to] = [dayZero + 5, dayZero + 35];

async function marketplace(made: TestDatabase): Promise<Context> {
  const context = nightContext(made, to + 20, '/nowhere');
  await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
  await load(context, { ...feedLines(story(60)), coverage: coverageLines(dayZero, to + 19) });
  return context;
}

describeOnEachDatabase('a backfill', (use, dialect) => {
  let context: Context;
  before(async () => {
    context = await marketplace(use());
  });

  it('goes on where it stopped, with the same result as in one go', async () => {
    const stop = new Error('stopped');
    const stopped = backfill(context, from, to, (night) => {
      if (night === from + 12) throw stop;
    });
    expect(await rejection(stopped)).to.equal(stop);
    const nights = await backfill(context, from, to);
    expect(nights[0]?.night).to.equal(dayText(from + 13));
    expect(nights.at(-1)?.night).to.equal(dayText(to));
    const other = await createTestDatabase(dialect);
    try {
      await backfill(await marketplace(other), from, to);
      expect(await dump(use().database)).to.equal(await dump(other.database));
    } finally {
      await other.drop();
    }
  });

  it('changes nothing when all of it is there', async () => {
    expect(await backfill(context, from, to)).to.deep.equal([]);
  });

  it('does not go before a published night', async () => {
    const refused = await rejection(backfill(context, from - 1, to));
    expect(refused.message).to.equal(
      'the night of 2026-03-07 is published, and nothing can be entered before it: ' +
        'go on from 2026-04-07, or enter all of it into a new database: DATABASE_URL, migrate, import, backfill',
    );
  });

  it('leaves no night out, and says of one that was left out that it cannot be entered any more', async () => {
    const refused = await rejection(backfill(context, to + 3, to + 4));
    expect(refused.message).to.equal(
      'the nights of 2026-04-07 to 2026-04-08 would be left out for good: start at 2026-04-07',
    );
    const { database } = context;
    const [kept] = await database.read('SELECT * FROM nights WHERE night = ?', [to - 2]);
    await database.transaction((tx) => tx.run('DELETE FROM nights WHERE night = ?', [to - 2]));
    try {
      for (const [first, last] of [
        [from, to + 1],
        [to - 2, to - 2],
      ] as const)
        expect((await rejection(backfill(context, first, last))).message).to.match(
          /^the night of 2026-04-04 cannot be entered any more, since later ones are published: go on from 2026-04-07/,
        );
    } finally {
      await database.transaction((tx) => tx.insertMany('nights', Object.keys(kept!), [Object.values(kept!)]));
    }
    expect(await backfill(context, to - 2, to)).to.deep.equal([]);
  });

  it('waits for sellers: nothing could be entered before its first night', async () => {
    const empty = await createTestDatabase(dialect);
    try {
      const refused = await rejection(backfill(nightContext(empty, to + 20, '/nowhere'), from, to));
      expect(refused.message).to.match(/^no feed has brought a seller yet/);
    } finally {
      await empty.drop();
    }
  });

  it('does not go beyond yesterday', async () => {
    expect((await rejection(backfill(context, to + 1, to + 20))).message).to.match(/is not over/);
  });

  it('knows nothing of what lies after each night', async () => {
    const [row] = await context.database.read('SELECT MAX(as_of - night) AS ahead FROM readings');
    expect(row?.['ahead']).to.equal(0);
  });

  it('recommends more than a warning only a week after one was delivered', async () => {
    const open = await context.database.read<{ id: number; seller: number; level: string }>(
      `SELECT r.id, r.seller, r.level FROM recommendations r JOIN sellers v ON v.id = r.seller
       WHERE v.seller_id = 'S0' AND r.state = 'open' ORDER BY r.id`,
    );
    expect(open.map(({ level }) => level)).to.deep.equal(['warn']);
    const { id, seller } = open[0]!;
    const decision = { recommendation: id, seller, level: 'warn', on: to + 1 } as const;
    expect(await context.database.transaction((tx) => putInForce(tx, decision))).to.be.a('number');
    expect(await context.database.transaction((tx) => putInForce(tx, decision))).to.equal(null);
    const levels: string[] = [];
    for (let night = to + 1; night <= to + 9; night++) {
      await runNight(context, night);
      const [row] = await context.database.read<{ level: string }>(
        'SELECT level FROM scores WHERE night = ? AND seller = ?',
        [night, seller],
      );
      levels.push(row!.level);
    }
    expect(levels.slice(0, 7)).to.deep.equal(Array.from({ length: 7 }, () => 'warn'));
    // Late parcels and the low reviews they bring are a second source for each other.
    expect(levels.slice(7)).to.deep.equal(['suspend', 'suspend']);
    const all = await context.database.read<{ level: string; state: string }>(
      'SELECT level, state FROM recommendations WHERE seller = ? ORDER BY id',
      [seller],
    );
    expect(all.slice(-2)).to.deep.equal([
      { level: 'warn', state: 'ended' },
      { level: 'suspend', state: 'open' },
    ]);
  });

  it('lets a mystery order count from the night it is revealed, and not before', async () => {
    const [row] = await context.database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S5'");
    const day = dayText(to + 9);
    const mystery = await context.database.transaction((tx) =>
      logMysteryOrder(tx, {
        ...{ seller: row!.id, draw: 'for_cause', category: null, grade: null, orderId: null, orderedOn: day },
        ...{ receivedOn: day, inspectedOn: day, quality: 1, delivery: 5, packaging: 5, verdict: 'blocker' },
        ...{ safetyFinding: 'counterfeit', notes: '', loggedBy: 'lab', loggedAt: `${day}T09:00:00Z` },
      }),
    );
    const of = () =>
      context.database.read<{ level: string; grounds: string; evidence: number | null }>(
        'SELECT level, grounds, evidence FROM recommendations WHERE seller = ? ORDER BY id',
        [row!.id],
      );
    await runNight(context, to + 10);
    expect(await of()).to.deep.equal([]);
    const revealed = dayText(to + 11);
    await context.database.transaction((tx) =>
      revealMysteryOrder(tx, mystery, { day: revealed, at: `${revealed}T10:00:00Z`, by: 'lab' }),
    );
    await runNight(context, to + 11);
    expect(await of()).to.deep.equal([{ level: 'suspend', grounds: '["safety"]', evidence: null }]);
  });
});

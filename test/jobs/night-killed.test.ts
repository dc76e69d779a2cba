/** A night killed at every stage, at its start, in the middle of a transaction and at its end, comes out as if nothing had happened. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import type { Context } from '../../server/context.ts';
import { dayText } from '../../server/scoring/day.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { createTestDatabase, type Dialect, type TestDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import {
  coverageLines,
  dayZero,
  devicesKnownBy,
  feedFile,
  feedLines,
  feeds,
  knownBy,
  load,
  nightContext,
  sellerLine,
  tradeInLines,
} from '../support/marketplace.ts';
import { answeredDispute } from '../support/disputed.ts';
import { devices } from '../support/devices.ts';
import { insertRevealed } from '../support/inspected.ts';
import { addTestPerson } from '../support/people.ts';
import { story } from '../support/story.ts';

/** A Sunday: the night that ends the week as well. */
const night = dayZero + 41;
const orders = story(45);
const bought = devices(45);
/** Complained about without good reason, as it turned out. */
const contested = orders.find(
  ({ seller, complaint, placed }) => seller === 'S2' && complaint && placed < dayZero + 20,
)!;
const allFeeds = [...feeds, 'trade_ins'] as const;

type Killing = readonly [stage: string, moment: string, nth: number];

/** In their order: each start of the night goes on where the one before was killed, up to where it is killed itself. */
const killings: Killing[] = [
  ['take-in', 1],
  ['estimate', 2],
  ['post-ledger', 4],
  ['score', 1],
  ['recommend', 2],
  ['publish', 1],
  ['notify', 1],
].flatMap(([stage, steps]) => [
  [stage as string, 'start', 1] as const,
  [stage as string, 'middle', 1] as const,
  ...(steps === 1 ? [] : [[stage as string, 'middle', steps as number] as const]),
  [stage as string, 'end', 1] as const,
]);

/** Six weeks of history, and tonight's files lying in the inbox. */
async function prepare(made: TestDatabase, inbox: string): Promise<void> {
  const context = nightContext(made, night + 1, inbox);
  const sellers = Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero));
  await load(context, { sellers });
  const before = {
    ...feedLines(knownBy(orders, night - 1)),
    trade_ins: tradeInLines(devicesKnownBy(bought, night - 1)),
  };
  await load(context, { ...before, coverage: coverageLines(dayZero, night - 1, allFeeds) });
  const wrong = await failOneInspection(context);
  await backfill(context, dayZero + 5, night - 1);
  await takeBack(context, wrong);
  await answeredDispute(made.database, { orderId: contested.id, metrics: ['complaint'] });
  await findPreviousOwnersData(context);
  await addTestPerson(made.database, { email: 'manager@test.example', role: 'manager' });
  mkdirSync(inbox, { recursive: true });
  const lines = {
    ...feedLines(knownBy(orders, night)),
    trade_ins: tradeInLines(devicesKnownBy(bought, night)),
    coverage: coverageLines(night, night, allFeeds),
  };
  for (const [feed, rows] of Object.entries(lines)) {
    const path = join(inbox, `${feed}-tonight.csv`);
    writeFileSync(path, feedFile(feed as (typeof feeds)[number], rows));
    utimesSync(path, 0, 0);
  }
  writeFileSync(join(inbox, 'nonsense.csv'), 'a,b\n1,2\n');
  utimesSync(join(inbox, 'nonsense.csv'), 0, 0);
}

const keyOf = async ({ database }: Context, seller: string): Promise<number> =>
  (await database.read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [seller]))[0]!.id;

/** Counted by nights before. */
const failOneInspection = async (context: Context): Promise<number> =>
  insertRevealed(context.database, {
    ...{ seller: await keyOf(context, 'S3'), revealed: night - 3, verdict: 'downgraded', orderId: 'O-3-20-0' },
  });

/** Corrected today; and of an order that its buyer complained about it is revealed today that the lab was the buyer. */
async function takeBack(context: Context, wrong: number): Promise<void> {
  const { database } = context;
  const own = orders.find(({ seller, complaint, placed }) => seller === 'S1' && complaint && placed === dayZero + 20)!;
  await insertRevealed(database, { seller: await keyOf(context, 'S1'), revealed: night, orderId: own.id });
  await database.transaction((tx) =>
    tx.run("UPDATE mystery_orders SET corrected_verdict = 'passed', corrected_on = ? WHERE id = ?", [
      dayText(night),
      wrong,
    ]),
  );
}

/** Revealed today: the night opens a recommendation that tells people something. */
async function findPreviousOwnersData({ database }: Context): Promise<void> {
  const [seller] = await database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S4'");
  await database.transaction(async (tx) => {
    const day = dayText(night);
    const id = await logMysteryOrder(tx, {
      ...{ seller: seller!.id, draw: 'random', category: null, grade: null, orderId: null, orderedOn: day },
      ...{ receivedOn: day, inspectedOn: day, quality: 2, delivery: 5, packaging: 5, verdict: 'blocker' },
      ...{ safetyFinding: 'previous_owner_data', notes: '', loggedBy: 'lab', loggedAt: `${day}T09:00:00Z` },
    });
    await revealMysteryOrder(tx, id, { day, at: `${day}T10:00:00Z`, by: 'lab' });
  });
}

function killedAt(made: TestDatabase, inbox: string, [stage, moment, nth]: Killing) {
  const child = spawn(
    process.execPath,
    ['test/support/night-child.ts', made.url, String(night), inbox, stage, moment, String(nth)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
}

describe('a killed night', () => {
  const dumps: Partial<Record<Dialect, string>> = {};

  for (const dialect of ['sqlite', 'postgres'] as const) {
    describe(dialect, () => {
      let folder: string;
      let whole: TestDatabase;
      let killed: TestDatabase;
      before(async () => {
        folder = mkdtempSync(join(tmpdir(), 'assay-killed-'));
        [whole, killed] = [await createTestDatabase(dialect), await createTestDatabase(dialect)];
        await prepare(whole, join(folder, 'whole'));
        await prepare(killed, join(folder, 'killed'));
        await runNight(nightContext(whole, night + 1, join(folder, 'whole')), night);
        dumps[dialect] = await dump(whole.database);
      });
      after(async () => {
        await whole.drop();
        await killed.drop();
        rmSync(folder, { recursive: true, force: true });
      });

      it('has something to do at every stage', () => {
        for (const table of [
          'recommendations',
          'breaches',
          'letters',
          'order_events',
          'scores',
          'weeks',
          'trade_in_scores',
        ]) {
          expect(dumps[dialect]).to.match(new RegExp(`^${table} `, 'm'));
        }
        expect(dumps[dialect]).to.include(`"recounted_on":"${dayText(night)}"`);
        expect(dumps[dialect]).to.match(new RegExp(`^disputes .*"counted_on":"${dayText(night)}"`, 'm'));
      });

      for (const killing of killings) {
        it(`goes on after SIGKILL in ${killing[0]}, ${killing[1]} ${killing[2]}`, async () => {
          expect(await killedAt(killed, join(folder, 'killed'), killing)).to.equal('SIGKILL');
        });
      }

      it('comes out the same, byte for byte', async () => {
        await runNight(nightContext(killed, night + 1, join(folder, 'killed')), night);
        expect(await dump(killed.database)).to.equal(dumps[dialect]);
      });
    });
  }

  describe('or one that was not', () => {
    it('is the same on both databases', () => {
      expect(dumps.postgres).to.equal(dumps.sqlite);
    });
  });
});

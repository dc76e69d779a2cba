/** Late, missing and corrected data: they never count against a seller, and nothing is lost. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { Context } from '../../server/context.ts';
import type { Day } from '../../server/scoring/day.ts';
import { readDetector } from '../../server/scoring/detector-text.ts';
import type { DetectorState } from '../../server/scoring/detector.ts';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import {
  dayZero,
  feedLines,
  load,
  loadKnown,
  nightContext,
  sellerLine,
  type FeedName,
  type ToldOrder,
} from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const orders = story(40);

/** Lives through one day: what is known by its end comes in, except of the feeds that are out, and the night is worked on. */
async function live(made: TestDatabase, day: Day, out: readonly FeedName[] = [], told: readonly ToldOrder[] = orders) {
  const context = nightContext(made, day + 1, '/nowhere');
  await loadKnown(context, told, day, { without: out });
  await runNight(context, day);
  return context;
}

async function begin(made: TestDatabase): Promise<Context> {
  const context = nightContext(made, dayZero + 1, '/nowhere');
  await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
  return context;
}

const sums = (context: Context, metric: string) =>
  context.database.read<{ seller_id: string; observed: number; expected: number; orders: number }>(
    `SELECT v.seller_id AS seller_id, SUM(observed) AS observed, SUM(expected) AS expected, SUM(order_count) AS orders
     FROM ledger l JOIN sellers v ON v.id = l.seller WHERE metric = ? GROUP BY v.seller_id ORDER BY v.seller_id`,
    [metric],
  );

async function stateOf({ database }: Context, seller: string, metric: string): Promise<DetectorState> {
  const [row] = await database.read<{ content: string }>(
    'SELECT content FROM detector_state d JOIN sellers v ON v.id = d.seller WHERE v.seller_id = ? AND metric = ?',
    [seller, metric],
  );
  return readDetector(row!.content);
}

const readings = ({ database }: Context, metric: string, night: Day) =>
  database.read(
    `SELECT r.*, v.seller_id AS id FROM readings r JOIN sellers v ON v.id = r.seller
     WHERE metric = ? AND night = ? ORDER BY v.seller_id`,
    [metric, night],
  );

function expectSameSums(one: Awaited<ReturnType<typeof sums>>, other: typeof one): void {
  expect(one.map((row) => row.seller_id)).to.deep.equal(other.map((row) => row.seller_id));
  for (const [index, row] of one.entries()) {
    expect(row.observed).to.equal(other[index]!.observed);
    expect(row.orders).to.equal(other[index]!.orders);
    expect(row.expected).to.be.closeTo(other[index]!.expected, 1e-9);
  }
}

describeOnEachDatabase('a feed that is out for five days', (use, dialect) => {
  const [from, outage, back] = [dayZero + 10, dayZero + 15, dayZero + 20];
  let context: Context;
  before(async () => {
    await begin(use());
    for (let day = from; day < outage; day++) context = await live(use(), day);
    for (let day = outage; day < back; day++) context = await live(use(), day, ['deliveries']);
  });

  it('leaves its metrics at their last value, and says of which day it is', async () => {
    const held = await readings(context, 'late-delivery', outage - 1);
    const stale = await readings(context, 'late-delivery', back - 1);
    for (const [index, row] of stale.entries()) {
      if (row['id'] === 'S7') continue;
      expect(row).to.include({ state: 'stale', as_of: outage - 1 });
      for (const figure of ['events', 'exposure', 'rate', 'low', 'high']) {
        expect(row[figure]).to.equal(held[index]![figure]);
      }
    }
  });

  it('leaves metrics of other feeds fresh', async () => {
    const rows = await readings(context, 'cancellation', back - 1);
    for (const row of rows) expect(row['as_of']).to.equal(back - 1);
  });

  it('raises nobody while it lasts', async () => {
    const opened = await context.database.read(
      "SELECT id FROM breaches WHERE opened >= ? AND metric IN ('late-delivery', 'complaint', 'bad-order', 'return')",
      [outage],
    );
    expect(opened).to.deep.equal([]);
  });

  it('is caught up when it is back: the ledger adds up as if it had never been out', async () => {
    context = await live(use(), back);
    const rows = await readings(context, 'late-delivery', back);
    for (const row of rows) expect(row['as_of']).to.equal(back);
    const other = await createTestDatabase(dialect);
    try {
      await begin(other);
      let whole: Context = context;
      for (let day = from; day <= back; day++) whole = await live(other, day);
      for (const metric of ['late-delivery', 'complaint', 'return', 'cancellation']) {
        expectSameSums(await sums(context, metric), await sums(whole, metric));
        const [late, timely] = [await readings(context, metric, back), await readings(whole, metric, back)];
        for (const [index, row] of late.entries()) {
          expect(row['events'], metric).to.equal(timely[index]!['events']);
          expect(row['exposure'], metric).to.equal(timely[index]!['exposure']);
        }
      }
    } finally {
      await other.drop();
    }
  });
});

describeOnEachDatabase('an order that becomes known five days late', (use, dialect) => {
  it('adds up in the ledger as if it had come in time', async () => {
    const [from, to] = [dayZero + 10, dayZero + 16];
    const isLate = ({ id }: ToldOrder) => id.endsWith('-2');
    await begin(use());
    let context: Context | undefined;
    for (let day = from; day <= to; day++) {
      const told = day < to - 1 ? orders.filter((order) => !isLate(order)) : orders;
      context = await live(use(), day, [], told);
    }
    const other = await createTestDatabase(dialect);
    try {
      await begin(other);
      let whole: Context | undefined;
      for (let day = from; day <= to; day++) whole = await live(other, day);
      for (const metric of ['late-delivery', 'complaint', 'return', 'low-review', 'cancellation', 'bad-order']) {
        expectSameSums(await sums(context!, metric), await sums(whole!, metric));
        const [late, timely] = [await readings(context!, metric, to), await readings(whole!, metric, to)];
        expect(late.map((row) => [row['events'], row['exposure']])).to.deep.equal(
          timely.map((row) => [row['events'], row['exposure']]),
        );
      }
      expect(await context!.database.read('SELECT * FROM arrears')).to.deep.equal([]);
      expect(await verifyLedger(context!)).to.deep.equal([]);
    } finally {
      await other.drop();
    }
  });
});

describeOnEachDatabase('a complaint that is withdrawn', (use) => {
  const [from, to] = [dayZero + 10, dayZero + 30];
  let context: Context;
  let before_: DetectorState;
  const withdrawn = orders
    .filter(({ seller, complaint }) => seller === 'S1' && complaint && complaint.day < to)
    .slice(-6);

  before(async () => {
    context = await begin(use());
    context = nightContext(use(), to + 2, '/nowhere');
    await loadKnown(context, orders, to);
    await backfill(context, from, to);
    before_ = await stateOf(context, 'S1', 'complaint');
    const { complaints } = feedLines(withdrawn);
    const lines = complaints.map((line) => line.replace(/,[^,]*$/, ',buyer'));
    await load(context, { complaints: lines });
    await live(use(), to + 1);
  });

  it('is posted as a negative observation on the night it is learned', async () => {
    const [row] = await context.database.read<{ observed: number; withdrawn: number }>(
      `SELECT observed, withdrawn FROM ledger l JOIN sellers v ON v.id = l.seller
       WHERE v.seller_id = 'S1' AND metric = 'complaint' AND night = ?`,
      [to + 1],
    );
    expect(row?.withdrawn).to.equal(withdrawn.length);
    expect(row?.observed).to.be.below(0);
  });

  it('keeps the event, with the night that took it back', async () => {
    const rows = await context.database.read(
      "SELECT retracted FROM order_events WHERE metric = 'complaint' AND retracted IS NOT NULL ORDER BY order_key",
    );
    expect(rows.map((row) => row['retracted'])).to.deep.equal(withdrawn.map(() => to + 1));
  });

  it('can only help: the evidence is replayed without it', async () => {
    const after = await stateOf(context, 'S1', 'complaint');
    expect(after.observed).to.be.below(before_.observed);
    expect(after.events).to.be.below(before_.events);
    const [was, is] = [before_.evidence.warn!, after.evidence.warn!];
    for (const [index, log] of is.entries()) expect(log).to.be.below(was[index]!);
  });

  it('stands on its first night again when the withdrawal is taken back', async () => {
    const { complaints } = feedLines(withdrawn);
    const lines = complaints.map((line) => line.replace(/,[^,]*$/, ',seller'));
    context = nightContext(use(), to + 3, '/nowhere');
    await load(context, { complaints: lines });
    await live(use(), to + 2);
    const [row] = await context.database.read<{ withdrawn: number }>(
      `SELECT withdrawn FROM ledger l JOIN sellers v ON v.id = l.seller
       WHERE v.seller_id = 'S1' AND metric = 'complaint' AND night = ?`,
      [to + 2],
    );
    expect(row?.withdrawn).to.equal(-withdrawn.length);
    const after = await stateOf(context, 'S1', 'complaint');
    expect(after.evidence.warn![0]).to.be.above(before_.evidence.warn![0]! - 3);
    expect(after.night).to.equal(to + 2);
  });

  it('leaves counts that follow from the rows and detectors that follow from the ledger', async () => {
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('or else it is told what does not', async () => {
    await context.database.transaction(async (tx) => {
      await tx.run("UPDATE daily_counts SET reported = reported + 1 WHERE metric = 'return' AND day = ?", [from]);
      await tx.run("UPDATE ledger SET observed = observed + 1 WHERE metric = 'complaint' AND night = ?", [from + 3]);
    });
    const differences = await verifyLedger(context);
    expect(differences[0]).to.match(/^return, 2026-03-12, seller \d+: \d+ reported, its orders say \d+$/);
    expect(differences.join('\n')).to.match(/complaint of S\d: the detector has observed/);
  });
});

/** Declared incidents: what they excuse leaves the figures, as if it had never been there, and comes back when they are revoked. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { countOrders } from '../../jobs/count-orders.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { instantText, type Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { readDetector } from '../../server/scoring/detector-text.ts';
import { declareIncident, declaredIncidents, revokeIncident, type Declaration } from '../../server/stores/incidents.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { createTestDatabase, describeOnEachDatabase, type Dialect, type TestDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import {
  coverageLines,
  dayZero,
  feedLines,
  knownBy,
  load,
  nightContext,
  sellerLine,
  type ToldOrder,
} from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const [first, last] = [dayZero + 5, dayZero + 21];
const [from, to] = [dayZero + 12, dayZero + 14];

type PlacedOrder = ToldOrder & { market: string; carrier: string };

/** Even sellers sell to FR, odd ones to DE. In the days of the strike, all parcels of S2 and S4 that Colis carries come five days late. */
const orders: PlacedOrder[] = story(32).map((order) => {
  const [, seller, , n] = order.id.split('-').map(Number);
  const place = { market: seller! % 2 === 0 ? 'FR' : 'DE', carrier: n! % 2 === 0 ? 'Colis' : 'Poste' };
  const { promised } = order;
  const isStruck = promised !== undefined && promised >= from && promised <= to && place.carrier === 'Colis';
  const delivered = isStruck && (seller === 2 || seller === 4) ? { delivered: promised + 5 } : {};
  return { ...order, ...place, ...delivered };
});

const strike: Declaration = {
  ...{ name: 'Carrier strike in FR', metrics: ['late-delivery'], market: 'FR', carrier: null },
  ...{ from: dayText(from), to: dayText(to) },
};

/** The markets and carriers, by files that name nothing else. */
async function loadPlaces({ database, calendar, clock }: Context, placed: readonly PlacedOrder[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-places-'));
  const noon = (day: Day) => `${dayText(day)}T12:00:00Z`;
  const lines = placed.map(({ id, seller, placed: day, market }) => `${id},${seller},${noon(day)},${market}`);
  writeFileSync(join(folder, 'orders.csv'), ['order_id,seller_id,ordered_at,market', ...lines, ''].join('\n'));
  const carried = placed.map(({ id, carrier }) => `${id},${carrier}`);
  writeFileSync(join(folder, 'deliveries.csv'), ['order_id,carrier', ...carried, ''].join('\n'));
  const results = await importPaths(database, [folder], { calendar, clock });
  rmSync(folder, { recursive: true, force: true });
  for (const { state, quarantined } of results)
    expect({ state, quarantined }).to.deep.equal({ state: 'imported', quarantined: 0 });
}

/** The marketplace on the morning after the night of `last`. */
async function begin(made: TestDatabase, before: (context: Context) => Promise<unknown> = () => Promise.resolve()) {
  const context = nightContext(made, last + 1, '/nowhere');
  await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
  const known = knownBy(orders, last) as PlacedOrder[];
  await load(context, { ...feedLines(known), coverage: coverageLines(dayZero, last) });
  await loadPlaces(context, known);
  await before(context);
  await backfill(context, first, last);
  return context;
}

/** Lives through one day more. */
async function live(made: TestDatabase, day: Day, told: readonly PlacedOrder[] = orders): Promise<Context> {
  const context = nightContext(made, day + 1, '/nowhere');
  const known = knownBy(told, day) as PlacedOrder[];
  await load(context, { ...feedLines(known), coverage: coverageLines(day, day) });
  await loadPlaces(context, known);
  await runNight(context, day);
  return context;
}

const declare = ({ database, clock }: Context, declaration: Declaration) =>
  declareIncident(database, declaration, { person: 'm@test.example', at: instantText(clock.now()) });

const revoke = ({ database, clock }: Context, id: number) =>
  revokeIncident(database, id, {
    person: 'm@test.example',
    at: instantText(clock.now()),
    reason: 'There was no strike.',
  });

async function within<T>(dialect: Dialect, work: (made: TestDatabase) => Promise<T>): Promise<T> {
  const made = await createTestDatabase(dialect);
  try {
    return await work(made);
  } finally {
    await made.drop();
  }
}

interface Sum {
  who: string;
  observed: number;
  expected: number;
  orders: number;
}

const sums = ({ database }: Context): Promise<Sum[]> =>
  database.read<Sum & Record<string, string | number>>(
    `SELECT v.seller_id || ' ' || metric AS who, SUM(observed) AS observed, SUM(expected) AS expected, SUM(order_count) AS orders
     FROM ledger l JOIN sellers v ON v.id = l.seller GROUP BY v.seller_id, metric ORDER BY v.seller_id, metric`,
  );

function expectSameSums(one: readonly Sum[], other: readonly Sum[]): void {
  expect(one.map(({ who, observed }) => [who, Number(observed)])).to.deep.equal(
    other.map(({ who, observed }) => [who, Number(observed)]),
  );
  for (const [index, { who, expected }] of one.entries())
    expect(expected, who).to.be.closeTo(other[index]!.expected, 1e-9);
}

async function states({ database }: Context) {
  const rows = await database.read<{ who: string; content: string }>(
    `SELECT v.seller_id || ' ' || metric AS who, content FROM detector_state d JOIN sellers v ON v.id = d.seller ORDER BY v.seller_id, metric`,
  );
  return new Map(rows.map(({ who, content }) => [who, readDetector(content)]));
}

const linesOf = async ({ database }: Context, table: string, night: Day): Promise<string[]> =>
  (await dump(database, [table])).split('\n').filter((line) => line.includes(`"night":${night},`));

/** A hundredth of even odds weighs nothing. */
const nothing = 0.01;
const oddsOf = (logs: readonly number[] | null): number => (logs ?? []).reduce((sum, log) => sum + Math.exp(log), 0);

/** As `order metric`. */
const excused = async ({ database }: Context): Promise<string[]> => {
  const rows = await database.read<{ what: string }>(
    `SELECT o.order_id || ' ' || e.metric AS what FROM order_events e JOIN orders o ON o.id = e.order_key
     WHERE e.incident IS NOT NULL ORDER BY o.order_id, e.metric`,
  );
  return rows.map(({ what }) => what);
};

const late = (test: (order: PlacedOrder) => boolean) =>
  orders
    .filter(({ promised, delivered }) => promised! >= from && promised! <= to && delivered! > promised!)
    .filter(test);

describeOnEachDatabase('a strike that is declared after its nights were posted', (use, dialect) => {
  let context: Context;
  let id: number;
  const struck = late(({ market }) => market === 'FR');

  before(async function () {
    this.timeout(120_000);
    context = await begin(use());
    id = await declare(context, strike);
    expect(await verifyLedger(context)).to.deep.equal([]);
    context = await live(use(), last + 1);
  });

  it('takes the late deliveries of its market and days out, and no others', async () => {
    const lines = await excused(context);
    expect(lines.filter((line) => line.endsWith(' late-delivery'))).to.deep.equal(
      struck.map((order) => `${order.id} late-delivery`).sort(),
    );
    expect(struck.length).to.be.above(10);
  });

  it('takes bad orders out that were bad by that lateness alone', async () => {
    const lines = await excused(context);
    const bad = lines.filter((line) => line.endsWith(' bad-order')).map((line) => line.split(' ')[0]);
    expect(bad.length).to.be.above(5);
    const otherwiseBad = struck.filter(({ review, complaint }) => (review && review.rating <= 2) || complaint);
    for (const order of otherwiseBad) expect(bad).not.to.include(order.id);
  });

  it('posts what it takes out as negative observations of the night that learned it', async () => {
    const rows = await context.database.read<{ seller: string; withdrawn: number }>(
      `SELECT v.seller_id AS seller, withdrawn FROM ledger l JOIN sellers v ON v.id = l.seller
       WHERE metric = 'late-delivery' AND night = ? AND withdrawn <> 0 ORDER BY v.seller_id`,
      [last + 1],
    );
    const bySeller = Map.groupBy(struck, ({ seller }) => seller);
    expect(rows).to.deep.equal(
      [...bySeller]
        .map(([seller, of]) => ({ seller, withdrawn: of.length }))
        .sort((a, b) => (a.seller < b.seller ? -1 : 1)),
    );
  });

  it('leaves sellers of other markets as they were', async () => {
    expect((await excused(context)).filter((line) => /^O-[1357]-/.test(line))).to.deep.equal([]);
  });

  it('can only help: no odds are worse than without it', async () => {
    await within(dialect, async (made) => {
      await begin(made);
      const without = await states(await live(made, last + 1));
      let lower = 0;
      for (const [who, state] of await states(context)) {
        for (const level of ['warn', 'limit', 'suspend'] as const) {
          const [odds, other] = [oddsOf(state.evidence[level]), oddsOf(without.get(who)!.evidence[level])];
          expect(odds, `${who} ${level}`).to.be.at.most(Math.max(other, nothing));
          if (odds < other) lower += 1;
        }
      }
      expect(lower).to.be.above(8);
    });
  }).timeout(120_000);

  it('leaves the ledger and the detectors as if it had been declared before the first night', async () => {
    await within(dialect, async (made) => {
      await begin(made, (early) => declare(early, strike));
      const early = await live(made, last + 1);
      expect(await excused(context)).to.deep.equal(await excused(early));
      expectSameSums(await sums(context), await sums(early));
      const then = await states(early);
      for (const [who, state] of await states(context)) {
        const other = then.get(who)!;
        for (const figure of ['observed', 'expected', 'nowObserved', 'nowExpected'] as const)
          expect(state[figure], `${who} ${figure}`).to.be.closeTo(other[figure], 1e-6);
        expect([state.events, state.exposure], who).to.deep.equal([other.events, other.exposure]);
        for (const level of ['warn', 'limit', 'suspend'] as const)
          for (const [index, log] of (state.evidence[level] ?? []).entries())
            expect(log, `${who} ${level}`).to.be.closeTo(other.evidence[level]![index]!, 1e-5);
      }
    });
  }).timeout(120_000);

  it('is counted, and everything still follows from the rows', async () => {
    const [incident] = await declaredIncidents(readCommitted(context.database));
    expect(incident).to.include({ id, counted: true });
    expect(await verifyLedger(context)).to.deep.equal([]);
  }).timeout(30_000);

  it('gives all of it back when it is revoked: the next night is that of a marketplace that never had it', async () => {
    expect(await revoke(context, id)).to.equal(true);
    expect(await revoke(context, id)).to.equal(false);
    expect(await verifyLedger(context)).to.deep.equal([]);
    context = await live(use(), last + 2);
    expect(await excused(context)).to.deep.equal([]);
    expect(await verifyLedger(context)).to.deep.equal([]);
    await within(dialect, async (made) => {
      await begin(made);
      await live(made, last + 1);
      const never = await live(made, last + 2);
      expectSameSums(await sums(context), await sums(never));
      expect(await linesOf(context, 'readings', last + 2)).to.deep.equal(await linesOf(never, 'readings', last + 2));
      expect(await linesOf(context, 'scores', last + 2)).to.deep.equal(await linesOf(never, 'scores', last + 2));
    });
  }).timeout(120_000);
});

describeOnEachDatabase('an incident of one carrier, and one of the platform over several metrics', (use) => {
  let context: Context;
  const complained = orders.find(({ complaint }) => complaint && complaint.day >= from && complaint.day <= to)!;

  before(async function () {
    this.timeout(120_000);
    context = await begin(use());
  });

  it('asks for the carrier, which an order without one does not have', async () => {
    await declare(context, { ...strike, name: 'Colis on strike', market: null, carrier: 'Colis' });
    context = await live(use(), last + 1);
    expect((await excused(context)).filter((line) => line.endsWith(' late-delivery'))).to.deep.equal(
      late(({ carrier }) => carrier === 'Colis')
        .map(({ id }) => `${id} late-delivery`)
        .sort(),
    );
    expect(await verifyLedger(context)).to.deep.equal([]);
  }).timeout(60_000);

  it('covers several metrics at once, and of two incidents the first excuses', async () => {
    const metrics = ['late-delivery', 'complaint', 'low-review', 'bad-order'];
    await declare(context, { ...strike, name: 'Our application was down', market: null, metrics });
    context = await live(use(), last + 2);
    expect(await excused(context)).to.include(`${complained.id} complaint`);
    const rows = await context.database.read<{ incident: number; events: number }>(
      "SELECT incident, COUNT(*) AS events FROM order_events WHERE incident IS NOT NULL AND metric = 'late-delivery' GROUP BY incident ORDER BY incident",
    );
    expect(rows.map((row) => Number(row.events))).to.deep.equal([
      late(({ carrier }) => carrier === 'Colis').length,
      late(({ carrier }) => carrier !== 'Colis').length,
    ]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  }).timeout(60_000);

  it('lets go of a complaint that is withdrawn: the order is in the metric again, without an event', async () => {
    const next = nightContext(use(), last + 4, '/nowhere');
    const { complaints } = feedLines([complained]);
    await load(next, { complaints: complaints.map((line) => `${line}buyer`) });
    context = await live(
      use(),
      last + 3,
      orders.filter(({ id }) => id !== complained.id),
    );
    expect(await excused(context)).not.to.include(`${complained.id} complaint`);
    expect(await verifyLedger(context)).to.deep.equal([]);
  }).timeout(60_000);

  it('follows an order to another seller and out of its market', async () => {
    const [moved, abroad] = late(({ carrier }) => carrier === 'Colis');
    const changed = orders
      .filter(({ id }) => id === moved!.id || id === abroad!.id)
      .map((order) => ({ ...order, ...(order.id === moved!.id ? { seller: 'S6' } : { carrier: 'Poste' }) }));
    const next = nightContext(use(), last + 5, '/nowhere');
    await load(next, feedLines(changed));
    await loadPlaces(next, changed);
    const others = orders.filter(({ id }) => id !== moved!.id && id !== abroad!.id && id !== complained.id);
    context = await live(use(), last + 4, others);
    expect(await verifyLedger(context)).to.deep.equal([]);
    const rows = await context.database.read<{ seller: string }>(
      `SELECT v.seller_id AS seller FROM order_events e JOIN orders o ON o.id = e.order_key JOIN sellers v ON v.id = e.seller
       WHERE o.order_id = ? AND e.incident IS NOT NULL AND e.metric = 'late-delivery' ORDER BY v.seller_id`,
      [moved!.id],
    );
    expect(rows).to.deep.equal([{ seller: 'S6' }]);
  }).timeout(60_000);

  it('gives everything back when both are revoked', async () => {
    for (const { id } of await declaredIncidents(readCommitted(context.database))) await revoke(context, id);
    context = nightContext(use(), last + 6, '/nowhere');
    await load(context, { coverage: coverageLines(last + 5, last + 5) });
    await runNight(context, last + 5);
    expect(await excused(context)).to.deep.equal([]);
    expect(await verifyLedger(context)).to.deep.equal([]);
    // What the order that went to another seller had taken from the first comes back to the second.
    const [taken] = await context.database.read<{ expected: number }>(
      "SELECT SUM(expected) AS expected FROM excused_expected WHERE metric = 'late-delivery'",
    );
    expect(taken!.expected).to.be.closeTo(0, 1e-9);
  }).timeout(60_000);
});

describeOnEachDatabase('an incident declared while a night is at work', (use, dialect) => {
  const everything = [
    'outcomes',
    'order_events',
    'daily_counts',
    'posted_days',
    'ledger',
    'detector_state',
    'readings',
    'scores',
  ];

  it('is counted by the next night if this one has counted already, as if declared in between', async () => {
    await begin(use());
    const context = nightContext(use(), last + 2, '/nowhere');
    const known = knownBy(orders, last + 1) as PlacedOrder[];
    await load(context, { ...feedLines(known), coverage: coverageLines(last + 1, last + 1) });
    await loadPlaces(context, known);
    await runNight(context, last + 1, {
      onStage: async (stage, moment) => {
        if (stage === 'score' && moment === 'start') await declare(context, strike);
      },
    });
    expect(await excused(context)).to.deep.equal([]);
    const after = await live(use(), last + 2);
    await within(dialect, async (made) => {
      await begin(made);
      await declare(await live(made, last + 1), strike);
      expect(await dump(after.database, everything)).to.equal(
        await dump((await live(made, last + 2)).database, everything),
      );
    });
  }).timeout(120_000);

  it('comes out the same if the counting is killed before it is noted', async () => {
    await within(dialect, async (made) => {
      const whole = await begin(made);
      await declare(whole, strike);
      const other = await createTestDatabase(dialect);
      try {
        const killed = await begin(other);
        await declare(killed, strike);
        let transactions = 0;
        const counting = countOrders(killed, last + 1, (work) => {
          transactions += 1;
          if (transactions === 2) throw new Error('killed');
          return killed.database.transaction(work);
        });
        expect(
          await counting.then(
            () => 'done',
            (error: Error) => error.message,
          ),
        ).to.equal('killed');
        const [one, two] = [await live(made, last + 1), await live(other, last + 1)];
        expect(await dump(one.database, everything)).to.equal(await dump(two.database, everything));
      } finally {
        await other.drop();
      }
    });
  }).timeout(120_000);
});

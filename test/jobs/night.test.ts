/** A night over a small marketplace, counted by hand. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runNight, runOwedNights } from '../../jobs/night.ts';
import type { Context } from '../../server/context.ts';
import { dayText } from '../../server/scoring/day.ts';
import { curveUnit, defaultCurves, reportedUnits } from '../../server/scoring/delay-curves.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import {
  coverageLines,
  dayZero,
  feedFile,
  feedLines,
  load,
  nightContext,
  sellerLine,
  type ToldOrder,
} from '../support/marketplace.ts';
import { rejection } from '../support/rejection.ts';

/** Twenty-five orders due on day 10, three of them late; two complaints, one of them the buyer's own fault. */
const due10 = (seller: string): ToldOrder[] =>
  Array.from({ length: 25 }, (_, n) => ({
    id: `${seller}-${n}`,
    seller,
    placed: dayZero + 6,
    promised: dayZero + 10,
    delivered: dayZero + (n < 3 ? 12 : 8),
    ...(n === 4 ? { complaint: { day: dayZero + 10 } } : {}),
    ...(n === 5 ? { complaint: { day: dayZero + 10, fault: 'buyer' } } : {}),
  }));

describeOnEachDatabase('the first night', (use) => {
  it('waits for a seller, so that history can still be entered', async () => {
    const inbox = mkdtempSync(join(tmpdir(), 'assay-inbox-'));
    const context = nightContext(use(), dayZero + 20, inbox);
    const published = () => context.database.read('SELECT night FROM nights ORDER BY night');
    expect(await runOwedNights(context)).to.deep.equal([]);
    expect((await rejection(runNight(context, dayZero))).message).to.match(/^no feed has brought a seller yet/);
    // Orders alone name sellers of whom nothing else is known.
    const put = (feed: 'orders' | 'sellers', rows: string[]) => {
      const file = join(inbox, `${feed}.csv`);
      writeFileSync(file, feedFile(feed, rows));
      utimesSync(file, 1, 1);
    };
    put('orders', feedLines(due10('A')).orders);
    expect((await rejection(runOwedNights(context))).message).to.match(/^no feed has brought a seller yet/);
    expect(await runOwedNights(context)).to.deep.equal([]);
    put('sellers', [sellerLine('A', dayZero)]);
    expect(await published()).to.deep.equal([]);
    expect((await runOwedNights(context)).map(({ sellers }) => sellers)).to.deep.equal([1]);
    rmSync(inbox, { recursive: true, force: true });
  });
});

describeOnEachDatabase('a night', (use) => {
  let inbox: string;
  const night = dayZero + 10;
  let context: Context;
  before(async () => {
    inbox = mkdtempSync(join(tmpdir(), 'assay-inbox-'));
    context = nightContext(use(), night + 1, inbox);
    await load(context, { sellers: [sellerLine('A', dayZero), sellerLine('B', dayZero)] });
    const { complaints, ...others } = feedLines([...due10('A'), ...due10('stub')]);
    await load(context, { ...others, returns: [], reviews: [], complaints });
    await load(context, { coverage: coverageLines(dayZero, night, ['orders', 'deliveries', 'complaints']) });
    await runNight(context, night);
  });
  after(() => rmSync(inbox, { recursive: true, force: true }));

  const ledger = async (metric: string, seller = 'A') =>
    context.database.read(
      `SELECT night, observed, withdrawn, expected, order_count FROM ledger l JOIN sellers v ON v.id = l.seller
       WHERE metric = ? AND v.seller_id = ? ORDER BY night`,
      [metric, seller],
    );

  it('posts three late orders against 25 × 4 % × 1.1 = 1.1 expected', async () => {
    const [row] = await ledger('late-delivery');
    expect(row).to.include({ night, observed: 3, withdrawn: 0, order_count: 25 });
    expect(row?.['expected']).to.be.closeTo(1.1, 1e-12);
  });

  it('expects of complaints what falls on the age of each order tonight', async () => {
    const curve = defaultCurves['complaint']!;
    // 22 orders arrived two days ago; 3 are late, so their risk opened today, on the promised day.
    const onDay2 = (reportedUnits(curve, 2) - reportedUnits(curve, 1)) / curveUnit;
    const onDay0 = reportedUnits(curve, 0) / curveUnit;
    const [row] = await ledger('complaint');
    expect(row).to.include({ observed: 1, order_count: 3 });
    expect(row?.['expected']).to.be.closeTo((22 * onDay2 + 3 * onDay0) * 0.01 * 1.1, 1e-12);
  });

  it('calls metrics missing whose feeds never came, and never gives them a figure', async () => {
    const rows = await context.database.read(
      `SELECT r.* FROM readings r JOIN sellers v ON v.id = r.seller
       WHERE v.seller_id = 'A' AND metric IN ('return', 'low-review', 'bad-order', 'refund') ORDER BY metric`,
    );
    expect(rows).to.have.length(4);
    for (const row of rows) {
      expect(row).to.include({ state: 'missing', events: null, exposure: null, rate: null, as_of: null });
    }
    expect(await ledger('return')).to.deep.equal([]);
  });

  it('counts sellers without a row of their own, and shows them nowhere', async () => {
    expect(await ledger('late-delivery', 'stub')).to.have.length(1);
    const shown = await context.database.read(
      'SELECT v.seller_id FROM scores s JOIN sellers v ON v.id = s.seller ORDER BY v.seller_id',
    );
    expect(shown.map((row) => row['seller_id'])).to.deep.equal(['A', 'B']);
  });

  it('shows a seller without orders without a figure', async () => {
    const [row] = await context.database.read(
      "SELECT s.* FROM scores s JOIN sellers v ON v.id = s.seller WHERE v.seller_id = 'B'",
    );
    expect(row).to.include({ score: null, rank: null, state: 'provisional', level: 'none' });
  });

  it('shows plain counts: three late of 25 due', async () => {
    const [row] = await context.database.read(
      `SELECT r.* FROM readings r JOIN sellers v ON v.id = r.seller
       WHERE v.seller_id = 'A' AND metric = 'late-delivery' ORDER BY metric`,
    );
    expect(row).to.include({ events: 3, exposure: 25, as_of: night });
  });

  it('loses points that add up to the cent', async () => {
    const [row] = await context.database.read(
      "SELECT score, losses FROM scores s JOIN sellers v ON v.id = s.seller WHERE v.seller_id = 'A'",
    );
    const losses = Object.values(JSON.parse(row?.['losses'] as string) as Record<string, number>);
    const cents = losses.reduce((sum, loss) => sum + Math.round(loss * 100), 0);
    expect(Math.round((row?.['score'] as number) * 100) + cents).to.equal(10_000);
  });

  it('changes nothing when it is repeated', async () => {
    const before = await dump(context.database);
    const result = await runNight(context, night);
    expect(result.state).to.equal('unchanged');
    expect(await dump(context.database)).to.equal(before);
  });

  it('is refused before its day is over, and before a published one', async () => {
    expect((await rejection(runNight(context, night + 1))).message).to.match(/is not over/);
    expect((await rejection(runNight(context, night - 1))).message).to.match(/lies before/);
  });

  it('is refused where it would leave nights out for good, and names them', async () => {
    const later = nightContext(use(), night + 5, inbox);
    expect((await rejection(runNight(later, night + 4))).message).to.equal(
      'the nights of 2026-03-13 to 2026-03-15 would be left out for good: run `assay night` without --date, which works ' +
        'through every owed night in order, or `assay backfill --from 2026-03-13 --to 2026-03-16`',
    );
  });

  it('is refused while another one is being worked on, and says by whom and since when', async () => {
    const tomorrow = { ...context, clock: nightContext(use(), night + 2, inbox).clock };
    let refused: Error | undefined;
    await runNight(tomorrow, night + 1, {
      onStage: async (stage, moment) => {
        if (stage === 'score' && moment === 'end') refused = await rejection(runNight(tomorrow, night + 1));
      },
    });
    expect(refused?.message).to.match(
      new RegExp(`^night ${dayText(night + 1)} is being worked on by .+:${process.pid} since 2026-03-14T12:00:00Z$`),
    );
  });

  it('makes up for nights that were missed, the oldest first', async () => {
    const later = nightContext(use(), night + 5, inbox);
    const results = await runOwedNights(later);
    expect(results.map((result) => result.night)).to.deep.equal([2, 3, 4].map((n) => dayText(night + n)));
    expect(await runOwedNights(later)).to.deep.equal([]);
  });
});

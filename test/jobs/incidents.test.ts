/** A declared incident: what it excuses leaves the figures, as if it had never been there, and comes back when it is revoked. */
import { expect } from 'chai';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { type Context } from '../../server/context.ts';
import { declaredIncidents } from '../../server/stores/incidents.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

import {
  last,
  strike,
  begin,
  live,
  declare,
  revoke,
  within,
  sums,
  expectSameSums,
  states,
  linesOf,
  nothing,
  oddsOf,
  excused,
  late,
} from '../support/strike.ts';

describeOnEachDatabase('a strike that is declared after its nights were posted', (use, dialect) => {
  let context: Context;
  let id: number;
  const struck = late(({ market }) => market === 'FR');

  before(async () => {
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
  });

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
  });

  it('ends at once what stood on it', async () => {
    const rows = await context.database.read(
      `SELECT v.seller_id AS seller, level, closed, ending FROM breaches b JOIN sellers v ON v.id = b.seller
       WHERE b.metric = 'late-delivery' AND v.seller_id <> 'S0' ORDER BY b.id`,
    );
    expect(rows).to.deep.equal(
      ['S2', 'S4'].map((seller) => ({ seller, level: 'warn', closed: last + 1, ending: 'corrected' })),
    );
  });

  it('is counted, and everything still follows from the rows', async () => {
    const [incident] = await declaredIncidents(readCommitted(context.database));
    expect(incident).to.include({ id, counted: true });
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

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
  });
});

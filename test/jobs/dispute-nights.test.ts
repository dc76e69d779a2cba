/** An accepted dispute: the night after it, the order leaves what was contested, as if it had never been there, and nothing else moves. */
import { expect } from 'chai';
import { replay } from '../../jobs/backtest/replay.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { Context } from '../../server/context.ts';
import { dayText, firstInstant } from '../../server/scoring/day.ts';
import { explainedSeller } from '../../server/pages/explain/explained.ts';
import { contestedNight, withoutOrders } from '../../server/pages/disputes/without-orders.ts';
import { sellerBySellerId } from '../../server/stores/desk-seller.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { answeredDispute } from '../support/disputed.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { recomputedOfAll } from '../support/recomputed.ts';
import { levelsByNight } from '../support/replayed.ts';
import {
  begin,
  excused,
  expectSameSums,
  first,
  last,
  late,
  live,
  orders,
  states,
  sums,
  within,
} from '../support/strike.ts';

/** Late by five days through no fault of the seller, and nothing else wrong with it. */
const struck = late(({ seller, review, complaint, return: returned }) => {
  return seller === 'S2' && !(review && review.rating <= 2) && !complaint && !returned;
})[0]!;
/** Complained about, and contested for that and for a lateness that is refused. */
const complained = orders.find(({ complaint, placed }) => complaint && placed > first && complaint.day <= last - 1)!;

describeOnEachDatabase('a dispute that was accepted', (use, dialect) => {
  let context: Context;
  let id: number;

  const dispute = async ({ database }: Context) => {
    const accepted = await answeredDispute(database, { orderId: struck.id, metrics: ['late-delivery'] });
    await answeredDispute(database, { orderId: complained.id, metrics: ['complaint'], refused: ['late-delivery'] });
    return accepted;
  };
  const rows = <T>(sql: string, values: (string | number)[] = []) => context.database.read<T>(sql, values);

  before(async function () {
    this.timeout(120_000);
    context = await begin(use());
    id = await dispute(context);
    expect(await verifyLedger(context), 'before the night').to.deep.equal([]);
    context = await live(use(), last + 1);
  });

  it('takes out what it names, the union of which that was the only sign, and nothing that was refused', async () => {
    const lines = await excused(context);
    expect(lines).to.include.members([
      `${struck.id} late-delivery`,
      `${struck.id} bad-order`,
      `${complained.id} complaint`,
    ]);
    expect(lines).not.to.include(`${complained.id} late-delivery`);
    expect(lines.filter((line) => !line.startsWith(struck.id) && !line.startsWith(complained.id))).to.deep.equal([]);
  });

  it('keeps the event as a trace, under its own number with a minus', async () => {
    const found = await rows<{ incident: number; retracted: number }>(
      `SELECT incident, retracted FROM order_events e JOIN orders o ON o.id = e.order_key
       WHERE o.order_id = ? AND e.metric = 'late-delivery' ORDER BY e.day`,
      [struck.id],
    );
    expect(found.map((one) => [one.incident, one.retracted])).to.deep.equal([[-id, last + 1]]);
  });

  it('posts its correction that very night', async () => {
    const found = await rows<{ metric: string; withdrawn: number }>(
      `SELECT l.metric AS metric, l.withdrawn AS withdrawn FROM ledger l JOIN sellers v ON v.id = l.seller
       WHERE v.seller_id = 'S2' AND night = ? AND withdrawn <> 0 ORDER BY l.metric`,
      [last + 1],
    );
    expect(found.map(({ metric, withdrawn }) => [metric, withdrawn])).to.deep.include.members([
      ['bad-order', 1],
      ['late-delivery', 1],
    ]);
  });

  it('is in the export that the seller recomputes its figures from', async () => {
    const { faults, figures } = await recomputedOfAll(context.database);
    expect(faults).to.deep.equal([]);
    expect(figures).to.be.above(500);
  });

  it('is counted once, and everything still follows from the rows', async () => {
    const found = await rows<{ counted: number; on: string }>(
      'SELECT counted, counted_on AS "on" FROM disputes ORDER BY id',
    );
    expect(found.map(({ counted, on }) => [counted, on])).to.deep.equal([
      [1, dayText(last + 1)],
      [1, dayText(last + 1)],
    ]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  }).timeout(30_000);

  it('is seen alike by a replay of these nights', async () => {
    const read = readCommitted(context.database);
    const replayed = await replay(read, {
      ...{ policy: null, to: last + 1, warnings: 'as decided' },
      instantOf: (day) => firstInstant(context.calendar, day),
    });
    const levels = await rows<{ night: number; seller: number; level: string }>(
      "SELECT night, seller, level FROM scores WHERE level <> 'none' ORDER BY night, seller",
    );
    expect(levelsByNight(replayed)).to.deep.equal(levels.map((one) => ({ ...one })));
  }).timeout(60_000);

  it('comes to the very score that was foreseen when it was filed', async () => {
    await within(dialect, async (made) => {
      await begin(made);
      const never = await live(made, last + 1);
      const seller = (await sellerBySellerId(made.database, 'S2'))!;
      const explained = await explainedSeller(made.database, seller, (await publishedNight(made.database))!);
      const [order] = await made.database.read<{ id: number }>('SELECT id FROM orders WHERE order_id = ?', [struck.id]);
      const { before, after } = await withoutOrders(never, await contestedNight(never, explained), [
        { order: order!.id, metrics: ['late-delivery'] },
      ]);
      const [row] = await rows<{ score: number }>(
        "SELECT s.score AS score FROM scores s JOIN sellers v ON v.id = s.seller WHERE v.seller_id = 'S2' AND s.night = ?",
        [last + 1],
      );
      expect(after.score.score).to.be.closeTo(row!.score, 0.006).and.to.be.above(before.score.score!);
    });
  }).timeout(120_000);

  it('leaves the ledger and the detectors as if nothing of it had ever been counted', async () => {
    await within(dialect, async (made) => {
      await begin(made, dispute);
      const early = await live(made, last + 1);
      expect(await excused(context)).to.deep.equal(await excused(early));
      expectSameSums(await sums(context), await sums(early));
      const then = await states(early);
      for (const [who, state] of await states(context))
        for (const [index, log] of (state.evidence.warn ?? []).entries())
          expect(log, who).to.be.closeTo(then.get(who)!.evidence.warn![index]!, 1e-5);
    });
  }).timeout(120_000);
});

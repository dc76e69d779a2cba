/**
 * An accepted dispute: the night after it, the order leaves what was contested, as if it had never been there, and nothing else moves.
 * The night after its answer was corrected, everything is as if it had been answered so in the first place.
 */
import { expect } from 'chai';
import { replay } from '../../jobs/backtest/replay.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { PointVerdict } from '../../server/cases/dispute.ts';
import { clockAt } from '../../server/clock.ts';
import { instantText, type Context } from '../../server/context.ts';
import { dayText, firstInstant } from '../../server/scoring/day.ts';
import { explainedSeller } from '../../server/pages/explain/explained.ts';
import { answerDispute } from '../../server/stores/dispute-answers.ts';
import { disputesToCount, markDisputesCounted } from '../../server/stores/dispute-corrections.ts';
import { dispute as storedDispute } from '../../server/stores/disputes.ts';
import { movedByNight } from '../../server/stores/given-answers.ts';
import { contestedNight, withoutOrders } from '../../server/pages/disputes/without-orders.ts';
import { sellerBySellerId } from '../../server/stores/desk-seller.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { answeredDispute } from '../support/disputed.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { load, nightContext } from '../support/marketplace.ts';
import { recomputedOfAll } from '../support/recomputed.ts';
import { levelsByNight } from '../support/replayed.ts';
import { begin, excused, expectSameFigures, first, last, late, live, orders, within } from '../support/strike.ts';

/** Late by five days through no fault of the seller, and nothing else wrong with it. */
const struck = late(({ seller, review, complaint, return: returned }) => {
  return seller === 'S2' && !(review && review.rating <= 2) && !complaint && !returned;
})[0]!;
/** Complained about, and contested for that and for a lateness that is refused. */
const complained = orders.find(({ complaint, placed }) => complaint && placed > first && complaint.day <= last - 1)!;

/** Late as well: refused wrongly, and accepted by an answer that was corrected before any night counted it. */
const [wronged, hasty] = late(({ seller, complaint }) => seller === 'S4' && !complaint) as [
  typeof struck,
  typeof struck,
];
const correction = { closing: '', takeOverFrom: null, reason: 'The scans of the carrier say something else.' };
const corrected = (verdict: PointVerdict) => [{ verdict, answer: 'We looked at the scans once more.' }];

describeOnEachDatabase('a dispute that was accepted', (use, dialect) => {
  let context: Context;
  let id: number;
  let [refused, recalled] = [0, 0];

  const correct = (
    { database, calendar, clock }: Context,
    dispute: number,
    corrects: number,
    verdict: PointVerdict,
    by: string,
  ) =>
    database.transaction((tx) =>
      answerDispute(
        tx,
        { calendar },
        {
          ...{ ...correction, dispute, corrects, points: corrected(verdict), by: `${by}@test.example` },
          at: instantText(clock.now()),
        },
      ),
    );

  const dispute = async ({ database, clock }: Context) => {
    const at = instantText(clock.now());
    const accepted = await answeredDispute(database, { orderId: struck.id, metrics: ['late-delivery'], at });
    await answeredDispute(database, { orderId: complained.id, metrics: ['complaint'], refused: ['late-delivery'] });
    return accepted;
  };
  const rows = <T>(sql: string, values: (string | number)[] = []) => context.database.read<T>(sql, values);

  before(async () => {
    context = await begin(use());
    id = await dispute(context);
    const { database, clock } = context;
    const [metric, at] = ['late-delivery', instantText(clock.now())];
    refused = await answeredDispute(database, { orderId: wronged.id, metrics: [], refused: [metric], at });
    recalled = await answeredDispute(database, { orderId: hasty.id, metrics: [metric], at });
    expect(await correct(context, recalled, 1, 'refused', 'b')).to.equal('refused');
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
      'SELECT d.counted AS counted, a.counted_on AS "on" FROM disputes d JOIN dispute_answers a ON a.dispute = d.id AND a.number = d.answers ORDER BY d.id',
    );
    expect(found.map(({ counted, on }) => [counted, on])).to.deep.equal([
      [1, dayText(last + 1)],
      [1, dayText(last + 1)],
      [1, null],
      [1, dayText(last + 1)],
    ]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

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
  });

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
  });

  it('leaves the ledger and the detectors as if nothing of it had ever been counted', async () => {
    await within(dialect, async (made) => {
      await begin(made, dispute);
      const early = await live(made, last + 1);
      await expectSameFigures(context, early);
    });
  });

  describe('and another that was refused, after both answers were corrected', () => {
    before(async () => {
      expect(await correct(context, refused, 1, 'accepted', 'b')).to.equal('accepted');
      expect(await correct(context, id, 1, 'refused', 'b')).to.equal('refused');
      expect(await verifyLedger(context), 'before the night').to.deep.equal([]);
      context = await live(use(), last + 2);
    });
    const answersOf = async (one: number) => (await storedDispute(readCommitted(context.database), one))!.answers;

    it('posts both that very night, as reversals in the ledger', async () => {
      const found = await rows<{ who: string; night: number; withdrawn: number }>(
        `SELECT v.seller_id AS who, night, withdrawn FROM ledger l JOIN sellers v ON v.id = l.seller
         WHERE metric = 'late-delivery' AND withdrawn <> 0 ORDER BY night, v.seller_id`,
      );
      expect(found.map(({ who, night, withdrawn }) => [who, night - last, withdrawn])).to.deep.equal([
        ['S2', 1, 1],
        ['S2', 2, -1],
        ['S4', 2, 1],
      ]);
      const lines = (await excused(context)).filter((line) => !line.startsWith(complained.id));
      expect(lines.filter((line) => line.endsWith('late-delivery'))).to.deep.equal([`${wronged.id} late-delivery`]);
    });

    it('keeps every answer, with what its night moved', async () => {
      const answers = await answersOf(id);
      expect(answers.map(({ number, state, countedOn }) => [number, state, countedOn])).to.deep.equal([
        [2, 'refused', dayText(last + 2)],
        [1, 'accepted', dayText(last + 1)],
      ]);
      expect(answers.map((_, at) => movedByNight(answers, at))).to.deep.equal(['back', 'out']);
      const never = await answersOf(recalled);
      expect(
        never.map((_, at) => movedByNight(never, at)),
        'no night saw it accepted',
      ).to.deep.equal([null, null]);
    });

    it('still follows from the rows, in the export of the sellers too', async () => {
      expect(await verifyLedger(context)).to.deep.equal([]);
      expect((await recomputedOfAll(context.database)).faults).to.deep.equal([]);
    });

    if (dialect === 'sqlite')
      it('leaves the ledger and the detectors as if they had been answered so in the first place', async () => {
        await within(dialect, async (made) => {
          await begin(made, async ({ database }) => {
            await answeredDispute(database, { orderId: complained.id, metrics: ['complaint'] });
            await answeredDispute(database, { orderId: wronged.id, metrics: ['late-delivery'] });
          });
          await live(made, last + 1);
          const right = await live(made, last + 2);
          await expectSameFigures(context, right);
        });
      });

    it('waits for the next night if it was corrected once more while one was counting', async () => {
      const read = readCommitted(context.database);
      expect(await correct(context, id, 2, 'accepted', 'c')).to.equal('accepted');
      const seen = await disputesToCount(read);
      expect(await correct(context, id, 3, 'refused', 'd')).to.equal('refused');
      await context.database.transaction((tx) => markDisputesCounted(tx, seen, last + 3));
      expect(await disputesToCount(read)).to.deep.equal([{ ...seen[0], answer: 4 }]);
    });

    it('is corrected by nobody who answered it, from no page that is out of date, and not for ever', async () => {
      expect(await correct(context, id, 4, 'accepted', 'b')).to.equal('own');
      expect(await correct(context, id, 3, 'accepted', 'e')).to.equal('gone');
      const later = { ...context, clock: clockAt(`${dayText(last + 3 + 31)}T12:00:00Z`) };
      expect(await correct(later, id, 4, 'accepted', 'e')).to.equal('late');
    });

    it('is in no export before a night has posted it: one without feeds takes it out, and posts nothing', async () => {
      const { database } = context;
      const done = [wronged.id, hasty.id];
      const [more] = late(({ id: one, seller, complaint }) => seller === 'S4' && !complaint && !done.includes(one));
      const at = instantText(context.clock.now());
      await answeredDispute(database, { orderId: more!.id, metrics: ['late-delivery'], at });
      // An order that nobody told in time, late as well.
      const [placed, promised, delivered] = [-6, -3, -1].map((days) => `${dayText(last + days)}`);
      await load(context, {
        orders: [`untold,S4,${placed}T12:00:00Z,B9,,`],
        deliveries: [`untold,${promised},${delivered}T12:00:00Z`],
      });
      context = nightContext(use(), last + 4, '/nowhere');
      await runNight(context, last + 3);
      expect(await excused(context)).to.include(`${more!.id} late-delivery`);
      expect((await recomputedOfAll(context.database)).faults).to.deep.equal([]);
    });
  });
});

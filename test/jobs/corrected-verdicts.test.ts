/**
 * What the lab takes back: a verdict corrected after the seller's answer, and, from the reveal on, what the lab itself had said
 * of an order as its buyer. Both leave the numbers on the night that learns it, and never cost the seller anything.
 */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { replay } from '../../jobs/backtest/replay.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { dayText, firstInstant } from '../../server/scoring/day.ts';
import { safetyFindings } from '../../server/stores/desk-today.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { revealedBetween, unjudgedFindings } from '../../server/stores/revealed-inspections.ts';
import { revealedDangers } from '../../server/stores/statement-sources.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { insertRevealed } from '../support/inspected.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine, type ToldOrder } from '../support/marketplace.ts';
import { levelsByNight, periodsOf } from '../support/replayed.ts';
import { story } from '../support/story.ts';

const [from, to] = [dayZero + 10, dayZero + 40];

/** S6 comes two days late three times in five, and nothing else is wrong with it: one metric, no second source. */
const orders = story(46).map((order): ToldOrder => {
  if (order.seller !== 'S6') return order;
  const isLate = (order.placed * 7 + Number(order.id.split('-').at(-1)) * 3) % 5 < 3;
  const { id, seller, placed, buyer = '', promised = 0 } = order;
  return { id, seller, placed, buyer, promised, delivered: placed + (isLate ? 5 : 2) };
});

/** Bought by the lab, delivered a day late; it complained, rated it low and sent it back, as a customer would. */
const labs: ToldOrder = {
  ...{ id: 'LAB-1', seller: 'S2', placed: to - 14, buyer: 'B99', promised: to - 10, delivered: to - 9 },
  ...{ review: { day: to - 7, rating: 1 }, complaint: { day: to - 6 }, return: { day: to - 5, reason: 'defective' } },
};

describeOnEachDatabase('what the lab takes back', (use) => {
  const contextOn = (today: number) => nightContext(use(), today, '/nowhere');
  const read = <T>(sql: string, values: (string | number)[] = []) => use().database.read<T>(sql, values);
  const keyOf = async (seller: string) =>
    (await read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [seller]))[0]!.id;
  const reveal = async (seller: string, day: number, found: Partial<Parameters<typeof insertRevealed>[1]>) =>
    insertRevealed(use().database, { seller: await keyOf(seller), revealed: day, ...found });
  const correct = (id: number, day: number, verdict: string | null, finding: string | null) =>
    use().database.transaction((tx) =>
      tx.run(
        'UPDATE mystery_orders SET corrected_verdict = ?, corrected_safety_finding = ?, corrected_on = ? WHERE id = ?',
        [verdict, finding, dayText(day), id],
      ),
    );
  const live = async (day: number) => {
    await loadKnown(contextOn(day + 1), [...orders, labs], day, { since: day });
    await runNight(contextOn(day + 1), day);
  };
  const events = async (seller: string, metric: string, night: number) =>
    (
      await read<{ events: number | null; exposure: number | null }>(
        'SELECT events, exposure FROM readings WHERE seller = ? AND metric = ? AND night = ?',
        [await keyOf(seller), metric, night],
      )
    )[0]!;
  const ledgerRow = async (seller: string, metric: string, night: number) =>
    (
      await read<{ observed: number; withdrawn: number }>(
        'SELECT observed, withdrawn FROM ledger WHERE seller = ? AND metric = ? AND night = ?',
        [await keyOf(seller), metric, night],
      )
    )[0];
  const levelOf = async (seller: string, night: number) =>
    (
      await read<{ level: string }>('SELECT level FROM scores WHERE seller = ? AND night = ?', [
        await keyOf(seller),
        night,
      ])
    )[0]!.level;
  const cases = async (seller: string) =>
    (
      await read<{ level: string; state: string; grounds: string; closed: number | null }>(
        'SELECT level, state, grounds, closed FROM recommendations WHERE seller = ? ORDER BY id',
        [await keyOf(seller)],
      )
    ).map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));

  before(async () => {
    await load(contextOn(to + 1), { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero - 300)) });
    await loadKnown(contextOn(to + 1), [...orders, labs], to);
    await backfill(contextOn(to + 1), from, to);
  });

  describe('as its own buyer', () => {
    const own = ['complaint', 'return', 'low-review', 'bad-order'];

    it('counts like any other under cover: its absence would betray it', async () => {
      await insertRevealed(use().database, {
        ...{ seller: await keyOf('S2'), revealed: null, verdict: 'passed', draw: 'for_cause', orderId: 'LAB-1' },
      });
      await live(to + 1);
      const [row] = await read<{ metrics: number }>(
        `SELECT COUNT(*) AS metrics FROM order_events e JOIN orders o ON o.id = e.order_key
         WHERE o.order_id = 'LAB-1' AND e.retracted IS NULL`,
      );
      // Late and unanswered besides, the latter known and not posted: nobody's replies were ever told of.
      expect(row!.metrics).to.equal(own.length + 2);
    });

    it('leaves every metric the night it is revealed; that the parcel came late stays', async () => {
      const before = await Promise.all([...own, 'late-delivery'].map((metric) => events('S2', metric, to + 1)));
      await use().database.transaction((tx) =>
        tx.run("UPDATE mystery_orders SET revealed_on = ? WHERE order_id = 'LAB-1'", [dayText(to + 2)]),
      );
      expect(await verifyLedger(contextOn(to + 2))).to.deep.equal([]);
      await live(to + 2);
      for (const [at, metric] of own.entries()) {
        expect((await ledgerRow('S2', metric, to + 2))!.withdrawn, metric).to.equal(1);
        expect((await events('S2', metric, to + 2)).events! - before[at]!.events!, metric).to.be.at.most(0);
      }
      expect((await ledgerRow('S2', 'late-delivery', to + 2))!.withdrawn).to.equal(0);
      const left = await read<{ metric: string }>(
        `SELECT e.metric AS metric FROM order_events e JOIN orders o ON o.id = e.order_key
         WHERE o.order_id = 'LAB-1' AND e.retracted IS NULL ORDER BY e.metric`,
      );
      expect(left).to.deep.equal([{ metric: 'late-delivery' }]);
      expect(await verifyLedger(contextOn(to + 3))).to.deep.equal([]);
    });
  });

  describe('of its verdicts', () => {
    const known: Record<string, number> = {};

    it('counts what it found until it is corrected: random in the rate, for a cause as a second source', async () => {
      expect(await levelOf('S6', to + 2)).to.equal('warn');
      known['random'] = await reveal('S3', to + 3, { verdict: 'downgraded', orderId: 'O-3-30-0' });
      known['unsafe'] = await reveal('S5', to + 3, {
        verdict: 'blocker',
        safetyFinding: 'counterfeit',
        draw: 'for_cause',
      });
      known['source'] = await reveal('S6', to + 3, { verdict: 'blocker', draw: 'for_cause' });
      await live(to + 3);
      expect(await events('S3', 'inspection', to + 3)).to.deep.equal({ events: 1, exposure: 1 });
      expect((await ledgerRow('S3', 'bad-order', to + 3))!.observed).to.be.at.least(1);
      expect((await cases('S5')).at(-1)).to.deep.include({ level: 'suspend', grounds: ['safety'], closed: null });
      expect((await cases('S6')).at(-1)).to.deep.include({
        level: 'suspend',
        grounds: ['late-delivery'],
        closed: null,
      });
      expect((await events('S6', 'inspection', to + 3)).events).to.equal(null);
    });

    it('takes each of them back on the night that learns it', async () => {
      const found = await read<{ id: number }>('SELECT id FROM mystery_orders WHERE recounted_on IS NOT NULL');
      expect(found).to.deep.equal([]);
      const said = async () => {
        const s5 = await keyOf('S5');
        const dangers = await revealedDangers(readCommitted(use().database), s5, dayText(to), dayText(to + 9));
        return [dangers.map(({ finding }) => finding), (await safetyFindings(use().database, [s5])).get(s5)];
      };
      expect(await said()).to.deep.equal([['counterfeit'], 'counterfeit']);
      await correct(known['random']!, to + 4, 'passed', null);
      await correct(known['unsafe']!, to + 4, 'downgraded', 'none');
      await correct(known['source']!, to + 4, 'passed', null);
      expect(await said(), 'no statement names it, and the queue says so').to.deep.equal([[], 'corrected']);
      expect(await verifyLedger(contextOn(to + 4)), 'corrected, and not counted yet').to.deep.equal([]);
      expect(await unjudgedFindings(readCommitted(use().database), to + 2)).to.deep.equal([]);
      await live(to + 4);
      expect(await ledgerRow('S3', 'inspection', to + 4)).to.deep.equal({ observed: -1, withdrawn: 1 });
      expect(await events('S3', 'inspection', to + 4)).to.deep.equal({ events: 0, exposure: 1 });
      expect((await ledgerRow('S3', 'bad-order', to + 4))!.withdrawn).to.equal(1);
      const marked = await read<{ id: number; recounted_on: string }>(
        'SELECT id, recounted_on FROM mystery_orders WHERE corrected_on IS NOT NULL ORDER BY id',
      );
      expect(marked.map(({ recounted_on }) => recounted_on)).to.deep.equal(Array(3).fill(dayText(to + 4)));
      expect(await verifyLedger(contextOn(to + 5))).to.deep.equal([]);
    });

    it('ends what stood on them: the danger, and the second source of a suspension', async () => {
      expect(await levelOf('S5', to + 4)).to.equal('none');
      expect((await cases('S5')).at(-1)).to.deep.include({ level: 'suspend', closed: to + 4 });
      expect((await cases('S6')).slice(-2).map(({ level, closed }) => ({ level, closed }))).to.deep.equal([
        { level: 'suspend', closed: to + 4 },
        { level: 'warn', closed: null },
      ]);
      const [breach] = await read<{ ending: string }>(
        "SELECT ending FROM breaches WHERE level = 'suspend' AND closed = ? ORDER BY id",
        [to + 4],
      );
      expect(breach!.ending).to.equal('corrected');
    });

    it('keeps what nights before it knew, and changes nothing however often a night looks', async () => {
      const then = await revealedBetween(readCommitted(use().database), to, to + 3);
      expect([...then.unsafe]).to.deep.equal([await keyOf('S5')]);
      expect(then.failed.size).to.equal(3);
      const now = await revealedBetween(readCommitted(use().database), to, to + 4);
      expect([now.unsafe.size, [...now.failed], now.cleared.size]).to.deep.equal([0, [await keyOf('S5')], 2]);
      const before = await dump(use().database);
      await runNight(contextOn(to + 5), to + 4);
      expect(await dump(use().database)).to.equal(before);
      await live(to + 5);
      expect(await ledgerRow('S3', 'inspection', to + 5)).to.equal(undefined);
    });

    it('comes out the same in a replay of the policy in force', async () => {
      const context = contextOn(to + 6);
      const replayed = await replay(readCommitted(use().database), {
        ...{ policy: null, to: to + 5, warnings: 'as decided' },
        instantOf: (day) => firstInstant(context.calendar, day),
      });
      const breaches = await read(
        'SELECT seller, metric, level, opened, closed FROM breaches ORDER BY seller, metric, opened',
      );
      expect(periodsOf(replayed.metricChanges)).to.deep.equal(breaches);
      const shown = await read(
        "SELECT night, seller, level FROM scores WHERE level IN ('warn', 'limit', 'suspend') ORDER BY night, seller",
      );
      expect(levelsByNight(replayed)).to.deep.equal(shown);
    });
  });
});

/** Sellers as buyers of used devices, night by night: counted, posted, scored, corrected, and never more than once. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { countTradeIns } from '../../jobs/count-trade-ins.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar } from '../../server/scoring/day.ts';
import { readDetector } from '../../server/scoring/detector-text.ts';
import { tradeInMetrics } from '../../server/scoring/metrics/index.ts';
import { tradeInOutcome } from '../../server/scoring/trade-in.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { devices } from '../support/devices.ts';
import { dump } from '../support/dump.ts';
import { coverageLines, dayZero, load, nightContext, sellerLine, tradeInLines } from '../support/marketplace.ts';
import type { ToldTradeIn } from '../support/marketplace.ts';

const bought = devices(40);
const [from, to] = [dayZero + 5, dayZero + 39];
const at = (day: number | undefined) => (day === undefined ? null : day * 86_400 + 43_200);
const isIn = (metric: string, device: ToldTradeIn): boolean => {
  const facts = {
    ...{ country: 'FR', offeredAt: at(device.offered)!, offerMinor: 20_000, receivedAt: at(device.received) },
    ...{ inspectedAt: at(device.inspected), counterOfferMinor: device.countered ? 15_000 : null },
    ...{ decision: device.decision ?? null, decidedAt: at(device.decided), paidAt: at(device.paid) },
    sentBackAt: at(device.sentBack),
  };
  return tradeInOutcome(facts, businessCalendar('UTC'), noHolidays).events[metric] !== undefined;
};

describeOnEachDatabase('trade-ins, night by night', (use) => {
  const contextOn = (today: number) => nightContext(use(), today, '/nowhere');
  const context = () => contextOn(to + 1);
  const read = <T>(sql: string, values: (string | number)[] = []) => use().database.read<T>(sql, values);
  const reading = async (seller: string, metric: string, night = to) => {
    const sql = `SELECT r.events, r.exposure, r.state FROM readings r JOIN sellers v ON v.id = r.seller
      WHERE v.seller_id = ? AND r.metric = ? AND r.night = ?`;
    const [row] = await read<{ events: number; exposure: number; state: string }>(sql, [seller, metric, night]);
    return row;
  };
  const scores = (night = to) =>
    read<{ seller_id: string; score: number; losses: string; state: string }>(
      `SELECT v.seller_id AS seller_id, s.score AS score, s.losses AS losses, s.state AS state
       FROM trade_in_scores s JOIN sellers v ON v.id = s.seller WHERE s.night = ? ORDER BY v.seller_id`,
      [night],
    );
  const detector = async (seller: string, metric: string) => {
    const sql = `SELECT content FROM detector_state d JOIN sellers v ON v.id = d.seller WHERE v.seller_id = ? AND metric = ?`;
    const [row] = await read<{ content: string }>(sql, [seller, metric]);
    return readDetector(row!.content);
  };

  before(async () => {
    await load(context(), { sellers: [0, 1, 2, 3].map((n) => sellerLine(`S${n}`, dayZero)) });
    const coverage = coverageLines(dayZero, to, ['orders', 'trade_ins']);
    await load(context(), { trade_ins: tradeInLines(bought), coverage });
    await backfill(context(), from, to);
  });

  it('counts the devices that each seller received, and what went wrong with them', async () => {
    const received = bought.filter(({ seller, received }) => seller === 'S1' && received! >= from && received! <= to);
    const countered = await reading('S1', 'counter-offer');
    expect(countered!.events).to.be.above(20);
    expect(countered!.events).to.be.below(
      bought.filter(({ seller, countered }) => seller === 'S1' && countered).length,
    );
    expect(countered!.exposure).to.be.within(received.length * 0.95, received.length + 12);
    expect((await reading('S0', 'slow-inspection'))!.events).to.equal(0);
    expect((await reading('S1', 'slow-inspection'))!.events).to.be.above(40);
    expect((await reading('S1', 'slow-send-back'))!.events).to.be.above(5);
    expect((await reading('S1', 'slow-payment'))!.events).to.be.above(20);
  });

  it('scores a careful buyer above the acceptable one and a slow one far below', async () => {
    const [careful, slow, rare, ...others] = await scores();
    expect(careful).to.include({ seller_id: 'S0', state: 'ranked' });
    expect(careful!.score).to.be.above(75);
    expect(slow!.score).to.be.below(30);
    expect(rare).to.include({ seller_id: 'S2', state: 'provisional' });
    expect(others).to.deep.equal([]);
    const losses = Object.values(JSON.parse(slow!.losses) as Record<string, number>);
    expect(Math.round((losses.reduce((sum, loss) => sum + loss, 0) + slow!.score) * 100)).to.equal(10_000);
  });

  it('says nothing of a seller that buys no devices, and leaves standing and score of all alone', async () => {
    expect(await reading('S3', 'counter-offer')).to.equal(undefined);
    const rows = await read<{ level: string; losses: string }>(
      'SELECT level, losses FROM scores ORDER BY night, seller',
    );
    for (const { level, losses } of rows) {
      expect(level).to.equal('none');
      for (const { key } of tradeInMetrics) expect(losses).not.to.include(key);
    }
    expect(await read('SELECT * FROM breaches')).to.deep.equal([]);
    expect(await read('SELECT * FROM recommendations')).to.deep.equal([]);
  });

  it('changes nothing when everything is counted again', async () => {
    const before = await dump(use().database);
    const imports = (await read<{ id: number }>('SELECT id FROM imports ORDER BY id')).map(({ id }) => id);
    await countTradeIns(context(), to + 1, (work) => use().database.transaction(work), imports);
    expect(await dump(use().database)).to.equal(before);
  });

  it('takes a slow payment back that was in time after all: it can only help', async () => {
    const before = await detector('S1', 'slow-payment');
    const wrong = bought.filter((one) => one.seller === 'S1' && isIn('slow-payment', one) && one.paid! < to).slice(-7);
    const lines = tradeInLines(wrong.map((device) => ({ ...device, paid: device.decided! + 1 })));
    await load(contextOn(to + 2), {
      trade_ins: lines,
      coverage: coverageLines(to + 1, to + 1, ['orders', 'trade_ins']),
    });
    await runNight(contextOn(to + 2), to + 1);
    const [row] = await read<{ observed: number; withdrawn: number }>(
      `SELECT observed, withdrawn FROM ledger l JOIN sellers v ON v.id = l.seller
       WHERE v.seller_id = 'S1' AND l.metric = 'slow-payment' AND l.night = ?`,
      [to + 1],
    );
    expect(row?.withdrawn).to.equal(7);
    const after = await detector('S1', 'slow-payment');
    expect(after.observed).to.be.below(before.observed);
    for (const [index, log] of after.evidence.warn!.entries()) expect(log).to.be.below(before.evidence.warn![index]!);
  });

  it('moves a device to the seller that it belongs to, and a country to its own business days', async () => {
    const [moved] = bought.filter(({ seller }) => seller === 'S1');
    await load(contextOn(to + 3), {
      trade_ins: tradeInLines([{ ...moved!, seller: 'S3' }]),
      sellers: [sellerLine('S0', dayZero).replace(',FR,', ',SA,')],
      coverage: coverageLines(to + 2, to + 2, ['orders', 'trade_ins']),
    });
    await runNight(contextOn(to + 3), to + 2);
    expect((await scores(to + 2)).map(({ seller_id }) => seller_id)).to.deep.equal(['S0', 'S1', 'S2', 'S3']);
    // Where the week begins on Sunday, a device that came on a Wednesday is due on Sunday, not on Friday.
    expect((await reading('S0', 'slow-inspection', to + 2))!.events).to.equal(0);
  });

  it('leaves counts that follow from the rows, and says so where they do not', async () => {
    expect(await verifyLedger(context())).to.deep.equal([]);
    await use().database.transaction(async (tx) => {
      await tx.run("UPDATE order_events SET day = day + 1 WHERE metric = 'slow-inspection' AND order_key = -125");
      await tx.run('UPDATE trade_in_outcomes SET payment_due_day = payment_due_day + 1 WHERE trade_in = 1');
      await tx.run("UPDATE daily_counts SET opened = opened + 1 WHERE metric = 'counter-offer' AND day = ?", [from]);
    });
    const told = (await verifyLedger(context())).join('\n');
    expect(told).to.match(/counter-offer, 2026-03-07, seller \d+: \d+ opened, its orders say \d+/);
    expect(told).to.match(/trade-in T-0-0-0 is counted on other days than its row says/);
  });
});

describeOnEachDatabase('a source that never tells of payments', (use) => {
  it('has no slow payments: what is never told is not held against anybody', async () => {
    const context = nightContext(use(), to + 1, '/nowhere');
    const silent = devices(40).map((device) => {
      const told = { ...device };
      delete told.paid;
      return told;
    });
    await load(context, { sellers: [sellerLine('S0', dayZero), sellerLine('S1', dayZero)] });
    await load(context, { trade_ins: tradeInLines(silent), coverage: coverageLines(dayZero, to, ['trade_ins']) });
    await backfill(context, to - 20, to);
    const states = await use().database.read<{ metric: string; state: string; count: number }>(
      `SELECT metric, state, COUNT(*) AS count FROM readings r JOIN sellers v ON v.id = r.seller
       WHERE night = ? AND v.seller_id = 'S1' AND metric LIKE '%-%' GROUP BY metric, state ORDER BY metric`,
      [to],
    );
    const state = new Map(states.map((row) => [row.metric, row.state]));
    expect(state.get('slow-payment')).to.equal('missing');
    expect(state.get('slow-inspection')).to.equal('ok');
    expect(state.get('late-delivery')).to.equal('missing');
  });
});

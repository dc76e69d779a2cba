/** Mystery orders in the score: from the day they are revealed, those drawn at random, each once. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { dayText } from '../../server/scoring/day.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { distinctBuyers } from '../../server/stores/window-events.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { coverageLines, dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const [from, to] = [dayZero + 10, dayZero + 30];
const orders = story(31);

describeOnEachDatabase('inspections, night by night', (use) => {
  const contextOn = (today: number) => nightContext(use(), today, '/nowhere');
  const read = <T>(sql: string, values: (string | number)[] = []) => use().database.read<T>(sql, values);
  const keyOf = async (seller: string) =>
    (await read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [seller]))[0]!.id;
  const buy = async (seller: string, verdict: string, more: { draw?: 'for_cause'; orderId?: string } = {}) => {
    const { draw = 'random', orderId = null } = more;
    const key = await keyOf(seller);
    return use().database.transaction((tx) =>
      logMysteryOrder(tx, {
        ...{ seller: key, draw, category: null, grade: null, orderId, orderedOn: dayText(from) },
        ...{ receivedOn: dayText(from + 3), inspectedOn: dayText(from + 4), quality: 50, delivery: 50, packaging: 50 },
        ...{ verdict, safetyFinding: null, notes: '', loggedBy: 'lab', loggedAt: `${dayText(from)}T09:00:00Z` },
      }),
    );
  };
  const reveal = (id: number, day: number) =>
    use().database.transaction((tx) =>
      revealMysteryOrder(tx, id, { day: dayText(day), at: `${dayText(day)}T10:00:00Z`, by: 'lab' }),
    );
  const live = async (day: number) => {
    await load(contextOn(day + 1), { coverage: coverageLines(day, day) });
    await runNight(contextOn(day + 1), day);
  };
  const reading = async (seller: string, night: number, metric = 'inspection') => {
    const [row] = await read<{ events: number | null; exposure: number | null; state: string }>(
      'SELECT events, exposure, state FROM readings WHERE seller = ? AND metric = ? AND night = ?',
      [await keyOf(seller), metric, night],
    );
    return row!;
  };
  const states = async (night: number) =>
    (await read<{ state: string }>('SELECT state FROM scores WHERE night = ? ORDER BY seller', [night])).map(
      ({ state }) => state,
    );
  const bought: number[] = [];

  before(async () => {
    await load(contextOn(to + 1), { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
    await loadKnown(contextOn(to + 1), orders, to);
    bought.push(await buy('S2', 'downgraded', { orderId: 'O-2-20-0' }), await buy('S2', 'passed'));
    bought.push(await buy('S2', 'blocker', { draw: 'for_cause', orderId: 'O-2-21-0' }), await buy('S3', 'blocker'));
    await backfill(contextOn(to + 1), from, to);
  });

  it('are missing as long as none was ever revealed, and make nobody provisional', async () => {
    expect(await reading('S2', to)).to.deep.equal({ events: null, exposure: null, state: 'missing' });
    expect((await states(to)).filter((state) => state === 'ranked').length).to.be.at.least(7);
    expect(await read("SELECT 1 AS one FROM daily_counts WHERE metric = 'inspection'")).to.deep.equal([]);
  });

  it('count on the day they are revealed, those drawn at random; the others stay out of every rate', async () => {
    const bad = (await reading('S2', to, 'bad-order')).events!;
    for (const id of bought.slice(0, 3)) await reveal(id, to + 1);
    await live(to + 1);
    expect(await reading('S2', to + 1)).to.deep.equal({ events: 1, exposure: 2, state: 'too_few' });
    expect((await reading('S3', to + 1)).events).to.equal(null);
    expect((await reading('S3', to + 1)).state).to.equal('too_few');
    expect((await reading('S2', to + 1, 'bad-order')).events).to.equal(bad + 1);
    const events = await read<{ order_key: number; posted: number }>(
      "SELECT order_key, posted FROM order_events WHERE metric = 'inspection'",
    );
    expect(events).to.deep.equal([{ order_key: -bought[0]!, posted: to + 1 }]);
  });

  it('weigh in the score of those who have any, and leave the others as they are', async () => {
    const losses = async (seller: string) =>
      Object.keys(
        JSON.parse(
          (
            await read<{ losses: string }>('SELECT losses FROM scores WHERE night = ? AND seller = ?', [
              to + 1,
              await keyOf(seller),
            ])
          )[0]!.losses,
        ) as object,
      );
    expect(await losses('S2')).to.include('inspection');
    expect(await losses('S3')).not.to.include('inspection');
    expect((await states(to + 1)).filter((state) => state === 'ranked').length).to.be.at.least(7);
  });

  it('count once, however often a night looks', async () => {
    const before = await dump(use().database);
    await runNight(contextOn(to + 2), to + 1);
    expect(await dump(use().database)).to.equal(before);
    await reveal(bought[3]!, to + 2);
    await live(to + 2);
    const [row] = await read<{ opened: number }>(
      "SELECT SUM(opened) AS opened FROM daily_counts WHERE metric = 'inspection'",
    );
    expect(row!.opened).to.equal(3);
  });

  it('are each a buyer of their own where a limit asks for different ones', async () => {
    for (let n = 0; n < 3; n++) await reveal(await buy('S4', 'blocker'), to + 3);
    await live(to + 3);
    const buyers = await distinctBuyers(readCommitted(use().database), await keyOf('S4'), 'inspection', from, to + 3);
    expect(buyers).to.equal(3);
  });

  it('follow from what the lab revealed, and where they do not it is said', async () => {
    expect(await verifyLedger(contextOn(to + 4))).to.deep.equal([]);
    await use().database.transaction((tx) =>
      tx.run("UPDATE mystery_orders SET verdict = 'passed' WHERE id = ?", [bought[3]!]),
    );
    expect((await verifyLedger(contextOn(to + 4))).join('\n')).to.include(
      `mystery order ${bought[3]}: inspection on ${dayText(to + 2)}, its row says no day`,
    );
  });
});

describeOnEachDatabase('a backfill during which the lab reveals for the first time', (use) => {
  it('posts the inspection with the night of its day, and goes on with those after it', async () => {
    const context = nightContext(use(), to + 1, '/nowhere');
    const { database } = context;
    await load(context, { sellers: [0, 1, 2].map((n) => sellerLine(`S${n}`, dayZero)) });
    await loadKnown(context, orders, to);
    const [seller] = await database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S2'");
    await backfill(context, from, from + 4, async (night) => {
      if (night !== from + 1) return;
      const day = dayText(night + 1);
      await database.transaction(async (tx) => {
        const bought = await logMysteryOrder(tx, {
          ...{ seller: seller!.id, draw: 'random', category: null, grade: null, orderId: null, orderedOn: day },
          ...{ receivedOn: day, inspectedOn: day, quality: 50, delivery: 50, packaging: 50 },
          ...{ verdict: 'downgraded', safetyFinding: null, notes: '', loggedBy: 'lab', loggedAt: `${day}T09:00:00Z` },
        });
        await revealMysteryOrder(tx, bought, { day, at: `${day}T10:00:00Z`, by: 'lab' });
      });
    });
    const readings = await database.read<{ night: number; events: number | null; state: string }>(
      "SELECT night, events, state FROM readings WHERE seller = ? AND metric = 'inspection' ORDER BY night",
      [seller!.id],
    );
    expect(readings.map(({ night, events, state }) => [night - from, events, state])).to.deep.equal([
      ...[0, 1].map((night) => [night, null, 'missing']),
      ...[2, 3, 4].map((night) => [night, 1, 'too_few']),
    ]);
    const posted = await database.read<{ day: number; night: number }>(
      "SELECT day, night FROM posted_days WHERE metric = 'inspection' ORDER BY day",
    );
    expect(posted.map(({ day, night }) => [day - from, night - from])).to.deep.equal([2, 3, 4].map((n) => [n, n]));
  });
});

describeOnEachDatabase('a marketplace of orders, deliveries and reviews only', (use) => {
  it('ranks its sellers by those: what it tells of nobody makes nobody provisional', async () => {
    const context = nightContext(use(), to + 1, '/nowhere');
    await load(context, { sellers: [0, 1, 2].map((n) => sellerLine(`S${n}`, dayZero)) });
    await loadKnown(context, orders, to, { without: ['complaints', 'returns'] });
    await backfill(context, from, to);
    const rows = await use().database.read<{ seller_id: string; state: string }>(
      `SELECT v.seller_id AS seller_id, s.state AS state FROM scores s JOIN sellers v ON v.id = s.seller
       WHERE night = ? ORDER BY v.seller_id`,
      [to],
    );
    expect(rows.map(({ state }) => state)).to.deep.equal(['ranked', 'ranked', 'ranked']);
  });
});

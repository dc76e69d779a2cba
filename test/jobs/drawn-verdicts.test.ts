/** From a plan to the numbers: what was drawn at random feeds the rate, what was drawn by risk is a second source and no rate. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { InspectionResult } from '../../server/lab/result.ts';
import { dayText, weekOf } from '../../server/scoring/day.ts';
import { conclude } from '../../server/stores/lab/conclusions.ts';
import { plannedDraws, type Draw } from '../../server/stores/lab/draws.ts';
import { planWeek } from '../../server/stores/lab/plan-week.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine, type ToldOrder } from '../support/marketplace.ts';
import { movingClock } from '../support/moving-clock.ts';
import { story } from '../support/story.ts';

const last = dayZero + 40;

/** S6 comes late three times in five, and nothing else is wrong with it: it lacks a second source. */
const orders = story(43).map((order): ToldOrder => {
  if (order.seller !== 'S6') return order;
  const { id, seller, placed, buyer = '', promised = 0 } = order;
  const isLate = (placed * 7 + Number(id.split('-').at(-1)) * 3) % 5 < 3;
  return { id, seller, placed, buyer, promised, delivered: placed + (isLate ? 5 : 2) };
});

const failed: InspectionResult = {
  ...{ quality: 20, delivery: 100, packaging: 90, verdict: 'blocker', safetyFinding: 'none' },
  ...{ gradeSeen: 'fair', model: '', wrong: [] },
};

describeOnEachDatabase('verdicts of drawn orders', (use) => {
  const contextOn = (today: number) => nightContext(use(), today, '/nowhere');
  const read = <T>(sql: string, values: (string | number)[] = []) => use().database.read<T>(sql, values);
  const today = last + 1;
  const at = `${dayText(today)}T08:00:00Z`;
  let draws: Draw[] = [];
  const bought = new Map<number, number>();

  before(async () => {
    const { database } = use();
    await load(contextOn(today), { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero - 300)) });
    await loadKnown(contextOn(today), orders, last);
    await backfill(contextOn(today), dayZero + 10, last);
    const week = dayText(weekOf(today));
    expect(await planWeek(database, week, { at, by: 'lab@test.example' })).to.equal('planned');
    // Whom the week draws hangs from its seed: these two are drawn whatever it is.
    await database.transaction((tx) =>
      tx.run(
        `INSERT INTO lab_draws (plan, position, stratum, seller, reasons, state)
         SELECT p.id, 100 + v.id, CASE WHEN v.seller_id = 'S6' THEN 'risk' ELSE 'random' END, v.id, '[]', 'planned'
         FROM lab_plans p JOIN sellers v ON v.seller_id IN ('S3', 'S6') ORDER BY v.id`,
      ),
    );
    draws = await plannedDraws(readCommitted(database));
    const app = await startApp(database, { clock: movingClock(at) });
    try {
      const lab = await app.signIn('lab');
      for (const { id } of draws) {
        const fields = { ordered_on: dayText(today), grade: 'good', price: '199', currency: 'EUR', market: 'FR' };
        const placed = await lab.submit(`/lab/draws/${id}/order`, fields);
        bought.set(id, Number(/\/lab\/orders\/(\d+)/.exec(placed.location ?? placed.text)?.[1]));
      }
    } finally {
      await app.close();
    }
  });

  it('takes each order’s kind from its stratum: nobody picks a random one by hand', async () => {
    const kinds = await read<{ stratum: string; draw: string; orders: number }>(
      `SELECT d.stratum AS stratum, m.draw AS draw, COUNT(*) AS orders FROM lab_draws d JOIN mystery_orders m ON m.lab_draw = d.id
       GROUP BY d.stratum, m.draw ORDER BY d.stratum`,
    );
    expect(kinds.map(({ stratum, draw }) => `${stratum} ${draw}`)).to.deep.equal(['random random', 'risk for_cause']);
    expect(bought.size).to.equal(draws.length);
  });

  it('feeds the rate with random ones, and lets one by risk be the second source of a suspension', async () => {
    const { database } = use();
    const random = draws.find(({ position, sellerId }) => position > 100 && sellerId === 'S3')!;
    const risk = draws.find(({ position, sellerId }) => position > 100 && sellerId === 'S6')!;
    const levels = async (night: number) =>
      (
        await read<{ level: string }>(
          "SELECT s.level AS level FROM scores s JOIN sellers v ON v.id = s.seller WHERE v.seller_id = 'S6' AND s.night = ?",
          [night],
        )
      )[0]!.level;
    expect(await levels(last)).to.equal('warn');
    const act = { at, actor: 'lab@test.example', day: dayText(today) };
    await database.transaction(async (tx) => {
      for (const { id } of [random, risk]) {
        expect(await conclude(tx, bought.get(id)!, 'one', failed, act)).to.equal(true);
        await revealMysteryOrder(tx, bought.get(id)!, { day: dayText(today), at, by: act.actor });
      }
    });
    await loadKnown(contextOn(today + 1), orders, today, { since: today });
    await runNight(contextOn(today + 1), today);
    const rates = await read<{ seller: string; events: number }>(
      `SELECT v.seller_id AS seller, r.events AS events FROM readings r JOIN sellers v ON v.id = r.seller
       WHERE r.metric = 'inspection' AND r.night = ? AND r.events > 0 ORDER BY v.seller_id`,
      [today],
    );
    expect(rates).to.deep.equal([{ seller: 'S3', events: 1 }]);
    expect(await levels(today)).to.equal('suspend');
    const [open] = await read<{ grounds: string }>(
      "SELECT r.grounds AS grounds FROM recommendations r JOIN sellers v ON v.id = r.seller WHERE v.seller_id = 'S6' AND r.closed IS NULL ORDER BY r.id",
    );
    expect(open!.grounds).to.equal('["late-delivery"]');
    expect(await verifyLedger(contextOn(today + 1))).to.deep.equal([]);
  });
});

/** What the planner reads: levels of devices only, tests in their order, what is pending, and the market's rate. */
import { expect } from 'chai';
import { dayOf } from '../../server/scoring/day.ts';
import { gatherFrame } from '../../server/stores/lab/plan-sources.ts';
import { plannedSellers, testingOfSeller } from '../../server/stores/lab/planned-sellers.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { writeDelivered } from '../support/delivered.ts';
import { insertRevealed } from '../support/inspected.ts';
import { nova, quiet, strange, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight as night } from '../support/written-nights.ts';

describeOnEachDatabase('what a week is drawn from', (use) => {
  const week = '2026-11-23';
  const today = dayOf(week);
  const read = () => readCommitted(use().database);
  const run = (sql: string) => use().database.transaction((tx) => tx.run(sql));
  const seller = async (id: number) => (await plannedSellers(read(), { night, today, seller: id }))[0]!;
  const frame = async () => (await gatherFrame(read(), { week, slots: 10, randomSlots: 4 }))!;
  const candidate = async (id: number, category: string | null) =>
    (await frame()).candidates.find((one) => one.seller === id && one.category === category)!;
  const test = (verdict: string, day: string, more: { category?: string; draw?: 'for_cause' } = {}) =>
    insertRevealed(use().database, {
      ...{ seller: quiet, verdict, revealed: null, ordered: dayOf(day), category: 'laptops', ...more },
    });

  before(async () => {
    await writeMarketplace(use().database);
    await writeDelivered(use().database, night, [
      [nova, 'smartphones', 60],
      [quiet, 'laptops', 30],
      [quiet, 'tablets', 5],
      [tiny, '', 2],
    ]);
    await run(`UPDATE sellers SET joined_on = '2026-10-12' WHERE id = ${tiny}`);
  });

  it('are orders of the last four weeks, by seller and category', async () => {
    expect((await frame()).orders).to.deep.equal([
      [nova, 'smartphones', 60],
      [quiet, 'laptops', 30],
      [quiet, 'tablets', 5],
      [tiny, null, 2],
    ]);
  });

  it('is the level of devices only: late parcels say nothing of them, and are no steady seller either', async () => {
    expect(await seller(nova)).to.deep.include({ level: 'none', waits: true, steady: false, trial: null });
    await run(
      `INSERT INTO breaches (id, seller, metric, level, opened) VALUES (91, ${nova}, 'complaint', 'warn', ${night - 2}),
         (92, ${nova}, 'return', 'limit', ${night - 1})`,
    );
    expect((await seller(nova)).level).to.equal('limit');
    expect(await seller(quiet)).to.deep.include({ level: 'none', waits: false, steady: true });
    expect(await seller(tiny)).to.deep.include({ score: null, steady: false });
    expect((await seller(tiny)).trial).to.deep.equal({ joinedOn: '2026-10-12', days: 42 });
  });

  it('are tests as they count: corrected, not withdrawn, under cover or revealed', async () => {
    await test('downgraded', '2026-09-01');
    const corrected = await test('blocker', '2026-10-01');
    await run(`UPDATE mystery_orders SET corrected_verdict = 'passed' WHERE id = ${corrected}`);
    const withdrawn = await test('blocker', '2026-10-02');
    await run(`UPDATE mystery_orders SET withdrawn_on = '2026-10-09' WHERE id = ${withdrawn}`);
    await test('blocker', '2026-10-30', { draw: 'for_cause' });
    await test('downgraded', '2026-11-03', { category: 'tablets', draw: 'for_cause' });
    const { tests, state, sinceAny, pending } = await candidate(quiet, 'laptops');
    expect(tests).to.deep.include({ failed: 2, of: 3, lastOn: '2026-10-30', days: 24 });
    expect(tests.passedWeight).to.be.closeTo(2 ** (-53 / 180), 1e-9);
    expect(tests.failedWeight).to.be.closeTo(2 ** (-83 / 180) + 2 ** (-24 / 180) + 2 ** (-20 / 180) / 2, 1e-9);
    expect([state, sinceAny, pending]).to.deep.equal(['tightened', 20, 0]);
    expect((await frame()).market).to.deep.include({ failed: 1, inspected: 2, acceptable: 0.05, badRate: 0.125 });
    const { testing } = await testingOfSeller(read(), quiet, today);
    expect(testing.map((one) => [one.category, one.state])).to.deep.equal([
      ['laptops', 'tightened'],
      ['tablets', 'normal'],
    ]);
  });

  it('counts what is out and not yet judged', async () => {
    await test('passed', '2026-11-20', { category: 'tablets' });
    await run(`UPDATE mystery_orders SET verdict = NULL, inspected_on = NULL WHERE ordered_on = '2026-11-20'`);
    expect(await candidate(quiet, 'tablets')).to.deep.include({ pending: 1, sinceAny: 3 });
    expect((await candidate(quiet, 'laptops')).pending).to.equal(0);
    expect((await frame()).candidates.some((one) => one.seller === strange)).to.equal(false);
  });
});

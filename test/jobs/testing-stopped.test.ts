/** Test orders that keep failing: once revealed, they recommend a limit on that ground alone, and nothing under cover does. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { gatherFacts } from '../../server/statements/gather-facts.ts';
import { stoppedTesting } from '../../server/stores/revealed-testing.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { insertRevealed } from '../support/inspected.ts';
import { coverageLines, dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';
import { story } from '../support/story.ts';

const [from, to] = [dayZero + 10, dayZero + 24];
const orders = story(32);

describeOnEachDatabase('testing that is stopped', (use) => {
  const contextOn = (today: number) => nightContext(use(), today, '/nowhere');
  const read = <T>(sql: string, values: (string | number)[] = []) => use().database.read<T>(sql, values);
  const run = (sql: string) => use().database.transaction((tx) => tx.run(sql));
  let seller = 0;
  /** Bought for a cause: in no rate, so that nothing but this rule speaks. */
  const buy = (verdict: string, revealed: number | null) =>
    insertRevealed(use().database, {
      ...{ seller, verdict, revealed, draw: 'for_cause', category: 'smartphones', ordered: from },
    });
  const live = async (day: number) => {
    await load(contextOn(day + 1), { coverage: coverageLines(day, day) });
    await runNight(contextOn(day + 1), day);
  };
  const cases = () =>
    read<{ id: number; level: string; state: string; grounds: string; evidence: number | null; harm: number }>(
      `SELECT id, level, state, grounds, evidence, harm FROM recommendations WHERE seller = ${seller} ORDER BY id`,
    );

  before(async () => {
    await load(contextOn(to + 1), { sellers: Array.from({ length: 4 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
    await loadKnown(contextOn(to + 1), orders, to);
    seller = (await read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S3'"))[0]!.id;
    for (let nth = 0; nth < 6; nth++) await buy(nth === 2 ? 'blocker' : 'downgraded', from + nth);
    await buy('downgraded', null);
    await backfill(contextOn(to + 1), from, to);
  });

  it('recommends nothing while one of the failures is still under cover', async () => {
    expect(await cases()).to.deep.equal([]);
    expect((await stoppedTesting(readCommitted(use().database), to)).size).to.equal(0);
  });

  it('recommends a limit the night after the fifth failure on tightened testing was revealed', async () => {
    await run(`UPDATE mystery_orders SET revealed_on = '${dayText(to + 1)}' WHERE revealed_on IS NULL`);
    await live(to + 1);
    const [found, ...more] = await cases();
    expect(more).to.deep.equal([]);
    expect(found).to.deep.include({ level: 'limit', state: 'open', grounds: '["testing-stopped"]', evidence: null });
    expect(found!.harm).to.be.above(0);
    const [{ snapshot } = { snapshot: '' }] = await read<{ snapshot: string }>(
      `SELECT snapshot FROM recommendations WHERE id = ${found!.id}`,
    );
    expect(snapshot).to.include('Testing stopped: 5 of the last 5 test orders of smartphones failed.');
  });

  it('says so on the case, in the queue and to the seller, in words', async () => {
    const app = await startApp(use().database, { clock: clockAt(`${dayText(to + 2)}T08:00:00Z`) });
    try {
      const manager = await app.signIn('manager');
      const [found] = await cases();
      const page = mainOf((await manager.get(`/recommendations/${found!.id}`)).text);
      expect(page).to.include('for test orders that keep failing').and.to.include('Testing stopped');
      expect(page).to.match(/7 of 7 test orders revealed in 180 days failed/);
      expect(page).to.include('It ends once a test order that verifies what was changed has passed.');
      expect(mainOf((await manager.get('/today?scope=all')).text)).to.include('lab: test orders that keep failing');
      expect((await manager.get('/sellers/S3')).status).to.equal(200);
      expect((await manager.get('/sellers')).text).to.include('test orders that keep failing');
      const facts = await gatherFacts(app.context, {
        ...{ decision: 1, recommendation: found!.id, seller, measure: 'limit', restriction: { ordersPerDay: 5 } },
        ...{ scope: {}, from: null, until: null, exception: null, ground: null, secondPerson: null },
        ...{ conditions: 'It ends once a test order that verifies what was changed has passed.', reason: 'x' },
        decidedAt: `${dayText(to + 2)}T08:00:00Z`,
      });
      expect(facts).to.deep.include({
        testing: { category: 'smartphones', failed: 5, tested: 5 },
        wayBack: 'tests',
        figures: [],
      });
      expect(facts!.findings).to.have.length(5);
    } finally {
      await app.close();
    }
  });

  it('ends with the first device that passes, and with a verdict that was corrected', async () => {
    const passed = await buy('passed', to + 2);
    await live(to + 2);
    const [first, ...later] = await cases();
    expect(first!.state).to.equal('ended');
    expect(later.filter(({ grounds }) => grounds.includes('testing'))).to.deep.equal([]);
    await run(`DELETE FROM mystery_orders WHERE id = ${passed}`);
    const read = readCommitted(use().database);
    expect((await stoppedTesting(read, to + 2)).get(seller)).to.deep.include({ failed: 5, tested: 5 });
    await run(
      `UPDATE mystery_orders SET corrected_verdict = 'passed', corrected_on = '${dayText(to + 2)}', recounted_on = '${dayText(to + 2)}'
       WHERE id = (SELECT MAX(id) FROM mystery_orders)`,
    );
    expect((await stoppedTesting(read, to + 1)).size).to.equal(1);
    expect((await stoppedTesting(read, to + 2)).size).to.equal(0);
  });
});

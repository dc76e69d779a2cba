/** The morning tells a manager what the own sellers said, or owe, after verdicts of the lab. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { doneAction } from '../support/corrective-action.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { revealedOrder } from '../support/graded-order.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the morning after verdicts', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let manager: Visitor;
  let shop: Visitor;
  const page = async (who = manager) => mainOf((await who.get('/today')).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock });
    manager = await app.signIn('manager');
    shop = await app.signIn('seller', { seller: nova });
  });
  after(() => app.close());

  it('says nothing where there is nothing', async () => {
    expect(await page()).not.to.include('After verdicts of the lab');
  });

  it('says that a seller has answered, until the lab has decided', async () => {
    const { database } = use();
    const order = await revealedOrder(database, { seller: nova, wrong: ['screen-whole'] });
    expect(await page()).not.to.include('After verdicts of the lab');
    const text = 'The glass was whole when it left us.';
    await shop.submit(`/verdicts/${order}/answer`, { text }, `/verdicts/${order}`);
    expect(await page()).to.include('Nova Refurb has answered a verdict of the lab, today');
    expect((await manager.get('/today')).text).to.include(`href="/inspections/${order}"`);
    const other = await app.signIn('manager', { email: 'nobody@test.example' });
    expect(await page(other)).not.to.include('has answered a verdict');
    const lab = await app.signIn('lab', { email: 'second@test.example' });
    const path = `/inspections/${order}/answer`;
    const outcome = { outcome: 'stands', text: 'Our photos of the day it came show the crack in the glass.' };
    expect((await lab.submit(path, outcome, path)).status).to.equal(303);
    expect(await page()).not.to.include('has answered a verdict');
  });

  it('says that something is said to be done, for a week, and that something is overdue', async () => {
    const { database } = use();
    const { id } = await doneAction(database, nova, 'screen-whole');
    expect(await page()).to.include('Nova Refurb says that it has done what it was asked to, today');
    expect((await manager.get('/today')).text).to.include(`href="/actions/${id}"`);
    const open = await revealedOrder(database, { seller: nova, wrong: ['imei'] });
    const asked = { finding: '', text: 'Compare each number before it leaves.', due: '2026-11-29' };
    const made = await manager.submit(`/inspections/${open}/action`, asked, `/inspections/${open}/action`);
    expect(made.location).to.match(/^\/actions\//);
    expect(await page()).not.to.include('has not done');
    clock.forward(8 * 24 * 3600);
    manager = await app.signIn('manager');
    expect(await page()).to.include('Nova Refurb has not done what it was asked to, due yesterday');
    expect(await page()).not.to.include('says that it has done');
  });
});

/** Where a corrective action is offered, where not, and what is said beside the button. */
import { expect } from 'chai';
import { changeAction } from '../../server/stores/corrective-actions.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { revealedOrder } from '../support/graded-order.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

const at = '2026-11-22T09:00:00Z';
const by = 'lab@test.example';
const offer = 'Ask for a corrective action…';

describeOnEachDatabase('where a corrective action is offered', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let shop: Visitor;
  let lab: Visitor;
  const page = async (path: string, who = manager) => mainOf((await who.get(path)).text);
  const answered = async (order: number) => {
    const text = 'The glass was whole when it left us.';
    await shop.submit(`/verdicts/${order}/answer`, { text }, `/verdicts/${order}`);
  };
  const findingOf = async (order: number) =>
    (
      await use().database.read<{ id: number }>('SELECT id FROM findings WHERE mystery_order = ? ORDER BY id', [order])
    )[0]!.id;

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: movingClock('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
    shop = await app.signIn('seller', { seller: nova });
    lab = await app.signIn('lab', { email: 'second@test.example' });
  });
  after(() => app.close());

  it('says beside the button that the answer of the seller waits, and offers nothing after a correction to passed', async () => {
    const order = await revealedOrder(use().database, { seller: nova, wrong: ['screen-whole'] });
    const path = `/inspections/${order}/action?finding=${await findingOf(order)}`;
    expect(await page(`/inspections/${order}`))
      .to.include(offer)
      .and.not.to.include('better wait');
    await answered(order);
    expect(await page(`/inspections/${order}`))
      .to.include('the lab has not decided yet: better wait')
      .and.include(offer);
    expect(await page(path)).to.include('the lab has not decided yet: better wait');
    const decide = `/inspections/${order}/answer`;
    const outcome = { outcome: 'passed-none', text: 'You are right, we looked again: it was the film on the glass.' };
    expect((await lab.submit(decide, outcome, decide)).status).to.equal(303);
    expect(await page(`/inspections/${order}`)).not.to.include(offer);
    expect((await manager.get(path)).status).to.equal(303);
    expect(await page(`/inspections/${order}`)).to.include('corrected to passed: there is nothing to put right');
  });

  it('refuses a second one while the first stands, and asks again on purpose once it was in order', async () => {
    const { database } = use();
    const order = await revealedOrder(database, { seller: nova, wrong: ['screen-whole'] });
    const finding = String(await findingOf(order));
    const path = `/inspections/${order}/action`;
    const asked = { finding, text: 'Look at every glass under a lamp.', due: '2026-12-01' };
    const { location } = await manager.submit(path, asked, `${path}?finding=${finding}`);
    expect(await page(`/inspections/${order}`)).not.to.include('Ask ');
    expect((await manager.get(`${path}?finding=${finding}`)).location).to.equal(`/inspections/${order}#actions`);
    expect(await page(`/inspections/${order}`)).to.include('The seller has been asked about this already');
    const id = Number(location?.split('/').at(-1));
    await database.transaction((tx) =>
      changeAction(tx, id, { step: 'give-evidence', text: 'A lamp stands there.' }, { at, by }),
    );
    expect(await page(`/inspections/${order}`)).not.to.include('Ask ');
    await database.transaction((tx) => changeAction(tx, id, { step: 'verified', order }, { at, by }));
    expect(await page(`/inspections/${order}`))
      .to.include('Ask again, though it is in order…')
      .and.not.to.include(offer);
    expect((await manager.get(`${path}?finding=${finding}`)).status).to.equal(200);
  });
});

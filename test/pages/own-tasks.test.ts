/** What the scorecard says of the lab: what must be put right and by when, what can still be answered, which answer waits. */
import { expect } from 'chai';
import { askForAction } from '../../server/stores/corrective-actions.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { revealedOrder } from '../support/graded-order.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, strange, stub, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('the lab on the scorecard', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let shop: Visitor;
  let order: number;
  const card = async (who = shop) => mainOf((await who.get('/scorecard')).text);
  const ask = (seller: number, mysteryOrder: number, text: string, dueOn: string) =>
    use().database.transaction((tx) =>
      askForAction(tx, {
        ...{ seller, sellerId: `S-${seller}`, mysteryOrder, finding: null, text, dueOn },
        ...{ askedBy: 'ana@test.example', askedAt: '2026-11-21T08:00:00Z' },
      }),
    );

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    order = await revealedOrder(database, { seller: quiet, wrong: ['screen-whole'] });
    app = await startApp(database, { clock });
    shop = await app.signIn('seller', { seller: quiet });
  });
  after(() => app.close());

  it('says nothing of it where nothing is open', async () => {
    const text = await card(await app.signIn('seller', { seller: strange }));
    expect(text).not.to.match(/Innovation Lab asks|From the Innovation Lab|top of this page/);
  });

  it('names a verdict that can be answered, with its last day and the way to the answer', async () => {
    const { text } = await shop.get('/scorecard');
    expect(mainOf(text))
      .to.include('From the Innovation Lab You can answer a verdict of the lab until Mon 30 Nov')
      .and.to.include('There is nothing to do but what stands at the top of this page.')
      .and.not.to.include('All is well');
    expect(text).to.include(`href="/verdicts/${order}#answer"`);
    const reader = await app.signIn('seller', { seller: quiet, email: 'reader@test.example' });
    await use().database.transaction((tx) =>
      tx.run("UPDATE people SET rights = 'reader' WHERE email = 'reader@test.example'"),
    );
    expect(await card(reader)).to.include('A colleague who may act for your shop can answer a verdict');
  });

  it('names what must be put right, what is due first at the top, at once', async () => {
    await ask(quiet, order, 'Vérifiez <chaque> écran.', '2026-12-07');
    const { text } = await shop.get('/scorecard');
    expect(mainOf(text)).to.match(
      /You can answer a verdict of the lab until Mon 30 Nov .*The lab asks you to put one thing right by Mon 7 Dec Vérifiez <chaque> écran\./,
    );
    const [action] = await use().database.read<{ id: number }>('SELECT id FROM corrective_actions ORDER BY id');
    expect(text).to.include(`href="/verdicts/${order}/actions/${action!.id}"`);
  });

  it('says beside it what a metric needs', async () => {
    await revealedOrder(use().database, { seller: nova, wrong: ['speakers'] });
    const text = await card(await app.signIn('seller', { seller: nova }));
    expect(text).to.include(
      'Besides what stands at the top of this page, one thing needs you: the rate of late delivery is above',
    );
  });

  it('says that an answer waits for the lab, from the day on that it was given', async () => {
    expect(
      (await shop.submit(`/verdicts/${order}/answer`, { text: 'We packed it with a whole screen.' })).status,
    ).to.equal(303);
    const text = await card();
    expect(text).to.include('Your answer of today waits for the lab').and.not.to.include('You can answer');
    clock.forward(86_400);
    shop = await app.signIn('seller', { seller: quiet, email: 'next-day@test.example' });
    expect(await card()).to.include('Your answer of yesterday waits for the lab');
  });

  it('says when the day of an action is over, and nothing of a verdict that nobody answered in time', async () => {
    clock.forward(20 * 86_400);
    shop = await app.signIn('seller', { seller: quiet, email: 'late@test.example' });
    expect(await card()).to.include('The lab asked you to put one thing right by Mon 7 Dec: that day is over');
    const late = await app.signIn('seller', { seller: nova, email: 'late-nova@test.example' });
    expect(await card(late)).not.to.include('From the Innovation Lab');
  });

  it('says it before the first night too', async () => {
    await use().database.transaction((tx) => tx.run('DELETE FROM nights'));
    expect(await card())
      .to.include('Your scorecard is being prepared')
      .and.include('by Mon 7 Dec: that day is over');
    expect(await card(await app.signIn('seller', { seller: stub, email: 's@test.example' }))).to.include('Welcome');
  });
});

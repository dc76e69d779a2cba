/** That an order verifies a corrective action shows nowhere outside the lab before its reveal: every page stays as it was. */
import { expect } from 'chai';
import { orderDraw } from '../../../server/stores/lab/draws.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { doneAction, drawFor, type DoneAction } from '../../support/corrective-action.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { gradedOrder, reveal } from '../../support/graded-order.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { mainOf } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { quiet, writeMarketplace } from '../../support/written-marketplace.ts';

describeOnEachDatabase('an order that verifies an action', (use) => {
  let app: RunningApp;
  let readers: [Visitor, readonly string[]][];
  let action: DoneAction;

  const pages = async (): Promise<string[]> => {
    const texts: string[] = [];
    for (const [who, paths] of readers)
      for (const path of paths) {
        const { status, text } = await who.get(path);
        texts.push(`${path} ${status} ${path.endsWith('.csv') ? text : mainOf(text)}`);
      }
    return texts;
  };

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    action = await doneAction(database, quiet, 'screen-whole');
    app = await startApp(database, { clock: movingClock('2026-11-22T08:00:00Z') });
    const { id, mysteryOrder } = action;
    const desk = ['/actions?whose=all&state=waiting', `/actions/${id}`, `/inspections/${mysteryOrder}`, '/today'];
    const seller = ['/sellers/S-2', '/sellers/S-2/timeline', '/sellers.csv'];
    const own = [`/verdicts/${mysteryOrder}`, `/verdicts/${mysteryOrder}/actions/${id}`, '/notices', '/scorecard'];
    readers = [
      [await app.signIn('manager'), [...desk, ...seller]],
      [await app.signIn('admin'), [`/actions/${id}`, '/actions?whose=all', '/audit']],
      [await app.signIn('seller', { seller: quiet }), own],
    ];
  });
  after(() => app.close());

  it('changes no page of managers, administrators and the seller until it is revealed', async () => {
    const { database } = use();
    // The first visit notes that the seller has read the verdict.
    await pages();
    const before = await pages();
    expect(before.join('\n')).to.include('The lab will check it with a test order').and.not.to.include(' 404 ');
    const draw = await drawFor(database, action.id, quiet);
    expect(await pages()).to.deep.equal(before);
    await database.transaction((tx) => orderDraw(tx, draw));
    const order = await gradedOrder(database, { seller: quiet, labDraw: draw, day: '2026-11-22' });
    // The chain of the audit grows, and what its new links tell of is covered.
    const quietly = (texts: string[]) => texts.filter((text) => !text.startsWith('/audit'));
    const placed = await pages();
    expect(quietly(placed)).to.deep.equal(quietly(before));
    const entry = placed.find((text) => text.startsWith('/audit'))!;
    expect(entry).not.to.include(`mystery order ${order}`);
    await reveal(database, order, '2026-11-22');
    const after = await pages();
    expect(after.find((text) => text.startsWith(`/actions/${action.id}`))).to.include('in order now');
    expect(after.find((text) => text.startsWith(`/verdicts/${action.mysteryOrder}/actions`))).to.include(
      'in order now',
    );
  });

  it('is said on its own page and before its reveal, with the way it settles the action, also where it failed otherwise', async () => {
    const { database } = use();
    const lab = await app.signIn('lab');
    const page = async (path: string) => mainOf((await lab.get(path)).text);
    const { id } = await doneAction(database, quiet, 'parts-original');
    const verify = async (wrong: string[]) => {
      const draw = await drawFor(database, id, quiet);
      await database.transaction((tx) => orderDraw(tx, draw));
      return gradedOrder(database, { seller: quiet, labDraw: draw, wrong, day: '2026-11-22' });
    };
    const order = await verify(['not-locked']);
    expect(await page(`/lab/orders/${order}`)).to.match(
      new RegExp(`It verifies corrective action ${id} \\([^)]+\\)\\.`),
    );
    const asked = await page(`/lab/orders/${order}/reveal`);
    expect(asked.slice(asked.indexOf('What follows'))).to.match(
      new RegExp(`It verifies corrective action ${id} .*: this fault is in order; the order failed for another one\\.`),
    );
    await lab.submit(`/lab/orders/${order}/reveal`, {});
    expect(await page(`/lab/orders/${order}`)).to.include('this fault is in order; the order failed for another one.');
    const manager = await app.signIn('manager');
    expect(mainOf((await manager.get(`/actions/${id}`)).text)).to.include(
      'A test order showed that this fault is in order; the order failed for another one.',
    );
  });

  it('is “drawn by risk” in the lab, and outside it neither that nor “for cause”', async () => {
    const { database } = use();
    const lab = await app.signIn('lab');
    const { id } = await doneAction(database, quiet, 'microphones');
    const order = await gradedOrder(database, { seller: quiet, labDraw: await drawFor(database, id, quiet) });
    expect(mainOf((await lab.get(`/lab/orders/${order}/reveal`)).text)).to.include(
      'It was drawn by risk: it is shown,',
    );
    await reveal(database, order, '2026-11-22');
    const seller = await app.signIn('seller', { seller: quiet });
    const manager = await app.signIn('manager');
    const told = [await seller.get(`/verdicts/${order}`), await manager.get(`/inspections/${order}`)];
    for (const { text } of [...told, await manager.get('/sellers/S-2/timeline')])
      expect(mainOf(text))
        .to.include('chosen, not at random')
        .and.not.to.match(/for (a )?cause|by risk/);
  });

  it('stands in the lab’s own page', async () => {
    const { database } = use();
    const lab = await app.signIn('lab');
    const { id } = await doneAction(database, quiet, 'speakers');
    expect(mainOf((await lab.get('/lab')).text)).to.include('One corrective action waits for the next plan');
    await drawFor(database, id, quiet);
    const text = mainOf((await lab.get('/lab')).text);
    expect(text.slice(text.indexOf('Corrective actions to'))).to.include(
      'None waits for a plan. 1 more has an order planned or under way',
    );
  });
});

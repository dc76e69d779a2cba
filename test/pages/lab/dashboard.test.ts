/** The lab's first page: what waits, where the orders stand, and what they came to. */
import { expect } from 'chai';
import { orderDraw, writeDraws } from '../../../server/stores/lab/draws.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { gradedOrder, revealedOrder } from '../../support/graded-order.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { mainOf, rowsOf, textOf, unescaped } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../../support/written-marketplace.ts';

describeOnEachDatabase('the dashboard of the lab', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async () => mainOf((await lab.get('/lab')).text);
  const underWay = (orderedOn: string, seller: number, others: Record<string, string | null> = {}) =>
    use().database.transaction((tx) =>
      tx.insertMany(
        'mystery_orders',
        ['seller', 'draw', 'ordered_on', 'notes', 'logged_by', 'logged_at', ...Object.keys(others)],
        [[seller, 'for_cause', orderedOn, '', 'lab', '2026-11-01T08:00:00Z', ...Object.values(others)]],
      ),
    );

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: movingClock('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('says on the first day what to do', async () => {
    const text = await page();
    expect(text).to.include('The lab has tested nobody yet. Say what it may spend, then draw the first week.');
    expect(text).to.include('Plan the week').and.include('No verdict in the last twelve months');
    expect(text).to.include('0 planned').and.include('0 revealed').and.include('not drawn yet');
  });

  it('answers first: what waits, in a sentence and in a list', async () => {
    await underWay('2026-10-20', nova);
    await underWay('2026-11-10', quiet, { promised_on: '2026-11-15', shipped_on: '2026-11-11', carrier: 'dhl' });
    await underWay('2026-11-18', quiet, { received_on: '2026-11-21' });
    await gradedOrder(use().database, { seller: nova });
    const text = await page();
    expect(text).to.include(
      'Two parcels are overdue, one parcel has arrived and is not inspected and one verdict waits to be revealed.',
    );
    expect(text).to.include('1 ordered').and.include('1 shipped').and.include('1 received').and.include('1 concluded');
    const { text: html } = await lab.get('/lab');
    expect(unescaped(html))
      .to.include('href="/lab/orders?stage=received"')
      .and.include('href="/lab/orders?stage=concluded"');
    expect(rowsOf(html)).to.deep.equal([
      '#1 Nova Refurb 19 days no day promised –',
      '#2 Écran Tranquille 7 days promised Sun 15 Nov dhl',
    ]);
  });

  it('says the failure rate of each stratum, its cost and its pace, under cover or revealed', async () => {
    const bought = { priceMinor: 30_000, shippingMinor: 500, currency: 'EUR' };
    await gradedOrder(use().database, { ...bought, seller: nova, draw: 'random', wrong: ['screen-whole', 'speakers'] });
    await revealedOrder(use().database, { ...bought, seller: quiet, draw: 'random' });
    await revealedOrder(use().database, { ...bought, seller: quiet, wrong: ['genuine'], refundedMinor: 30_000 });
    const text = await page();
    expect(text).to.include('Of the orders drawn at random, 1 of 2 failed: 50.0 %.');
    expect(text).to.include('Of all orders, between 1.3 % and 98.7 % would, 95 % sure.');
    expect(text).to.match(/For a cause somebody named the seller: no estimate of the market 1 of 2 50\.0 %/);
    expect(text).to.match(/2026, quarter 4 1 of 2 50\.0 % 1\.3–98\.7/);
    expect(text).to.match(/2026, quarter 3 0 of 0 – no verdict yet/);
    expect(text).to.include('At random 2 €610.00 2 €305.00').and.include('For a cause 1 €5.00 1 €5.00');
    expect(text).to.include('One concluded order without a price is left out.'.replace('One', 'one'));
    expect(text).to.include('No device has been graded by two people yet');
    expect(text).to.include('Half of four orders took 18 days or less; the longest took 18 days.');
  });

  it('says which slots of the week are placed, and what of its money is left', async () => {
    await use().database.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO lab_plans (id, week, slots, random_slots, money_minor, currency, seed, commitment, committed_by, committed_at)
         VALUES (1, '2026-11-16', 2, 0, 100000, 'EUR', 's', 'c', 'lab', '2026-11-16T08:00:00Z')`,
      );
      const drawn = { plan: 1, stratum: 'risk', category: null, reasons: [], chance: null, action: null } as const;
      const draws = [nova, quiet].map((seller, n) => ({ ...drawn, reasons: [], seller, position: n + 1 }));
      await writeDraws(tx, draws);
      await orderDraw(tx, 1);
    });
    await gradedOrder(use().database, { seller: nova, labDraw: 1, priceMinor: 30_000, currency: 'EUR' });
    const text = await page();
    expect(text).to.include('1 of 2 placed 1 left').and.include('€300.00 spent €700.00 of €1,000.00 left');
    expect(text).to.include('One slot of this week is not placed').and.include('1 planned');
    expect(text).to.match(/By risk drawn where a fault was likely: no estimate of the market 0 of 1/);
  });

  it('is the lab’s alone', async () => {
    for (const role of ['manager', 'admin'] as const)
      expect((await (await app.signIn(role)).get('/lab')).status).to.equal(403);
    expect((await (await app.signIn('seller', { seller: nova })).get('/lab')).status).to.equal(403);
    expect(textOf((await lab.get('/')).location ?? '')).to.equal('/lab');
  });
});

/** The spread check as the lab reads it, and as managers do: from revealed verdicts only. */
import { expect } from 'chai';
import { texts } from '../../../server/languages/texts.ts';
import { surprising } from '../../../server/pages/lab/spread/customer-section.ts';
import { elsewhere } from '../../../server/pages/actions/elsewhere.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { gradedOrder, revealedOrder } from '../../support/graded-order.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { mainOf, rowsOf, unescaped } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, quiet, strange, tiny, writeMarketplace } from '../../support/written-marketplace.ts';
import { writtenNight as night } from '../../support/written-nights.ts';

const english = texts('en');

describeOnEachDatabase('the spread check', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const flat = '/lab/spread?kind=item&item=battery-flat';
  const page = async (path: string) => mainOf((await lab.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: movingClock('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('begins empty', async () => {
    expect(await page('/lab/spread')).to.include('No fault was found at more than one seller');
    expect(await page(flat)).to.include('No concluded test order of the last twelve months shows it.');
    expect(await page('/lab/spread?kind=model&item=')).to.include('Nothing has spread');
  });

  it('lists what several sellers show, under cover or revealed', async () => {
    const { database } = use();
    for (const wrong of [['battery-flat'], ['battery-flat'], []])
      await revealedOrder(database, { seller: quiet, wrong, batch: 'LG-22', seen: 'Phone 12' });
    await gradedOrder(database, { seller: strange, wrong: ['battery-flat'], batch: 'lg-22', seen: 'phone 12' });
    for (let n = 0; n < 12; n++) await gradedOrder(database, { seller: nova, seen: 'Phone 12' });
    const { text } = await lab.get('/lab/spread');
    expect(mainOf(text)).to.include('Three faults were found at several sellers in the last twelve months');
    expect(rowsOf(text).join('\n')).to.match(/“The battery is not swollen\.” 2 3 of 16 Écran Tranquille 1 in \d+/);
    expect(mainOf(text)).to.include('batch lg-22').and.include('on phone 12');
    expect(mainOf(text)).to.include('16 concluded orders of the last twelve months, under cover or revealed');
  });

  it('shows who is surprising, and leads to the order of another test', async () => {
    const { text } = await lab.get(flat);
    expect(mainOf(text)).to.include('Found on 3 of 16 test orders that could show it, at two sellers.');
    expect(rowsOf(text)[0]).to.match(/^Écran Tranquille 2 of 3 66\.7 % 9\.4–99\.2 10\.7 % 1 in \d+ Order a test/);
    const [to] = unescaped(text).match(/\/lab\/new\?seller=[^"]*/) ?? [''];
    const form = (await lab.get(to)).text;
    expect(form).to.include('value="S-2"').and.include('Spread check: “The battery is not swollen.”');
    expect(await page('/lab/spread?kind=model&item=battery-flat&model=phone+12')).to.include(
      'Found on 3 of 16 test orders',
    );
    expect(await page('/lab/spread?order=1')).to.include('Three things that were found on this order were found at');
    expect(await page('/lab/orders/1')).to.include('the same at other sellers');
    expect((await lab.get('/lab/spread?order=99')).status).to.equal(404);
    expect(await page('/lab/spread?kind=batch&value=LG-22'))
      .to.include('at two sellers')
      .and.include('Customers name neither parts nor batches');
    expect(await page('/lab/spread?kind=item&item=no-old-data')).to.include('no reason that fits');
  });

  it('says of which sellers customers complain, and what the feeds cannot tell', async () => {
    const { database } = use();
    const told: (string | number)[][] = Array.from({ length: 12 }, (_, n) => [
      ...[`C-${n}`, `ORD-${100 + n}`, (night - 5) * 86_400, 'battery', 1],
    ]);
    await database.transaction(async (tx) => {
      await tx.insertMany('complaints', ['complaint_id', 'order_id', 'opened_at', 'reason', 'import_id'], told);
      await tx.insertMany(
        'daily_counts',
        ['metric', 'day', 'seller', 'opened', 'risk', 'reported', 'occurred'],
        [
          ['complaint', night - 5, nova, 300, 0, 0, 0],
          ['complaint', night - 5, quiet, 900, 0, 0, 0],
        ],
      );
    });
    const text = await page(flat);
    expect(text).to.include('Orders with complaints for the reason “battery” in the last 90 days.');
    expect(text).to.include('The feeds name no model, part or batch');
    expect(text).to.match(/Nova Refurb 12 of 300 4\.0 % 0\.1 % (under )?1 in/);
  });

  it('puts customers’ sellers in order by chance, and leaves out who is like the others', () => {
    const seller = (id: number, orders: number, atRisk: number) => ({
      ...{ seller: id, sellerId: `S-${id}`, sellerName: `Shop ${id}`, orders, atRisk },
    });
    const rows = surprising([seller(1, 5, 1000), seller(2, 40, 1000), seller(3, 3, 50), seller(4, 9, 3)], english);
    expect(rows.map(({ name, orders }) => [name, orders])).to.deep.equal([
      ['Shop 2', '40 of 1,000'],
      ['Shop 3', '3 of 50'],
    ]);
  });

  it('tells managers nothing of what is under cover', async () => {
    const own = await revealedOrder(use().database, { seller: tiny, wrong: ['battery-flat'], batch: 'LG-22' });
    const shown = await elsewhere(app.context, own, english);
    const names = shown?.faults.flatMap(({ sellers }) => sellers.map(({ name }) => name));
    expect(new Set(names)).to.deep.equal(new Set(['Écran Tranquille']));
    expect(shown?.faults[0]?.sellers[0]).to.include({ shown: '2 of 3' });
    expect(shown?.lead).to.include('found at other sellers in the last twelve months');
    const alone = await revealedOrder(use().database, { seller: tiny, wrong: ['genuine'] });
    expect((await elsewhere(app.context, alone, english))?.lead).to.include('No other revealed verdict');
    const passed = await revealedOrder(use().database, { seller: tiny });
    expect(await elsewhere(app.context, passed, english)).to.equal(null);
    expect((await (await app.signIn('manager')).get('/lab/spread')).status).to.equal(403);
  });
});

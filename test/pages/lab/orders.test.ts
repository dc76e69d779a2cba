/** The list of orders: stages as the program knows them, filters, what is overdue first; and the identities that buy. */
import { expect } from 'chai';
import type { Value } from '../../../db/connect.ts';
import { clockAt } from '../../../server/clock.ts';
import { stageOf } from '../../../server/lab/stage.ts';
import { daysOverdue } from '../../../server/lab/parcel.ts';
import { businessCalendar, dayOf } from '../../../server/scoring/day.ts';
import { listedOrders, orderCounts, type OrderFilter } from '../../../server/stores/lab/mystery-order-list.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { mainOf, rowsOf, unescaped } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../../support/written-marketplace.ts';

const today = dayOf('2026-11-22');
const everything: OrderFilter = { stage: null, chosen: null, category: null, overdue: false, search: null };

/** Every mixture of what can be known of an order. */
const mixtures = Array.from({ length: 96 }, (_, nth) => {
  const bit = (place: number) => Math.floor(nth / 2 ** place) % 2 === 1;
  return {
    ...{
      seller: nth % 3 === 0 ? quiet : nova,
      draw: bit(0) ? 'random' : 'for_cause',
      lab_draw: bit(1) ? nth + 1 : null,
    },
    ...{ order_id: bit(2) ? `ORD-${nth + 1}` : null, promised_on: bit(3) ? '2026-11-12' : null },
    ...{ shipped_on: bit(4) ? '2026-11-09' : null, received_on: nth % 5 === 1 ? '2026-11-13' : null },
    ...{
      concluded_at: nth % 7 === 2 ? '2026-11-15T08:00:00Z' : null,
      revealed_on: nth % 14 === 2 ? '2026-11-16' : null,
    },
    ...{ withdrawn_on: nth % 19 === 4 ? '2026-11-17' : null, ordered_on: nth % 2 === 0 ? '2026-11-05' : '2026-11-18' },
    ...{ category: nth % 4 === 0 ? 'audio' : null, model: nth === 50 ? 'Pixel 8 ÉTÉ' : null },
    ...{ logged_by: 'lab@test.example', logged_at: '2026-11-18T08:00:00Z', notes: '' },
  };
});

describeOnEachDatabase('the list of mystery orders', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string) => mainOf((await lab.get(path)).text);
  const all = { limit: 200, offset: 0 };
  const list = (filter: Partial<OrderFilter>) => listedOrders(use().database, { ...everything, ...filter }, today, all);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await database.transaction(async (tx) => {
      const columns = Object.keys(mixtures[0]!);
      await tx.insertMany(
        'mystery_orders',
        columns,
        mixtures.map((row) => Object.values(row) as Value[]),
      );
      const begun = mixtures.flatMap((_, nth) => (nth % 11 === 3 ? [nth + 1] : []));
      await tx.insertMany(
        'lab_inspections',
        ['mystery_order', 'grading', 'inspector', 'checklist', 'started_at', 'answers', 'revision', 'submitted_at'],
        begun.map((id) => [
          id,
          'first',
          'lab@test.example',
          1,
          '2026-11-14T08:00:00Z',
          '{}',
          1,
          id % 2 === 0 ? '2026-11-14' : null,
        ]),
      );
    });
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('tells stages and what is overdue as the program does', async () => {
    const calendar = businessCalendar('UTC');
    const orders = await list({});
    expect(orders).to.have.length(mixtures.length);
    const counted = await orderCounts(use().database, everything, today);
    const late = orders.filter((order) => {
      const stage = stageOf(order);
      return (stage === 'ordered' || stage === 'shipped') && daysOverdue(order, calendar, today) > 0;
    });
    expect(counted.overdue).to.equal(late.length).and.to.be.above(5);
    expect(orders.slice(0, late.length)).to.deep.equal(late);
    expect((await list({ overdue: true })).map(({ id }) => id)).to.deep.equal(late.map(({ id }) => id));
    for (const [stage, number] of Object.entries(counted.stages)) {
      const there = await list({ stage: stage as 'ordered' });
      expect(there, stage).to.have.length(number);
      expect(
        there.every((order) => stageOf(order) === stage),
        stage,
      ).to.equal(true);
    }
    expect(Object.keys(counted.stages)).to.have.length(8);
  });

  it('filters by how an order was chosen, by category and by a part of what it is known by', async () => {
    expect((await list({ chosen: 'random' })).every(({ draw }) => draw === 'random')).to.equal(true);
    expect(
      (await list({ chosen: 'cause' })).every(({ draw, labDraw }) => draw !== 'random' && labDraw === null),
    ).to.equal(true);
    expect((await list({ chosen: 'risk', category: 'audio' })).every(({ labDraw }) => labDraw !== null)).to.equal(true);
    expect((await list({ search: 'TRANQUILLE' })).every(({ seller }) => seller === quiet)).to.equal(true);
    expect((await list({ search: 'écran' })).length)
      .to.equal((await list({ search: 'S-2' })).length)
      .and.to.be.above(5);
    expect((await list({ search: '#51' })).map(({ id }) => id)).to.deep.equal([51]);
    expect((await list({ search: 'pixel' })).map(({ id }) => id)).to.deep.equal([51]);
    expect(await list({ search: '100%_' })).to.deep.equal([]);
  });

  it('shows them with what is overdue first, fifty on a page, and keeps filters in the address', async () => {
    const { text } = await lab.get('/lab/orders?chosen=random');
    expect(rowsOf(text)[0]).to.match(/days? overdue/);
    expect(unescaped(text))
      .to.match(/href="\/lab\/orders\?[^"]*stage=shipped[^"]*"/)
      .and.to.match(/href="[^"]*chosen=random&[^"]*stage=shipped|href="[^"]*stage=shipped&chosen=random/);
    expect(rowsOf((await lab.get('/lab/orders')).text)).to.have.length(50);
    expect(await page('/lab/orders?page=2')).to.include('51–96 of 96 mystery orders');
    expect(await page('/lab/orders?search=nobody')).to.include('No orders match the filters.');
    expect(await page('/lab/orders?stage=nonsense&chosen=x&page=-4')).to.include('parcels are overdue');
  });
});

describeOnEachDatabase('the identities of the lab', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string) => mainOf((await lab.get(path)).text);
  const ines = { name: 'Inès “O” Faure', email: 'ines@post.test', address: '12 rue Haute\n75011 Paris', market: 'fr' };

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('are added once each, with an audit line that names nobody', async () => {
    expect(await page('/lab/identities')).to.include('There is no identity yet');
    const faulty = await lab.submit('/lab/identities', { email: 'nowhere', market: 'France' });
    expect(faulty.status).to.equal(422);
    expect(mainOf(faulty.text)).to.include('Under which name').and.to.include('Where do its parcels go?');
    expect((await lab.submit('/lab/identities', ines)).status).to.equal(303);
    expect(mainOf((await lab.submit('/lab/identities', { ...ines, email: 'INES@post.test' })).text)).to.include(
      'There is an identity with this address already.',
    );
    expect(await page('/lab/identities'))
      .to.include('One identity is free to buy.')
      .and.to.include('FR free – no order yet');
    const [line] = await use().database.read('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ action: 'lab identity added', subject: 'lab identity 1', detail: '{}' });
  });

  it('are likely burnt with the reason in words, and retired with one', async () => {
    await use().database.transaction((tx) =>
      tx.insertMany(
        'mystery_orders',
        ['seller', 'draw', 'ordered_on', 'order_id', 'identity', 'logged_by', 'logged_at', 'notes'],
        Array.from({ length: 7 }, (_, nth) => [nova, 'random', `2026-1${nth % 2}-0${nth + 1}`, null, 1, 'x', 'x', '']),
      ),
    );
    expect(await page('/lab/identities'))
      .to.include('No identity is free to buy: one identity is likely burnt. Add one.')
      .and.to.include('It has placed seven orders within a year');
    expect(await page('/lab/identities/1'))
      .to.include('Likely burnt: it has placed seven orders')
      .and.to.include('75011 Paris');
    expect((await lab.submit('/lab/identities/1/retire', { reason: '' }, '/lab/identities/1')).status).to.equal(422);
    for (const told of ['Retired: it buys no more', 'It was retired before']) {
      await lab.submit('/lab/identities/1/retire', { reason: 'seven orders' }, '/lab/identities');
      expect(await page('/lab/identities/1')).to.include(told);
    }
    expect(await page('/lab/identities/1')).to.include('Retired: seven orders.');
    expect((await lab.get('/lab/identities/2')).status).to.equal(404);
  });
});

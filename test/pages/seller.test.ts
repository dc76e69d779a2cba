/** One seller's page: what a manager reads of a bad one, a quiet one, a tiny one, and one that has no night yet. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { mainOf, unescaped } from '../support/reading.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { publish, writeMysteryOrder, writeRecommendations, writtenNight as night } from '../support/written-nights.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the seller page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async (path: string) => mainOf((await manager.get(path)).text);

  /** Cases are opened by nights, and each night is published. */
  let publications = 0;
  const republish = () =>
    publish(use().database, night, { sellers: 4, ranked: 3 }, `2026-11-22T05:00:0${publications++}Z`);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says in words what is wrong, since when, and leads to the open case', async () => {
    const answer = await manager.get('/sellers/NOVA');
    const text = mainOf(answer.text);
    expect(text).to.include(
      'It delivers late since Mon 2 Nov: 140 late orders, 53 expected of an acceptable seller with its orders.',
    );
    expect(text).to.include('limit? recommended');
    expect(answer.text).to.include('href="/recommendations/1"');
  });

  it('shows score and rank with their ranges, and points that add up to the cent', async () => {
    const text = await page('/sellers/NOVA');
    expect(text).to.include('Score 58.0 53–62 acceptable is 70 −4.0 since last week');
    expect(text).to.include('Rank #3 1–7 of 3 ranked sellers');
    const points = /Points lost.*?100 − 58\.00 42\.00/.exec(text)?.[0] ?? '';
    const shown = [...points.matchAll(/(?:delivery|Complaints|Returns|reviews|Cancellations|threshold) (\d+\.\d\d)/g)];
    expect(shown.map(([, lost]) => lost)).to.deep.equal(['27.41', '6.10', '4.00', '3.20', '1.00', '0.29']);
    expect(points).to.include('Cap at 59: a metric is past its limit threshold 0.29');
  });

  it('shows the loudest metric with evidence in words and the seller’s data alone', async () => {
    const text = await page('/sellers/NOVA');
    expect(text).to.include('10.4 % 8.3–13.0 412 orders due warn above 4 % +1.6 points since last week');
    expect(text).to.include('5,200 : 1 that the true rate is above 4 %');
    expect(text).to.include('410 : 1 that the true rate is above 6 %');
    expect(text).to.include('Its data alone: 38 of 412 orders due: 9.2 % (6.6–12.4)');
  });

  it('draws sixty weeks with thresholds and marks, and has the same numbers in a table one click away', async () => {
    const { text } = await manager.get('/sellers/NOVA?metric=late-delivery');
    const chart = JSON.parse(unescaped(/data-chart="([^"]*)"/.exec(text)?.[1] ?? 'null')) as {
      first: string;
      href: string;
      raw: (number | null)[];
      orders: number[];
      thresholds: unknown[];
    };
    expect(chart).to.include({
      first: '2025-09-29',
      href: '/sellers/NOVA/orders?metric=late-delivery&week={week}',
    });
    expect([chart.orders.length, chart.orders.at(-1)]).to.deep.equal([60, 360]);
    expect(chart.raw.at(-1)! / 1e5).to.be.closeTo(42 / 360, 1e-5);
    // Kept weeks and weeks that are counted from their days alike.
    for (const orders of chart.orders.slice(1, -1)) expect(orders).to.equal(420);
    for (const raw of chart.raw.slice(1, -4)) expect(raw! / 1e5).to.be.closeTo(1 / 420, 1e-5);
    expect(chart.thresholds).to.deep.equal([
      { level: 'warn', value: 0.04 },
      { level: 'limit', value: 0.06 },
      { level: 'suspend', value: 0.1 },
    ]);
    expect(text).to.include('href="/sellers/NOVA/weeks?metric&#x3D;late-delivery"');
    const table = mainOf((await manager.get('/sellers/NOVA/weeks?metric=late-delivery')).text);
    expect(table).to.include('Late delivery of Nova Refurb, week by week');
    expect(table).to.include('Mon 16 Nov 2026 10.4 % 8.3–13.0 11.7 % 360');
    expect(table).to.include('Mon 9 Nov 2026');
    for (const missing of ['/sellers/NOVA/weeks', '/sellers/NOBODY/weeks?metric=late-delivery'])
      expect((await manager.get(missing)).status).to.equal(404);
  });

  it('lists the orders behind the figure, twenty a page, with what happened to each', async () => {
    const { text: html } = await manager.get('/sellers/NOVA');
    expect(mainOf(html)).to.match(/of the last 180 days. All \d+ late orders behind it/);
    expect(html).to.include('href="/sellers/NOVA/orders?metric&#x3D;late-delivery"');
    const text = await page('/sellers/NOVA/orders?metric=late-delivery');
    expect(text).to.include('Orders behind it: late orders of the last 180 days');
    expect(text).to.match(
      /ORD-\d+ yesterday Tue 17 Nov FR smartphones, good Promised yesterday, no delivery known \(carrier x\)\./,
    );
    expect(text).to.include('1–20 of 163 orders');
    expect(await page('/sellers/NOVA/orders?metric=late-delivery&page=9')).to.include('161–163 of 163 orders');
    const week = await page('/sellers/NOVA/orders?metric=late-delivery&week=2026-10-19');
    expect(week).to.include('late orders of the week of Mon 19 Oct 2026');
    expect(week).to.include('1 order');
    // Where they stood before leads on.
    const old = await manager.get('/sellers/NOVA?metric=late-delivery&week=2026-10-19');
    expect([old.status, old.headers.get('location')]).to.deep.equal([
      303,
      '/sellers/NOVA/orders?metric=late-delivery&week=2026-10-19',
    ]);
  });

  it('gives all those orders as CSV', async () => {
    const { text, headers } = await manager.get('/sellers/NOVA/orders.csv?metric=late-delivery');
    expect(headers.get('content-disposition')).to.include('late-delivery-orders-2026-11-21.csv');
    const lines = text.trim().split('\r\n');
    expect(lines).to.have.length(164);
    expect(lines[0]).to.equal(
      'order_id,counted_on,ordered_on,promised_on,delivered_on,carrier,market,category,grade,what,what_happened',
    );
    expect(text).not.to.include('B1');
    expect((await manager.get('/sellers/NOVA/orders.csv?metric=nonsense')).status).to.equal(404);
  });

  it('says of each state of a figure what it means', async () => {
    expect(await page('/sellers/NOVA?metric=return')).to.include(
      'Stale: returns stand at Thu 19 Nov. The figure holds its last value and raises nothing.',
    );
    expect(await page('/sellers/S-3?metric=complaint')).to.include(
      'Too few orders to judge: 3 orders delivered or overdue in 180 days.',
    );
    expect(await page('/sellers/NOVA?metric=refund')).to.include('It is shown only; it has no threshold.');
  });

  it('tells a quiet seller’s page in a sentence too', async () => {
    const text = await page(`/sellers/S-${quiet}`);
    expect(text).to.include('Nothing stands out: no figure shows a rate above what is acceptable.');
    expect(text).to.include('Most points go to late delivery (15.5).');
    expect(text).to.include('Nothing has happened yet');
  });

  it('ranks nobody on three orders', async () => {
    const text = await page('/sellers/S-3');
    expect(text).to.include('Too few orders to judge: 3 orders in 180 days. It is shown, never ranked');
    expect(text).not.to.include('Rank');
  });

  it('leads with a finding that endangers buyers, and calls nothing fine that is not', async () => {
    const { database } = use();
    const [finding, reason] = ['battery_hazard', { level: 'suspend', since: night, grounds: ['safety'] }];
    await writeMysteryOrder(database, {
      id: 9,
      seller: quiet,
      verdict: 'blocker',
      safetyFinding: finding,
      revealedOn: '2026-11-20',
    });
    await writeRecommendations(database, [{ id: 90, seller: quiet, ...reason, evidence: null }]);
    await republish();
    expect(await page(`/sellers/S-${quiet}`)).to.include(
      'The lab found danger to buyers: battery hazard, revealed Fri 20 Nov. That is enough by itself.',
    );
    const rate = (value: number) =>
      database.transaction((tx) =>
        tx.run("UPDATE readings SET rate = ? WHERE night = ? AND seller = ? AND metric = 'late-delivery'", [
          value,
          night,
          quiet,
        ]),
      );
    const [before] = await database.read<{ rate: number }>(
      "SELECT rate FROM readings WHERE night = ? AND seller = ? AND metric = 'late-delivery'",
      [night, quiet],
    );
    await rate(0.05);
    const text = await page(`/sellers/S-${quiet}`);
    expect(text).to.include('one rate lies above what is acceptable (late delivery), without evidence enough');
    expect(text).not.to.include('no figure shows a rate above');
    await rate(before!.rate);
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM recommendations WHERE id = 90');
      await tx.run('DELETE FROM mystery_orders WHERE id = 9');
    });
  });

  it('says of a seller with too few orders why a recommendation stays', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 91, seller: 3, level: 'warn', since: night - 40, grounds: ['complaint'] },
    ]);
    await republish();
    const text = await page('/sellers/S-3');
    expect(text).to.include('A warning that was recommended when it had more orders stays until');
    expect(text).not.to.include('nothing is recommended');
    await database.transaction((tx) => tx.run('DELETE FROM recommendations WHERE id = 91'));
  });

  it('keeps the odds of the night that recommended it in the history', async () => {
    const { database } = use();
    await database.transaction((tx) => tx.run('UPDATE recommendations SET evidence = 7 WHERE id = 1'));
    expect(await page('/sellers/NOVA')).to.match(/A limit recommended.*410 : 1 · open/);
    await database.transaction((tx) => tx.run('UPDATE recommendations SET evidence = 410 WHERE id = 1'));
  });

  it('tells what happened as one story, newest first', async () => {
    const text = await page('/sellers/NOVA');
    expect(text).to.match(
      /History yesterday A limit recommended.*410 : 1 · open Wed 18 Nov Late delivery: past limit still so Tue 22 Sep.*ended Thu 22 Oct/,
    );
  });

  it('shows nothing of a mystery order before the lab reveals it', async () => {
    const { database } = use();
    await writeMysteryOrder(database, {
      id: 1,
      seller: nova,
      verdict: 'blocker',
      safetyFinding: 'counterfeit',
      revealedOn: null,
    });
    expect(await page('/sellers/NOVA')).not.to.match(/mystery|counterfeit|blocker/i);
    await writeMysteryOrder(database, {
      id: 2,
      seller: nova,
      verdict: 'downgraded',
      safetyFinding: 'locked_device',
      revealedOn: '2026-11-20',
    });
    await use().database.transaction(bumpRevision);
    const text = await page('/sellers/NOVA');
    expect(text).to.include('Mystery orders revealed by the lab, marks of 100');
    expect(text).to.include('downgraded device locked to an account 61 72 83');
    expect(text).not.to.include('counterfeit');
  });

  it('says what is decided and not in force yet, and fills its mark on its day only', async () => {
    const { database } = use();
    const write = (...sql: string[]) =>
      database.transaction(async (tx) => {
        for (const one of sql) await tx.run(one);
        await bumpRevision(tx);
      });
    const decide = (level: string, rest: string) =>
      `INSERT INTO decisions (seller, level, decision, person, reason, decided_at, state, in_force_from, notified_day)
       VALUES (${nova}, '${level}', 'accepted', 'manager@test.example', 'Late.', '2026-11-21T08:00:00Z', ${rest})`;
    const limit = /mark-limit"[^>]*><path class="(\w+)"[^>]*><\/svg><span>limit, ([^<]+)/;
    const head = async () => limit.exec((await manager.get('/sellers/NOVA')).text)?.slice(1);
    await write(
      decide('warn', "'in-force', '2026-11-02', '2026-11-02'"),
      decide('limit', "'decided', '2026-11-23', NULL"),
      "UPDATE recommendations SET state = 'decided' WHERE id = 1",
    );
    expect(await page('/sellers/NOVA')).to.include('It begins after its statement of reasons is delivered.');
    expect(await head()).to.deep.equal(['line', 'decided, not yet delivered']);
    await write("UPDATE decisions SET state = 'notified', notified_day = '2026-11-22' WHERE state = 'decided'");
    expect(await page('/sellers/NOVA'))
      .to.include('A warning is in force since Mon 2 Nov.')
      .and.include('A limit is decided and delivered: in force from tomorrow. See the decision');
    expect(await head()).to.deep.equal(['line', 'delivered, not yet in force']);
    await write('DELETE FROM decisions', "UPDATE recommendations SET state = 'open' WHERE id = 1");
  });

  it('knows no seller without a name, and none that is not there', async () => {
    expect((await manager.get('/sellers/S-5')).status).to.equal(404);
    expect((await manager.get('/sellers/nobody')).status).to.equal(404);
    expect((await manager.get('/sellers/%00')).status).to.equal(404);
  });

  it('shows a seller without any night kindly', async () => {
    await use().database.transaction((tx) => tx.run('DELETE FROM nights WHERE night = ?', [night]));
    expect(await page('/sellers/NOVA')).to.include(
      'Not scored yet: the first score comes with the first published night.',
    );
  });
});

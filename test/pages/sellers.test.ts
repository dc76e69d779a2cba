/** The ranking: what a manager reads, in what order, and that it costs a few look-ups. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { rowsOf, textOf } from '../support/reading.ts';
import { nova, quiet, strangeName, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import {
  publish,
  writePolicy,
  writeReadings,
  writeRecommendations,
  writeScores,
  writeSellers,
  wipe,
  writtenNight as night,
} from '../support/written-nights.ts';
import { sundayOf } from '../../server/stores/weeks.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the sellers page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const rows = async (path: string) => rowsOf((await manager.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    await use().database.transaction((tx) =>
      tx.run('INSERT INTO sellers (id, seller_id, name, import_id) VALUES (?, ?, ?, ?)', [900, 'LATER', 'Not Yet', 1]),
    );
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says how many sellers of the feed the night did not know yet', async () => {
    const text = textOf((await manager.get('/sellers')).text);
    expect(text).to.include('1 more seller of the sellers feed had neither joined nor had an order by this night.');
  });

  it('begins with how things stand', async () => {
    const text = textOf((await manager.get('/sellers')).text);
    expect(text).to.include('Two sellers above a threshold: their figures call for one limit and one warning.');
    expect(text).to.include('3 of 4 sellers are ranked, 1 has too few orders.');
  });

  it('ranks the best first, with the range of each rank and its main problem', async () => {
    const [first, , third] = await rows('/sellers');
    expect(first).to.match(/^#1 \(1–5\) Écran Tranquille IT, repairer 85 80–89/);
    expect(third).to.match(/^#3 \(1–7\) Nova Refurb FR, factory 58 53–62/);
    expect(third).to.match(/limit\? recommended late 10.4 % \(8.3–13.0\), limit 6 %/);
  });

  it('shows sellers with too few orders last, without a rank, and sellers without a name not at all', async () => {
    const shown = await rows('/sellers');
    expect(shown).to.have.length(4);
    expect(shown[3]).to.match(/^– Three Orders DE, trader – – too few orders too few orders to judge/);
    expect((await rows('/sellers?sort=-rank')).map((row) => row.slice(0, 2))).to.deep.equal(['#3', '#2', '#1', '– ']);
    expect((await rows('/sellers?sort=-score'))[3]).to.include('Three Orders');
  });

  it('sorts by what the address says', async () => {
    expect((await rows('/sellers?sort=-level'))[0]).to.include('Nova Refurb');
    expect((await rows('/sellers?sort=name'))[1]).to.include('Nova Refurb');
    for (const word of ['nonsense', 'constructor', '-toString', '__proto__', 'hasOwnProperty'])
      expect((await rows(`/sellers?sort=${word}`))[0], word).to.include('#1');
  });

  it('filters by level, country, kind, state, manager and main problem', async () => {
    const found = async (query: string) => (await rows(`/sellers?${query}`)).length;
    expect(await found('level=limit')).to.equal(1);
    expect(await found('country=IT')).to.equal(1);
    expect(await found('kind=trader')).to.equal(1);
    expect(await found('state=provisional')).to.equal(1);
    expect(await found('manager=other%40test.example')).to.equal(1);
    expect(await found('metric=complaint')).to.equal(1);
    expect(await found('metric=complaint&country=IT')).to.equal(0);
    expect(textOf((await manager.get('/sellers?metric=complaint&country=IT')).text)).to.include('No seller matches');
  });

  it('finds names whatever their accents and capitals, and ids', async () => {
    expect((await rows('/sellers?search=ecran'))[0]).to.include('Écran Tranquille');
    expect((await rows('/sellers?search=%C3%89CRAN'))[0]).to.include('Écran Tranquille');
    expect((await rows('/sellers?search=nova'))[0]).to.include('Nova Refurb');
    expect((await rows('/sellers?search=id%2Fwith'))[0]).to.include('🔧');
    expect((await rows('/sellers?search=%25')).length).to.equal(0);
  });

  it('shows a strange name as it is written, and leads to its page', async () => {
    const { text } = await manager.get('/sellers');
    expect(text).not.to.include('<b>');
    expect(textOf(text)).to.include(strangeName);
    const link = /href="(\/sellers\/id%2Fwith[^"]*)"/.exec(text)?.[1] ?? '';
    expect((await manager.get(link)).status).to.equal(200);
  });

  it('gives the same rows as CSV, plain numbers, empty where nothing is known', async () => {
    const answer = await manager.get('/sellers.csv?level=limit');
    expect(answer.headers.get('content-type')).to.include('text/csv');
    const lines = answer.text.trim().split('\r\n');
    expect(lines[0]).to.include('rank,rank_low,rank_high,seller_id,name');
    expect(lines[1]).to.match(
      /^2026-11-21,3,1,7,NOVA,Nova Refurb,factory,FR,manager@test.example,ranked,58,53,62,limit,late-delivery/,
    );
    expect(lines).to.have.length(2);
    expect((await manager.get('/sellers.csv')).text).to.include(
      'S-3,Three Orders,trader,DE,manager@test.example,provisional,,,,none,,,,',
    );
  });

  it('says in the file what the page says of sellers with too few orders, and the same main problem', async () => {
    const { database } = use();
    await wipe(database);
    await writePolicy(database);
    await writeSellers(database, [
      { id: 1, name: 'Small', sellerId: 'SMALL' },
      { id: 2, name: 'Ground', sellerId: 'GROUND' },
      { id: 3, name: 'Good', sellerId: 'GOOD' },
      { id: 4, name: 'Unsure', sellerId: 'UNSURE' },
    ]);
    await writeScores(database, night, [
      { seller: 1, score: 40, rank: null, level: 'warn' },
      { seller: 2, score: 60, rank: 3, level: 'warn' },
      { seller: 3, score: 90, rank: 1 },
      { seller: 4, score: 62, rank: 2 },
    ]);
    await writeReadings(database, night, [
      { seller: 1, metric: 'late-delivery', rate: 0.2 },
      { seller: 2, metric: 'late-delivery', rate: 0.08 },
      { seller: 2, metric: 'complaint', rate: 0.03 },
      { seller: 3, metric: 'late-delivery', rate: 0.01 },
      { seller: 4, metric: 'late-delivery', rate: 0.06 },
    ]);
    await writeRecommendations(database, [
      { id: 1, seller: 1, level: 'warn', since: night, grounds: ['late-delivery'] },
      { id: 2, seller: 2, level: 'warn', since: night, grounds: ['complaint'] },
    ]);
    await publish(database, night, { sellers: 4, ranked: 3 });
    const lines = (await manager.get('/sellers.csv')).text.trim().split('\r\n').slice(1);
    const said = new Map(lines.map((line) => [line.split(',')[4], line.split(',').slice(9, -1).join(',')]));
    expect(said.get('SMALL')).to.equal('provisional,,,,warn,,,,');
    expect(said.get('GROUND')).to.match(/^ranked,60,55,64,warn,complaint,0\.03,/);
    expect(said.get('GOOD')).to.equal('ranked,90,85,94,none,,,,');
    expect(said.get('UNSURE')).to.match(/,none,late-delivery,0\.06,/);
    const shown = await rows('/sellers');
    expect(shown.find((row) => row.includes('Ground'))).to.include('complaints 3.0 %');
    expect(shown.find((row) => row.includes('Good'))).to.match(/fine –$/);
    expect(shown.find((row) => row.includes('Unsure'))).to.include('no evidence yet late 6.0 %');
    await wipe(database);
    await writeMarketplace(database);
  });

  it('filters by the markets in which a seller sells, and by the country it sits in, and says which is which', async () => {
    const { database } = use();
    expect((await manager.get('/sellers')).text).not.to.include('Sells in');
    await database.transaction(async (tx) => {
      await tx.run("INSERT INTO cells (category, grade, market) VALUES ('', '', 'FR'), ('', '', 'IT'), ('', '', '')");
      const rows = [
        ['FR', nova, night, 12],
        ['IT', nova, night - 100, 3],
        ['IT', tiny, night, 1],
        ['FR', quiet, night - 200, 9],
      ].map(([market, seller, day, orders]) => [
        market as string,
        sundayOf(day as number),
        seller as number,
        orders as number,
      ]);
      await tx.insertMany('market_weeks', ['market', 'week', 'seller', 'orders'], rows);
    });
    await publish(database, night, { sellers: 4, ranked: 3 }, '2026-11-22T04:00:00Z');
    const { text } = await manager.get('/sellers');
    expect(text).to.match(/<label for="filter-country">Seller(’|&#8217;)s country</);
    expect(text).to.match(/<label for="filter-market">Sells in</);
    const found = async (query: string) =>
      (await rows(`/sellers?${query}`)).map((row) => /Nova|Tranq|Three/.exec(row)?.[0]);
    expect(await found('market=FR')).to.deep.equal(['Nova']);
    expect(await found('market=IT')).to.deep.equal(['Nova', 'Three']);
    expect(await found('market=IT&country=DE')).to.deep.equal(['Three']);
    expect(textOf((await manager.get('/sellers?market=XX')).text)).to.include('No seller matches');
    const [order] = await use().database.read<{ id: string }>(
      `SELECT order_id AS id FROM orders WHERE seller = ${nova} ORDER BY id LIMIT 1`,
    );
    expect(textOf((await manager.get(`/sellers?search=${order!.id}`)).text)).to.include(
      'This is the number of an order of this seller: Nova Refurb',
    );
    expect((await manager.get('/sellers.csv?market=FR')).text.trim().split('\r\n')).to.have.length(2);
  });

  it('tells the orders a week, and sorts by them', async () => {
    const [first] = await rows('/sellers?sort=-orders');
    expect(first).to.include('Nova Refurb').and.to.match(/ 434 /);
  });

  it('answers an impossible page kindly', async () => {
    expect(textOf((await manager.get('/sellers?page=99')).text)).to.include('There is no such page');
    expect((await manager.get('/sellers?page=-3&sort=name&sort=rank')).status).to.equal(200);
  });

  it('pages 50 at a time in both directions, provisional sellers at the end', async () => {
    const { database } = use();
    await wipe(database);
    const ids = Array.from({ length: 120 }, (_, index) => index + 1);
    await writeSellers(
      database,
      ids.map((id) => ({ id, name: `Seller ${id}` })),
    );
    await writeScores(
      database,
      night + 1,
      ids.map((id) => ({ seller: id, score: id <= 110 ? 120 - id : null, rank: id <= 110 ? id : null })),
    );
    await publish(database, night + 1, { sellers: 120, ranked: 110 });
    const pages = [...(await rows('/sellers')), ...(await rows('/sellers?page=2')), ...(await rows('/sellers?page=3'))];
    expect(pages.map((row) => /Seller (\d+)/.exec(row)?.[1])).to.deep.equal(ids.map(String));
    const back = [
      ...(await rows('/sellers?sort=-rank')),
      ...(await rows('/sellers?sort=-rank&page=2')),
      ...(await rows('/sellers?sort=-rank&page=3')),
    ];
    const reversed = [...ids.slice(0, 110).reverse(), ...ids.slice(110)];
    expect(back.map((row) => /Seller (\d+)/.exec(row)?.[1])).to.deep.equal(reversed.map(String));
  });

  it('says so when there is nobody yet', async () => {
    await wipe(use().database);
    expect(textOf((await manager.get('/sellers')).text)).to.include('No sellers yet');
    expect((await manager.get('/sellers.csv')).status).to.equal(200);
  });
});

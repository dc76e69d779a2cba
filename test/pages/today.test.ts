/** The morning page: what needs a decision, what the night brought, and the mornings on which nothing does. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { mainOf, rowsOf, unescaped } from '../support/reading.ts';
import { nova, quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';
import {
  publish,
  writeMysteryOrder,
  writeRecommendations,
  wipe,
  writtenNight as night,
} from '../support/written-nights.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the today page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let admin: Visitor;
  const page = async (path = '/today', who = manager) => mainOf((await who.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
    admin = await app.signIn('admin');
  });
  after(() => app.close());

  it('answers first: how many need a decision, what is new, which feed is behind', async () => {
    expect(await page()).to.match(
      /^Today Two sellers of yours need a decision; one of them new last night\. Begin at the top: most harm to buyers is expected there\. Returns are two days behind\./,
    );
  });

  it('is in French for whoever reads French, and stays English for the others', async () => {
    const french = await app.signIn('admin', { email: 'fr@test.example' });
    await french.submit('/account/language', { language: 'fr' }, '/account');
    const text = (await page('/today', french)).replaceAll(/\s/g, ' ');
    expect(text).to.match(/2 vendeurs attendent une décision, dont 1 nouveau la nuit dernière\. Commencez par le haut/);
    expect(text).to.include(
      'limitation? recommandé Nova Refurb (FR, usine) en retard 10,4 % (8,3–13,0), seuil « limitation » 6 % et aussi réclamations',
    );
    expect(text).to.not.match(/\b(seller|orders|last night|the case)\b/);
    expect(await page()).to.include('limit? recommended Nova Refurb (FR, factory) late 10.4');
  });

  it('names what follows from a feed that is behind', async () => {
    expect(await page()).to.include(
      'Returns are two days behind (complete up to Thu 19 Nov): the figures for returns, bad orders and refunds did not move.',
    );
  });

  it('lists the most harmful first: ground, why tonight and on which orders, odds, harm by severity, orders a week', async () => {
    const rows = rowsOf((await manager.get('/today')).text);
    expect(rows[0]).to.equal(
      'limit? recommended Nova Refurb (FR, factory) late 10.4 % (8.3–13.0), limit 6 % and complaints new last night: 7 late orders (ORD-197, ORD-196, ORD-195, 4 more) 410 : 1 240.0 120.0 orders at risk × 2 ~434 a week Claim the case of Nova Refurb',
    );
    expect(rows[1]).to.match(
      /warn\? recommended .*SA, mobile operator\) complaints 2.6 % \(2.1–3.3\), warn 1 % day 3, nothing new last night 34 : 1 30.0 orders at risk none lately Claim/,
    );
  });

  it('says of a rate below its threshold why something is recommended still', async () => {
    const write = (rate: number, evidence: string) =>
      use().database.transaction(async (tx) => {
        await tx.run(
          "UPDATE readings SET rate = ?, evidence = ? WHERE night = ? AND seller = ? AND metric = 'complaint'",
          [rate, evidence, night, strange],
        );
        await bumpRevision(tx);
      });
    const row = async () => rowsOf((await manager.get('/today')).text)[1];
    const [before] = await use().database.read<{ rate: number; evidence: string }>(
      "SELECT rate, evidence FROM readings WHERE night = ? AND seller = ? AND metric = 'complaint'",
      [night, strange],
    );
    await write(0.009, JSON.stringify({ warn: 2 }));
    expect(await row()).to.include('warn 1 %; reached on Thu 19 Nov, stays until clearly below');
    await write(0.009, JSON.stringify({ warn: 400 }));
    expect(await row()).to.not.include('stays until');
    await write(before!.rate, before!.evidence);
  });

  it('leads from an order that is new tonight to the list of its week', async () => {
    const [, href = ''] = /<a href="([^"]+)"><bdi>ORD-197</.exec((await manager.get('/today')).text) ?? [];
    const week = await page(unescaped(href));
    expect(week).to.include('Orders behind it: late orders of the week of Mon 16 Nov 2026').and.to.include('ORD-197');
  });

  it('filters by level, country, kind and ground, and by whose sellers they are', async () => {
    const found = async (query: string, who = manager) => rowsOf((await who.get(`/today?${query}`)).text).length;
    expect(await found('level=warn')).to.equal(1);
    expect(await found('country=FR')).to.equal(1);
    expect(await found('kind=mobile_operator')).to.equal(1);
    expect(await found('metric=late-delivery')).to.equal(1);
    expect(await found('metric=complaint')).to.equal(2);
    expect(await page('/today?level=suspend')).to.include('Nothing matches these filters');
    expect(await found('', admin)).to.equal(2);
    const mine = await page('/today?scope=mine', admin);
    expect(mine).to.include('Nobody of yours needs a decision. Others have 2 open.');
    expect(mine)
      .to.include('Cases of other sellers are open. See all cases')
      .and.not.include('The night found no seller');
  });

  it('tells what the night brought', async () => {
    const text = await page();
    expect(text).to.include('One limit newly recommended.');
    expect(text).to.include('Four warnings ended: the figures are back where they belong.');
    expect(text).to.include('812 orders, 212 reviews, 61 complaints and no returns (the feed is behind) of that day.');
  });

  it('names a safety finding only once the lab has revealed it', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 9, seller: quiet, level: 'suspend', since: night, grounds: ['safety'], evidence: null, harm: 500 },
    ]);
    await writeMysteryOrder(database, {
      id: 1,
      seller: quiet,
      verdict: 'blocker',
      safetyFinding: 'counterfeit',
      revealedOn: null,
    });
    await database.transaction(bumpRevision);
    expect(await page('/today?scope=all'))
      .to.include('lab: safety finding')
      .and.not.to.include('counterfeit');
    await writeMysteryOrder(database, {
      id: 2,
      seller: quiet,
      verdict: 'blocker',
      safetyFinding: 'previous_owner_data',
      revealedOn: '2026-11-20',
    });
    await database.transaction(bumpRevision);
    expect(rowsOf((await manager.get('/today?scope=all')).text)[0]).to.include('lab: previous owner’s data found');
  });

  it('stands with danger first, then by the orders at risk, as the numbers show', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 8, seller: quiet, level: 'suspend', since: night, grounds: ['safety'], evidence: null, harm: 2 },
    ]);
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM recommendations WHERE id = 9');
      await bumpRevision(tx);
    });
    const { text } = await manager.get('/today?scope=all');
    const risks = rowsOf(text).map((row) => /(\d+\.\d+ )+orders at risk( × \d)?/.exec(row)?.[0]);
    expect(risks).to.deep.equal([
      '8.00 2.00 orders at risk × 4',
      '240.0 120.0 orders at risk × 2',
      '30.0 orders at risk',
    ]);
    expect(mainOf(text)).to.include('first where buyers are in danger, then where most harm is expected');
  });

  it('says who waits and why, asks for no decision on it, and lists what was decided', async () => {
    const reason = 'Carrier promised an answer by Monday.';
    await manager.submit('/recommendations/2', { answer: 'wait', reason });
    const text = await page();
    expect(text).to.include(`waiting: “${reason}”`).and.to.include('(manager@test.example), today');
    expect(text).to.match(
      /Today One seller of yours needs a decision; new last night\. One case waits, as somebody chose\./,
    );
    const decided = await page('/today?scope=decided');
    expect(decided).to.match(/^Today One answer in the last 90 days, the latest first\./);
    expect(decided).to.include('Warning: wait for more').and.to.include(reason);
  });

  it('is not for the lab and not for sellers', async () => {
    expect((await (await app.signIn('lab')).get('/today')).status).to.equal(403);
    expect((await (await app.signIn('seller', { seller: nova })).get('/today')).status).to.equal(403);
  });

  it('explains a night that was held back, and what to do', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 10, seller: quiet, level: 'limit', since: night + 1, grounds: ['late-delivery'], state: 'held' },
    ]);
    await publish(database, night + 1, { sellers: 4, ranked: 3, held: true });
    const text = await page('/today?scope=all');
    expect(text).to.include(
      'The night would have put too many sellers at limit or above at once; 1 seller waits for a person.',
    );
    expect(text).to.include('What to do: look at the feeds');
    expect(text).to.include('held back: too many sellers at once');
  });

  it('says that nobody needs a decision', async () => {
    await use().database.transaction((tx) => tx.run('DELETE FROM recommendations'));
    await publish(use().database, night + 2, { sellers: 4, ranked: 3 });
    expect(await page()).to.match(/^Today Nobody of yours needs a decision\./);
    expect(await page('/today?scope=all')).to.include(
      'Nobody needs a decision The night found no seller above a threshold',
    );
  });

  it('says which feeds never arrived, and that this counts against nobody', async () => {
    await publish(use().database, night + 3, { feeds: { complaints: { watermark: null, state: 'missing' } } });
    expect(await page()).to.include(
      'Complaints never arrived: there are no figures for complaints, bad orders, refunds and slow replies. That is not 0 %, and it counts against nobody.',
    );
  });

  it('names several late feeds in one list, and only their number in the lead', async () => {
    await publish(use().database, night + 4, {
      feeds: { returns: { watermark: night, state: 'behind' }, reviews: { watermark: night, state: 'behind' } },
    });
    const { text } = await manager.get('/today');
    expect(mainOf(text)).to.match(/^Today Nobody of yours needs a decision\. Two feeds are behind or missing\./);
    expect(text.match(/class="note/g)).to.have.length(1);
  });

  it('is kind before the first night', async () => {
    await wipe(use().database);
    expect(await page()).to.include('No night has been published yet: there is nothing to decide.');
  });
});

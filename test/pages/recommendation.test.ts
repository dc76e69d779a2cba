/** A case: what a person reads before deciding, and what the decision leaves behind. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { mainOf } from '../support/reading.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder, writeRecommendations, writtenNight as night } from '../support/written-nights.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the recommendation page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async (path: string, who = manager) => mainOf((await who.get(path)).text);
  const reason = 'The carrier strike is over and it is still late.';

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says what is recommended, why, on which orders, and what has changed since', async () => {
    const text = await page('/recommendations/1');
    expect(text).to.include(
      'A limit is recommended for Nova Refurb for late delivery and complaints, since last night. By last night the evidence stands at 410 : 1 that the rate of late delivery is above 6 %. Read why, then decide.',
    );
    expect(text).to.include(
      'On the night of the recommendation, last night Late 9.1 % (7.6–10.8), limit 6 %. 38 late orders of 412 orders due in 180 days, plainly counted 9.2 %. Since Mon 2 Nov: 140 late orders, 53 expected of an acceptable seller with its orders.',
    );
    expect(text).to.include('410 : 1 that the true rate is above 6 %');
    expect(text).to.include('Frozen on Sat 21 Nov 2026');
    expect(text).to.include('ORD-197 yesterday Tue 17 Nov FR smartphones, good');
  });

  it('asks for an answer and a reason, and keeps what was written', async () => {
    const answer = await manager.submit('/recommendations/1', { reason: 'short' });
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    expect(text).to.include('Two things must be mended Choose what is to happen. Write the reason in a sentence');
    expect(answer.text).to.include('>short</textarea>');
    expect(await use().database.read('SELECT id FROM decisions')).to.have.length(0);
  });

  it('lets a person wait: the case stays open with the reason', async () => {
    const answer = await manager.submit('/recommendations/1', {
      answer: 'wait',
      reason: 'Carrier promised an answer by Monday.',
    });
    expect(answer.status).to.equal(303);
    const text = await page('/recommendations/1');
    expect(text).to.include('(manager@test.example) chose to wait, today.');
    expect(text).to.include('Record the decision');
  });

  it('records a decision with its reason and an audit line; nothing is in force before its statement was delivered', async () => {
    const answer = await manager.submit('/recommendations/1', { answer: 'accepted', reason, from: '2026-11-22' });
    expect(answer.status).to.equal(303);
    expect(answer.location).to.match(/^\/decisions\/\d+$/);
    const text = await page('/recommendations/1');
    expect(text).to.include('Your decision is recorded, with your reason.');
    expect(text).to.include('(manager@test.example), today.');
    expect(text).to.include(reason);
    expect(text).not.to.include('Record the decision');
    const [decision] = await use().database.read('SELECT * FROM decisions ORDER BY id DESC LIMIT 1');
    expect(decision).to.include({
      recommendation: 1,
      seller: nova,
      level: 'limit',
      decision: 'accepted',
      in_force_from: '2026-11-22',
    });
    const [line] = await use().database.read('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ actor: 'manager@test.example', action: 'decision recorded', subject: 'seller NOVA' });
  });

  it('tells the second one that the case was decided meanwhile, and overwrites nothing', async () => {
    const admin = await app.signIn('admin');
    await admin.get('/recommendations/2');
    const answer = await admin.submit(
      '/recommendations/1',
      { answer: 'dismissed', reason: 'I see it differently, I fear.' },
      '/account',
    );
    expect(answer.status).to.equal(409);
    expect(mainOf(answer.text)).to.include('Someone else decided this case meanwhile');
    expect(mainOf(answer.text)).to.include('What you had written I see it differently, I fear.');
    expect(await use().database.read("SELECT id FROM decisions WHERE decision = 'dismissed'")).to.have.length(0);
  });

  it('shows the decision on the seller’s page and in the ranking, once it is in force', async () => {
    expect(await page('/sellers/NOVA')).not.to.include('A limit is in force');
    await use().database.transaction(async (tx) => {
      await tx.run("UPDATE decisions SET state = 'in-force', started_at = decided_at WHERE state = 'decided'");
      await bumpRevision(tx);
    });
    expect(await page('/sellers/NOVA')).to.include('A limit is in force since today.');
    expect(await page('/sellers/NOVA')).to.include(`(manager@test.example): ${reason}`);
    expect(await page('/sellers')).to.include('limit, in force');
    expect(await page('/today')).to.include('One seller of yours needs a decision');
  });

  it('says of an ended case that there is nothing to decide', async () => {
    expect(await page('/recommendations/3')).to.include('Nothing to decide any more: the figures went back');
  });

  it('tells nothing of an order that came after the night it is frozen on', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.run("UPDATE deliveries SET delivered_at = ? WHERE order_id = 'ORD-197'", [(night + 1) * 86_400 + 3_600]),
    );
    const [, row = ''] = /(ORD-197 .*?)ORD-190/.exec(await page('/recommendations/1')) ?? [];
    expect(row).to.include('no delivery known');
    expect(await page('/recommendations/1')).to.include('2 of at least 38 orders, newest first');
  });

  it('names the second source of a suspension, and the mystery order behind a safety finding', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 21, seller: nova, level: 'suspend', since: night, grounds: ['complaint'] },
      { id: 22, seller: quiet, level: 'suspend', since: night, grounds: ['safety'], evidence: null },
    ]);
    const order = { id: 1, seller: quiet, verdict: 'blocker', safetyFinding: 'battery_hazard' };
    await writeMysteryOrder(database, { ...order, revealedOn: '2026-11-20' });
    expect(await page('/recommendations/21')).to.include('The second source Late delivery at limit since Wed 18 Nov');
    const text = await page('/recommendations/22');
    expect(text).to.include('Battery hazard, revealed on Fri 20 Nov.');
    expect(text).to.include('Mystery order number 1, drawn at random Device smartphones, good Ordered Tue 10 Nov 2026');
    expect(text).to.include('Marks quality 61 of 100, delivery 72 of 100, packaging 83 of 100');
    expect(text).not.to.include('screen swapped');
  });

  it('says why a level stays that tonight would not open', async () => {
    const { database } = use();
    const evidence = JSON.stringify({ warn: 90, limit: 29, suspend: 1 });
    await database.transaction((tx) =>
      tx.run("UPDATE readings SET evidence = ? WHERE night = ? AND seller = ? AND metric = 'late-delivery'", [
        evidence,
        night,
        nova,
      ]),
    );
    expect(await page('/recommendations/1')).to.include(
      'Limit was reached on Wed 18 Nov; it stays until the rate has clearly been below for 14 nights (so far: 0). The odds are now 29 : 1; to open it takes 100 : 1.',
    );
  });

  it('closes a false alarm', async () => {
    await manager.submit('/recommendations/2', { answer: 'dismissed', reason: 'The buyer wrote three times.' });
    expect(await page('/recommendations/2')).to.include('Warning dismissed as a false alarm, by ');
    expect(await page('/sellers?level=warn')).to.include('warn, answered');
  });

  it('knows no other case, and is not for the lab or sellers', async () => {
    for (const id of ['99', 'x', '1e3', '%00', '99999999999'])
      expect((await manager.get(`/recommendations/${id}`)).status, id).to.equal(404);
    expect((await (await app.signIn('lab')).get('/recommendations/1')).status).to.equal(404);
    expect((await (await app.signIn('seller', { seller: nova })).get('/recommendations/1')).status).to.equal(404);
  });
});

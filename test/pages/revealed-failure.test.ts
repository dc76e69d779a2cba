/** A failed test order on its way: hidden, revealed, counted by the night, read on every page, and taken back after a correction. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { movedSince } from '../../server/pages/desk/score-change.ts';
import { dayText } from '../../server/scoring/day.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { scoresOf, sellerBySellerId } from '../../server/stores/desk-seller.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import { story } from '../support/story.ts';
import type { Visitor } from '../support/visitor.ts';

const last = dayZero + 29;
const orders = story(34);

describeOnEachDatabase('a failed test order on the pages', (use) => {
  const clock = movingClock(`${dayText(last + 1)}T08:00:00Z`);
  let app: RunningApp;
  let manager: Visitor;
  let owner: Visitor;
  let order = 0;
  let seller = 0;
  let complained = '';
  const contextOn = (today: number) => nightContext(use(), today, '/nowhere');
  const live = async (night: number) => {
    await loadKnown(contextOn(night + 1), orders, night, { since: night });
    await runNight(contextOn(night + 1), night);
    clock.forward(86_400);
    await signIn();
  };
  /** Nobody stays signed in for a day. */
  const signIn = async () => {
    const email = (who: string) => `${who}-${clock.now()}@test.example`;
    manager = await app.signIn('manager', { email: email('manager') });
    owner = await app.signIn('seller', { seller, email: email('seller') });
  };
  const page = async (path: string, who = manager) => mainOf((await who.get(path)).text);
  const caseId = async () => {
    const [row] = await use().database.read<{ id: number }>(
      "SELECT id FROM recommendations WHERE seller = ? AND state = 'open' ORDER BY id DESC",
      [seller],
    );
    return row!.id;
  };
  const moved = async (night: number) => {
    const { database } = use();
    const [score] = await scoresOf(database, seller, [night]);
    const own = (await sellerBySellerId(database, 'S1'))!;
    return (await movedSince(database, own, (await publishedNight(database))!, score ?? null))!;
  };
  const inspectionOn = async (night: number) =>
    (
      await use().database.read<{ events: number | null; exposure: number | null }>(
        "SELECT events, exposure FROM readings WHERE seller = ? AND metric = 'inspection' AND night = ?",
        [seller, night],
      )
    )[0];
  const scoreOn = async (night: number) => (await scoresOf(use().database, seller, [night]))[0]!;
  const lossOn = async (night: number) => (await scoreOn(night)).losses['inspection'];

  before(async function () {
    this.timeout(120_000);
    const { database } = use();
    const context = contextOn(last + 1);
    await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero - 200)) });
    await loadKnown(context, orders, last);
    await backfill(context, dayZero, last);
    seller = (await sellerBySellerId(database, 'S1'))!.id;
    complained = orders.find((one) => one.seller === 'S1' && one.complaint && one.placed === dayZero + 15)!.id;
    order = await database.transaction((tx) =>
      logMysteryOrder(tx, {
        ...{ seller, draw: 'random', category: 'smartphones', grade: 'good', orderId: complained },
        ...{ orderedOn: dayText(dayZero + 15), receivedOn: dayText(dayZero + 17), inspectedOn: dayText(dayZero + 18) },
        ...{
          quality: 31,
          delivery: 90,
          packaging: 80,
          verdict: 'blocker',
          safetyFinding: 'none',
          notes: 'not for all',
        },
        ...{ loggedBy: 'lab', loggedAt: `${dayText(dayZero + 15)}T09:00:00Z` },
      }),
    );
    app = await startApp(database, { clock });
    await signIn();
  });
  after(() => app?.close());

  it('is nowhere before it is revealed, and its order counts like any other', async () => {
    for (const text of [await page('/sellers/S1'), await page(`/recommendations/${await caseId()}`)])
      expect(text).not.to.match(/mystery order|blocker/i);
    expect(await page('/scorecard', owner)).not.to.match(/test order|blocker/i);
    expect(await inspectionOn(last)).to.deep.equal({ events: null, exposure: null });
    expect(await page('/sellers/S1/timeline')).not.to.match(/mystery|blocker/i);
  });

  it('is read at once when it is revealed, and counted by the night', async () => {
    const day = dayText(last + 1);
    await use().database.transaction((tx) =>
      revealMysteryOrder(tx, order, { day, at: `${day}T07:30:00Z`, by: 'lab@test.example' }),
    );
    expect(await page('/sellers/S1')).to.include(
      'The lab revealed a finding today: blocker; tonight’s night judges it.',
    );
    const path = `/recommendations/${await caseId()}`;
    for (const address of [path, `${path}?answer=accepted`]) {
      const { text } = await manager.get(address);
      const told =
        'a finding today: blocker; tonight’s night judges it. This case was computed before and does not know it.';
      expect(mainOf(text).split(told).length - 1, 'at the top and beside the form').to.equal(2);
      expect(text).not.to.match(/name="answer"[^>]* checked/);
    }
    const unaware = await manager.submit(path, { answer: 'accepted', reason: 'Written before the lab had spoken.' });
    expect(unaware.status).to.equal(422);
    expect(mainOf(unaware.text)).to.include('The lab has revealed something since you opened this page.');
    expect(await page('/scorecard', owner)).to.match(
      /You can answer a verdict of the lab until .* Test order \S+: blocker /,
    );
    await live(last + 1);
    expect(await inspectionOn(last + 1)).to.deep.equal({ events: 1, exposure: 1 });
    expect(await lossOn(last + 1)).to.be.above(0);
    // Its complaints had the evidence long before: the failed inspection is the second source.
    expect((await scoreOn(last)).level).to.equal('warn');
    expect(await scoreOn(last + 1)).to.deep.include({ level: 'suspend', score: 29 });
    expect(await page(`/recommendations/${await caseId()}`)).to.match(/The second source An inspection that failed/);
    const { change } = await moved(last + 1);
    expect(change.events).not.to.equal(0);
    expect(await page('/sellers/S1?metric=inspection')).to.match(/Since the night before: .* new events/);
    const { text } = await manager.get(`/recommendations/${await caseId()}`);
    expect(mainOf(text)).to.match(/Number \d+ \(smartphones, good\), drawn at random, revealed .*: blocker/);
    expect(await page('/scorecard', owner)).to.include('Verdict blocker: it must not have been sold like this.');
  });

  it('gives back what it cost after a correction, and every page says so', async () => {
    const day = dayText(last + 2);
    const cost = (await lossOn(last + 1))!;
    const suspended = await caseId();
    await use().database.transaction(async (tx) => {
      await tx.run('UPDATE mystery_orders SET corrected_verdict = ?, corrected_on = ? WHERE id = ?', [
        'passed',
        day,
        order,
      ]);
      await bumpRevision(tx);
    });
    await live(last + 2);
    expect(await inspectionOn(last + 2)).to.deep.equal({ events: 0, exposure: 1 });
    expect(await lossOn(last + 2)).to.be.below(cost);
    const after = await scoreOn(last + 2);
    expect(after).to.deep.include({ level: 'warn', score: 54.77 });
    expect(await page(`/recommendations/${suspended}`)).to.match(
      /An inspection that failed, revealed .*; corrected .*, so it supports this case no longer/,
    );
    const { change, points } = await moved(last + 2);
    const parts = Object.values<number>({ ...change }).reduce((sum, part) => sum + Math.round(part * 100), 0);
    expect(parts).to.equal(Math.round(points * 100));
    const words = /[Cc]orrected on .*; at first: blocker/;
    expect(await page('/sellers/S1')).to.match(words);
    expect(await page('/scorecard', owner)).to.match(/Verdict passed: as sold.*Corrected on .*; at first: blocker/);
    expect(await page(`/recommendations/${await caseId()}`)).to.match(/: passed · corrected on .*; at first: blocker/);
    expect(await page('/sellers/S1/timeline'))
      .to.include('Verdict of the lab corrected')
      .and.to.include('blocker → passed');
    for (const path of ['/sellers/S1', '/sellers/S1/timeline', '/scorecard'])
      expect(await page(path, path === '/scorecard' ? owner : manager), path).not.to.include('not for all');
  });
});

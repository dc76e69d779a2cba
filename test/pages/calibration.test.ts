/** `/lab/calibration`: what rates said beforehand of the devices that failed, as a person of the lab reads it. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { ratedOrders } from '../../server/stores/lab/calibration.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { insertRevealed } from '../support/inspected.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';

const night = dayOf('2026-11-01');
const ordered = night + 1;
const sellers = 90;

describeOnEachDatabase('the calibration page', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async () => mainOf((await lab.get('/lab/calibration')).text);
  const insert = (table: string, columns: string, rows: (string | number | null)[][]) =>
    use().database.transaction((tx) => tx.insertMany(table, columns.split(' '), rows));
  /** Complaints rise from seller to seller; low reviews are the same for all. */
  const ratioOf = (seller: number) => 0.2 + seller / 40;
  const readingsOn = (day: number, ratio: (seller: number) => number) =>
    Array.from({ length: sellers }, (_, at) => at + 1).flatMap((seller) => [
      [day, seller, 'complaint', ratio(seller), 'ok'],
      [day, seller, 'low-review', seller % 2 ? 1.1 : 0.9, 'ok'],
    ]);

  before(async () => {
    const { database } = use();
    await insert(
      'sellers',
      'id seller_id name import_id',
      Array.from({ length: sellers }, (_, at) => [at + 1, `S${at + 1}`, `Shop ${at + 1}`, 0]),
    );
    const summary = JSON.stringify({ sellers, ranked: 0, opened: {}, ended: {}, feeds: {}, held: false });
    const nights = [night, ordered].map((day) => [day, 1, '{}', summary, '2026-11-02T03:00:00Z']);
    await insert('nights', 'night policy method summary published_at', nights);
    await insert('readings', 'night seller metric ratio state', readingsOn(night, ratioOf));
    // What the night of the order itself says is turned round: nobody may look at it.
    await insert(
      'readings',
      'night seller metric ratio state',
      readingsOn(ordered, (seller) => 3 - ratioOf(seller)),
    );
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('says that nothing can be said before the first verdict', async () => {
    expect(await page()).to.include(
      'No device drawn at random has a verdict yet: nothing can be said of what predicts one.',
    );
  });

  it('says with a few verdicts that they are too few, and how many more it takes', async () => {
    for (let seller = 1; seller <= 6; seller++)
      await insertRevealed(use().database, { seller, revealed: null, ordered, category: 'smartphones' });
    const text = await page();
    expect(text).to.include(
      'Whether complaints, low reviews and returns predict what fails cannot be told yet: it takes about 624 tests more.',
    );
    expect(text).to.include('Smartphone 0 6 – too few about 618 more');
  });

  it('says what complaints tell and low reviews do not, by what the night before the order knew', async () => {
    const { database } = use();
    for (let seller = 7; seller <= sellers; seller++) {
      const fails = seller > 60 ? seller % 3 > 0 : seller % 10 === 0;
      await insertRevealed(database, {
        ...{ seller, ordered, revealed: seller % 4 ? null : ordered + 10, category: seller % 2 ? 'tablets' : 'audio' },
        verdict: fails ? 'blocker' : 'passed',
      });
    }
    const text = await page();
    expect(text).to.match(/Sellers with many complaints fail our tests \d\.\d times as often as those with few \(\d/);
    expect(text).to.match(/Many complaints [\d.]+–[\d.]+ × acceptable 20 30 66\.7/);
    expect(text).to.match(
      /Of a failed device and one that passed, the failed one came from the seller with the higher complaint rate \d\d times in 100/,
    );
    expect(text).to.match(/Tablet \d+ 42 /);
    const [first] = await ratedOrders(readCommitted(database), ['complaint']);
    expect(first!.ratios.get('complaint')).to.be.closeTo(ratioOf(1), 1e-9);
    expect(first!.ratios.size).to.equal(1);
  });

  it('keeps what was drawn by risk apart, and leaves out what was withdrawn, not inspected, or corrected away', async () => {
    const { database } = use();
    const before = await page();
    for (let seller = 1; seller <= 5; seller++)
      await insertRevealed(database, { seller, ordered, revealed: null, verdict: 'blocker', draw: 'for_cause' });
    const withdrawn = await insertRevealed(database, { seller: 3, ordered, revealed: null, verdict: 'blocker' });
    await database.transaction((tx) =>
      tx.run("UPDATE mystery_orders SET withdrawn_on = '2026-11-20' WHERE id = ?", [withdrawn]),
    );
    const text = await page();
    expect(text.slice(0, text.indexOf('Drawn by risk'))).to.equal(
      before.slice(0, before.indexOf('Each device is held')),
    );
    expect(text).to.include('Drawn by risk, or for a cause 5 tests, apart');
    const failed = async () => (await ratedOrders(readCommitted(database), [])).filter((one) => one.failed).length;
    const all = await failed();
    await database.transaction((tx) =>
      tx.run("UPDATE mystery_orders SET corrected_verdict = 'passed', corrected_on = '2026-11-21' WHERE seller = 89"),
    );
    expect(await failed()).to.equal(all - 1);
  });

  it('names no seller, no order and no day, and is the lab’s alone', async () => {
    expect(await page()).not.to.match(/Shop \d|S\d+\b|2026|Nov/);
    for (const role of ['manager', 'admin', 'seller'] as const) {
      const visitor = await app.signIn(role, role === 'seller' ? { seller: 1 } : {});
      expect((await visitor.get('/lab/calibration')).status, role).to.be.oneOf([403, 404]);
    }
  });
});

/** The page of one order: where it stands, the next step, what can be written about it, and two people who write at once. */
import { expect } from 'chai';
import type { Value } from '../../../db/connect.ts';
import { clockAt } from '../../../server/clock.ts';
import { logMysteryOrder } from '../../../server/stores/lab/mystery-orders.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { mainOf } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, writeMarketplace } from '../../support/written-marketplace.ts';

describeOnEachDatabase('the page of a mystery order', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const path = '/lab/orders/1';
  const page = async (address = path) => mainOf((await lab.get(address)).text);
  const versionOn = async () => /name="version" value="(\d+)"/.exec((await lab.get(path)).text)?.[1] ?? '';
  const act = async (name: string, fields: Record<string, string>) =>
    lab.submit(`${path}/${name}`, { version: await versionOn(), ...fields }, path);
  const set = (changes: string, values: Value[] = []) =>
    use().database.transaction((tx) => tx.run(`UPDATE mystery_orders SET ${changes} WHERE id = 1`, values));
  const unknown = { receivedOn: null, inspectedOn: null, quality: null, delivery: null, packaging: null };
  const placed = {
    ...{ seller: nova, draw: 'for_cause' as const, category: 'smartphones', grade: 'good', orderId: null, ...unknown },
    ...{ verdict: null, safetyFinding: null, notes: '', loggedBy: 'lab@test.example', cause: 'Maud asked.' },
  };

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
    await use().database.transaction((tx) =>
      logMysteryOrder(tx, { ...placed, orderedOn: '2025-09-27', loggedAt: '2025-09-27T09:00:00Z' }),
    );
  });
  after(() => app.close());

  it('asks for the order number first, and says how long the parcel is overdue', async () => {
    expect(await page())
      .to.include('Ordered on Sat 27 Sep 2025: note its order number. It is 407 days overdue')
      .and.to.include('Maud asked.')
      .and.to.include('Nothing is known yet');
    const empty = await act('number', { order_id: '' });
    expect(empty.status).to.equal(422);
    expect(mainOf(empty.text)).to.include('Write the number that the marketplace gave the order.');
  });

  it('takes the delivery from the feed once it knows the number', async () => {
    expect((await act('number', { order_id: 'ORD-190' })).status).to.equal(303);
    const text = await page();
    expect(text).to.include('As the deliveries feed tells').and.to.include('carrier_x');
    expect(text).to.match(/The carrier says that it was handed over on \w+ \d+ \w+ 20\d\d: note the day it reached/);
    expect(text).not.to.include('Type in what the seller says of it');
    expect(text).to.match(/The orders feed says that this order was placed on .*, not on Sat 27 Sep 2025/);
  });

  it('notes what was bought and what it cost, each fault beside its field', async () => {
    const faulty = await act('settled', { ordered_on: 'soon', market: 'france', category: 'cars', grade: 'good' });
    expect(faulty.status).to.equal(422);
    expect(mainOf(faulty.text)).to.include('Write the day as YYYY-MM-DD.').and.to.include('in two letters, such as FR');
    expect(faulty.text).to.match(/<details open>\s*<summary>Correct what was bought/);
    const right = { ordered_on: '2025-09-28', market: 'it', category: 'tablets', grade: 'fair', model: '<b>Tab</b> 8' };
    expect((await act('settled', right)).status).to.equal(303);
    expect(mainOf((await act('costs', { price: '10', currency: '' })).text)).to.include('In which currency?');
    await act('costs', { price: '249,50', shipping: '5', refunded: '200', currency: 'eur' });
    await act('notes', { notes: 'Box “as new”.\nسُلَّم' });
    expect(await page())
      .to.include('tablets, fair <b>Tab</b> 8')
      .and.to.include('All in all €54.50')
      .and.to.include('سُلَّم');
  });

  it('tells the second of two people that somebody wrote meanwhile, and records nothing of theirs', async () => {
    const version = await versionOn();
    await lab.submit(`${path}/notes`, { version, notes: 'first' }, path);
    const second = await lab.submit(`${path}/notes`, { version, notes: 'second' }, path);
    expect(second.status).to.equal(409);
    expect(mainOf(second.text)).to.include('Somebody else wrote here meanwhile').and.to.include('second');
    expect((await lab.submit(`${path}/notes`, { notes: 'none named' }, path)).status).to.equal(409);
    expect(await page())
      .to.include('first')
      .and.not.to.include('second');
  });

  it('is inspected once it has arrived', async () => {
    expect(mainOf((await act('arrival', { received_on: '2025-09-01' })).text)).to.include('before it was ordered');
    expect((await act('arrival', { received_on: '2026-11-20' })).status).to.equal(303);
    const { text } = await lab.get(path);
    expect(mainOf(text)).to.include('It arrived on Fri 20 Nov 2026: inspect it.');
    expect(text).to.include(`action="${path}/inspect"`);
    const entries = await use().database.read('SELECT action, subject, detail FROM audit ORDER BY id DESC LIMIT 1');
    expect(entries).to.deep.equal([{ action: 'mystery order received', subject: 'mystery order 1', detail: '{}' }]);
    expect(await page()).to.match(/What was done today 08:00 Received lab@test\.example/);
  });

  it('lets nobody change what a grading hangs from, and waits for a second person without a word of the first', async () => {
    await use().database.transaction((tx) =>
      tx.run(
        `INSERT INTO lab_inspections (mystery_order, grading, inspector, checklist, started_at, answers, revision, submitted_at, result)
         VALUES (1, 'first', 'other@test.example', 1, '2026-11-21T08:00:00Z', '{}', 1, '2026-11-21T09:00:00Z', '{"quality":31}')`,
      ),
    );
    await set("second_reason = 'blocker'");
    expect(await page())
      .to.include('It waits for a second person: grade it without seeing the first answers.')
      .and.to.include('Grade it as the second')
      .and.not.to.include('31')
      .and.not.to.include('blocker')
      .and.not.to.include('Correct what was bought');
    for (const [name, field] of [
      ['settled', { ordered_on: '2025-09-28', grade: 'good' }],
      ['arrival', { received_on: '2026-11-21' }],
    ] as const)
      expect((await act(name, field)).status, name).to.equal(409);
  });

  it('leads to the reveal when the verdict stands, and is closed by it but for money and notes', async () => {
    await set(
      `verdict = 'blocker', safety_finding = 'none', quality = 31, inspected_on = '2026-11-21', concluded_at = ?`,
      ['2026-11-21T10:00:00Z'],
    );
    expect(await page())
      .to.include('The verdict stands, still under cover')
      .and.to.include('31 / – / –');
    await set(`revealed_on = '2026-11-22'`);
    expect(await page())
      .to.include('See what was released')
      .and.not.to.include('Withdraw it');
    expect((await act('number', { order_id: 'X-1' })).status).to.equal(409);
    expect((await act('costs', { refunded: '249.50', currency: 'EUR' })).status).to.equal(303);
    await lab.submit(`${path}/withdraw`, { reason: 'too late' }, path);
    expect(await page()).to.include('It was revealed or withdrawn meanwhile');
  });

  it('withdraws with a reason only, and stays in the list', async () => {
    await set('revealed_on = NULL');
    const silent = await act('withdraw', { reason: ' ' });
    expect(silent.status).to.equal(422);
    expect(mainOf(silent.text)).to.include('Why it is withdrawn: Say why it is withdrawn');
    const again = await lab.get(`${path}/withdraw`);
    expect([again.status, again.location]).to.deep.equal([303, path]);
    await act('withdraw', { reason: 'never shipped' });
    expect(await page())
      .to.include('Withdrawn on Sun 22 Nov 2026')
      .and.to.include('never shipped');
    expect(await page('/lab/orders?stage=withdrawn')).to.include('Nova Refurb');
  });
});

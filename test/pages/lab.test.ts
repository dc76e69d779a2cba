/** The lab: logging a mystery order, following it, revealing it, and keeping it to itself until then. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the lab page', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string, who = lab) => mainOf((await who.get(path)).text);
  const placed = { seller: 'NOVA', draw: 'random', ordered_on: '2026-11-10', category: 'smartphones', grade: 'good' };
  const found = {
    received_on: '2026-11-13',
    inspected_on: '2026-11-14',
    quality: '55',
    delivery: '80',
    packaging: '90',
    verdict: 'downgraded',
  };

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('begins empty, with what to do', async () => {
    expect(await page('/lab'))
      .to.include('No mystery order has been logged yet')
      .and.to.include('Log the first one');
  });

  it('offers every seller in a list that works without a script', async () => {
    const { text } = await lab.get('/lab/new');
    expect(text).to.include('<option value="NOVA">Nova Refurb</option>');
    expect(text).not.to.include('S-5');
  });

  it('names each fault beside its field and keeps what was written', async () => {
    const wrong = {
      ...placed,
      ...found,
      seller: 'Nobody',
      ordered_on: '2026-11-20',
      quality: '101',
      verdict: '',
      notes: 'kept <b>',
    };
    const answer = await lab.submit('/lab/new', wrong);
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    expect(text).to.include('No seller has this id or exactly this name.');
    expect(text).to.include('It cannot arrive before it was ordered.');
    expect(text).to.include('A whole number from 0 to 100.');
    expect(text).to.include('An inspected order needs a verdict.');
    expect(answer.text).to.include('value="Nobody"').and.to.include('kept &lt;b&gt;').and.to.include('value="101"');
    expect(answer.text).to.match(/id="field-quality"[^>]*aria-invalid="true"/);
    const future = mainOf(
      (await lab.submit('/lab/new', { ...placed, ordered_on: '2026-11-23', draw: 'whim', category: 'cars' })).text,
    );
    expect(future)
      .to.include('That day is still to come.')
      .and.to.include('drawn at random or for a cause')
      .and.to.include('Choose one from the list.');
    expect(mainOf((await lab.submit('/lab/new', {})).text))
      .to.include('Choose the seller')
      .and.to.include('Write the day as YYYY-MM-DD.');
    expect(mainOf((await lab.submit('/lab/new', { ...placed, safety_finding: 'counterfeit' })).text)).to.include(
      'When was it inspected?',
    );
    expect(await use().database.read('SELECT id FROM mystery_orders')).to.have.length(0);
  });

  it('sums the faults up in the order of the form, each with the name of its field', async () => {
    const { text } = await lab.submit('/lab/new', { ...found, draw: '', quality: 'x', verdict: '', order_id: 'ORD-1' });
    const summary = /<div class="faults"[^]*?<\/div>/.exec(text)?.[0] ?? '';
    expect([...summary.matchAll(/">([^<:]+):/g)].map(([, label]) => label)).to.deep.equal([
      ...['Seller', 'How it was chosen', 'Ordered', 'Quality', 'Verdict'],
    ]);
  });

  it('refuses what contradicts itself or the orders of the marketplace', async () => {
    const said = async (fields: Record<string, string>) =>
      mainOf((await lab.submit('/lab/new', { ...placed, ...fields })).text);
    expect(await said({ ...found, verdict: 'passed', safety_finding: 'battery_hazard' })).to.include(
      'A device with such a finding has not passed',
    );
    expect(await said({ seller: 'Three Orders', order_id: 'ORD-1' })).to.include(
      'This order was placed with another seller: Nova Refurb.',
    );
    expect(await use().database.read('SELECT id FROM mystery_orders')).to.have.length(0);
  });

  it('logs an order by id or by name, with an audit line that does not name the seller', async () => {
    const answer = await lab.submit('/lab/new', { ...placed, order_id: '7F-2291', notes: 'under cover' });
    expect(answer.status).to.equal(303);
    const rows = rowsOf((await lab.get('/lab')).text);
    expect(rows[0]).to.match(/^#\d+ Nova Refurb ordered smartphones, good random Tue 10 Nov – –$/);
    expect(
      (await lab.submit('/lab/new', { ...placed, seller: ' écran  TRANQUILLE ', draw: 'for_cause' })).status,
    ).to.equal(303);
    const [line] = await use().database.read('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ actor: 'lab@test.example', action: 'mystery order logged', detail: '{}' });
    expect(await page('/lab')).to.include('Two orders on the way.');
  });

  it('knows a form that is sent again, and shows what the first one logged', async () => {
    const { text } = await lab.get('/lab/new');
    const formId = /name="form_id" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const fields = { ...placed, seller: 'Three Orders', order_id: 'AGAIN-1', form_id: formId };
    const first = await lab.submit('/lab/new', fields);
    const second = await lab.submit('/lab/new', { ...fields, notes: 'pressed twice' });
    expect([second.status, second.location]).to.deep.equal([303, first.location]);
    expect(await page(second.location ?? ''))
      .to.include('This form was sent before')
      .and.not.to.include('pressed twice');
    expect(mainOf((await lab.submit('/lab/new', { ...placed, order_id: 'AGAIN-1' })).text)).to.include(
      'Order number: Mystery order 3 stands on this order already.',
    );
  });

  it('corrects every field while it is under cover, and doubts a day that the order itself contradicts', async () => {
    const path = '/lab/orders/3';
    const faulty = await lab.submit(path, { seller: 'Nobody' });
    expect(faulty.status).to.equal(422);
    const right = { ...placed, seller: 'nova', draw: 'for_cause', grade: 'fair', category: 'audio', order_id: 'ORD-1' };
    expect((await lab.submit(path, right)).status).to.equal(303);
    expect(rowsOf((await lab.get('/lab')).text).join()).to.include('#3 Nova Refurb ordered audio, fair for cause');
    expect(await page(path)).to.match(
      /The orders feed says that this order was placed on .* 2025, not on Tue 10 Nov 2026/,
    );
    expect(await lab.submit(path, { order_id: '7F-2291' }).then(({ text }) => mainOf(text))).to.include(
      'Mystery order 1 stands on this order already.',
    );
  });

  it('withdraws an order with a reason; it stays in the list and changes no more', async () => {
    const path = '/lab/orders/3';
    await lab.submit(`${path}/withdraw`, { reason: ' ' }, path);
    expect(await page(path)).to.include('Say why it is withdrawn');
    await lab.submit(`${path}/withdraw`, { reason: 'never shipped' }, path);
    expect(await page(path))
      .to.include('Withdrawn: it stays in the list and never counts.')
      .and.to.include('never shipped');
    expect(rowsOf((await lab.get('/lab?stage=withdrawn')).text)[0]).to.include('#3 Nova Refurb withdrawn');
    await lab.submit(path, { ...found, seller: 'Three Orders' }, '/lab/new');
    expect(await page(path))
      .to.include('It was revealed or withdrawn meanwhile')
      .and.to.include('Seller Nova Refurb');
    await lab.submit(`${path}/reveal`, {}, '/lab/new');
    expect(await page(path)).to.include('Only an inspected order that is still under cover can be revealed.');
  });

  it('follows it from the parcel to the verdict', async () => {
    const faulty = await lab.submit('/lab/orders/1', { received_on: '2026-11-09' });
    expect(faulty.status).to.equal(422);
    expect((await lab.submit('/lab/orders/1', { received_on: '2026-11-13' })).status).to.equal(303);
    expect(await page('/lab?stage=received'))
      .to.include('Nova Refurb')
      .and.to.include('One parcel to inspect');
    await lab.submit('/lab/orders/1', { ...found, safety_finding: 'locked_device', notes: 'screen swapped' });
    expect(rowsOf((await lab.get('/lab?stage=inspected')).text)[0])
      .to.include('inspected')
      .and.to.include('55 / 80 / 90 downgraded device locked to an account');
  });

  it('keeps it from everybody else until it is revealed', async () => {
    const everybody = [await app.signIn('manager'), await app.signIn('seller', { seller: nova })];
    for (const who of everybody) {
      for (const path of [
        '/today',
        '/sellers',
        '/sellers.csv',
        '/sellers/NOVA',
        '/scorecard',
        '/audit',
        '/recommendations/1',
      ]) {
        expect((await who.get(path)).text, path).not.to.match(/7F-2291|locked|downgraded|screen swapped/i);
      }
      expect((await who.get('/lab')).status).to.equal(403);
      expect((await who.get('/lab/orders/1')).status).to.equal(404);
      expect((await who.get('/lab/orders/1/reveal')).status).to.equal(404);
      expect((await who.submit('/lab/orders/1/reveal', {}, '/account')).status).to.equal(404);
    }
  });

  it('reveals an inspected order, once and for good', async () => {
    expect((await lab.submit('/lab/orders/2/reveal', {}, '/lab/orders/2')).status).to.equal(303);
    expect(await page('/lab/orders/2')).to.include(
      'Only an inspected order that is still under cover can be revealed.',
    );
    const asked = await page('/lab/orders/1/reveal');
    expect(asked).to.include('Reveal mystery order 1?').and.to.include('Seller Nova Refurb NOVA Verdict downgraded');
    expect(asked).to.include(
      'Device locked to an account is a safety finding: tonight’s night recommends a suspension, on this ground alone.',
    );
    await lab.submit('/lab/orders/1/reveal', {});
    expect(await page('/lab/orders/1')).to.include('Revealed: managers and the seller see it from now on.');
    await lab.submit('/lab/orders/1', { ...found, verdict: 'passed' }, '/lab/orders/2');
    expect(await page('/lab/orders/1'))
      .to.include('It was revealed or withdrawn meanwhile')
      .and.to.include('Verdict downgraded');
    const manager = await app.signIn('manager');
    expect(await page('/sellers/NOVA', manager)).to.include('downgraded device locked to an account 55 80 90');
    const seller = await app.signIn('seller', { seller: nova });
    expect(await page('/scorecard', seller))
      .to.include('Test orders of the marketplace')
      .and.not.to.include('screen swapped');
    const [line] = await use().database.read(
      "SELECT * FROM audit WHERE action LIKE 'mystery%' ORDER BY id DESC LIMIT 1",
    );
    expect(line).to.include({ action: 'mystery order revealed', subject: 'mystery order 1' });
  });

  it('leads nobody to a page that is not theirs', async () => {
    for (const who of [lab, await app.signIn('seller', { seller: nova }), await app.signIn('manager')]) {
      const { text } = await who.get('/');
      const first = (await who.get('/')).location ?? text;
      const html = (await who.get(first)).text;
      const frame = html.slice(0, html.indexOf('<main'));
      for (const [, href] of frame.matchAll(/href="(\/[a-z-]*)["#?]/g))
        expect((await who.get(href!)).status, `${first} leads to ${href}`).to.be.lessThan(400);
    }
  });

  it('is for the lab and administrators, and knows no other order', async () => {
    expect((await (await app.signIn('admin')).get('/lab')).status).to.equal(200);
    for (const id of ['99', 'x', '%00']) expect((await lab.get(`/lab/orders/${id}`)).status, id).to.equal(404);
  });
});

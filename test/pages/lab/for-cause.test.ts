/** An order that somebody asked for: its form, its list, and that forms sent again log nothing twice. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { clockAt } from '../../../server/clock.ts';
import { mainOf, rowsOf } from '../../support/reading.ts';
import { nova, writeMarketplace } from '../../support/written-marketplace.ts';
import type { Visitor } from '../../support/visitor.ts';

describeOnEachDatabase('ordering for a cause', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string, who = lab) => mainOf((await who.get(path)).text);
  const cause = 'Maud asked: three customers wrote of swollen batteries.';
  const placed = { seller: 'NOVA', cause, ordered_on: '2026-11-10', category: 'smartphones', grade: 'good' };
  const logged = () => use().database.read('SELECT id FROM mystery_orders ORDER BY id');

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('begins empty, with what to do', async () => {
    expect(await page('/lab/orders'))
      .to.include('No mystery order has been placed yet')
      .and.to.include('To the plan');
  });

  it('offers every seller in a list that works without a script, and no way to call it random', async () => {
    const { text } = await lab.get('/lab/new');
    expect(text).to.include('<option value="NOVA">Nova Refurb</option>');
    expect(text).not.to.include('S-5').and.not.to.include('name="draw"').and.not.to.include('name="verdict"');
  });

  it('names each fault beside its field and keeps what was written', async () => {
    const wrong = { ...placed, seller: 'Nobody', cause: '', price: '12.345', currency: 'eur', notes: 'kept <b>' };
    const answer = await lab.submit('/lab/new', wrong);
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    expect(text).to.include('No seller has this id or exactly this name.');
    expect(text).to.include('Say who asked for it and why: it was not drawn.');
    expect(text).to.include('An amount such as 249.00.');
    expect(answer.text).to.include('value="Nobody"').and.to.include('kept &lt;b&gt;').and.to.include('value="12.345"');
    expect(answer.text).to.match(/id="field-price"[^>]*aria-invalid="true"/);
    const said = async (fields: Record<string, string>) =>
      mainOf((await lab.submit('/lab/new', { ...placed, ...fields })).text);
    expect(await said({ ordered_on: '2026-11-23', category: 'cars', market: 'france', identity: '9' }))
      .to.include('That day is still to come.')
      .and.to.include('Choose one from the list.')
      .and.to.include('in two letters, such as FR, not its name.');
    expect(await said({ price: '5' })).to.include('In which currency?');
    expect(await said({ price: 'abc', currency: 'euros' }))
      .to.include('An amount such as 249.00.')
      .and.to.include('Three capital letters, such as EUR.');
    expect(await said({ seller: '', ordered_on: 'soon' }))
      .to.include('Choose the seller')
      .and.to.include('Write the day as YYYY-MM-DD.');
    expect(await said({ seller: 'Three Orders', order_id: 'ORD-1' })).to.include(
      'This order was placed with another seller: Nova Refurb.',
    );
    expect(await logged()).to.have.length(0);
  });

  it('sums the faults up in the order of the form, each with the name of its field', async () => {
    const { text } = await lab.submit('/lab/new', { grade: 'new', price: 'x', currency: 'EUR' });
    const summary = /<div class="faults"[^]*?<\/div>/.exec(text)?.[0] ?? '';
    expect([...summary.matchAll(/">([^<:]+):/g)].map(([, label]) => label)).to.deep.equal([
      ...['Seller', 'Who asked for it, and why', 'Ordered', 'Sold as', 'Price'],
    ]);
  });

  it('logs it by id or by name, always for a cause, with an audit line that tells nothing', async () => {
    const bought = { ...placed, order_id: '7F-2291', price: '249,50', shipping: '5', currency: 'eur', market: 'fr' };
    const answer = await lab.submit('/lab/new', { ...bought, notes: 'under cover', draw: 'random' });
    expect(answer.status).to.equal(303);
    expect(rowsOf((await lab.get('/lab/orders')).text)[0]).to.match(
      /^#\d+ 7F-2291 Nova Refurb ordered 12 days smartphones, good for a cause Tue 10 Nov – –$/,
    );
    expect(await page(answer.location ?? ''))
      .to.include(cause)
      .and.to.include('€254.50')
      .and.to.include('FR');
    const again = await lab.submit('/lab/new', { ...placed, seller: ' écran  TRANQUILLE ' });
    expect(again.status).to.equal(303);
    const stored = await use().database.read('SELECT draw, lab_draw AS drawn FROM mystery_orders ORDER BY id');
    expect(stored).to.deep.equal([
      { draw: 'for_cause', drawn: null },
      { draw: 'for_cause', drawn: null },
    ]);
    const [line] = await use().database.read('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ actor: 'lab@test.example', action: 'mystery order logged', detail: '{}' });
    expect(await page('/lab/orders')).to.include('Two orders on the way.');
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

  it('is for the lab alone', async () => {
    const others = [
      await app.signIn('manager'),
      await app.signIn('admin'),
      await app.signIn('seller', { seller: nova }),
    ];
    for (const who of others) {
      for (const path of ['/lab/orders', '/lab/new', '/lab/identities'])
        expect((await who.get(path)).status).to.equal(403);
      for (const path of ['/lab/orders/1', '/lab/draws/1/order', '/lab/identities/1'])
        expect((await who.get(path)).status, path).to.equal(404);
      expect((await who.submit('/lab/orders/1/withdraw', { reason: 'x' }, '/account')).status).to.equal(404);
    }
    for (const id of ['99', 'x', '%00']) expect((await lab.get(`/lab/orders/${id}`)).status, id).to.equal(404);
  });
});

/** From a draw to its order: the identity whose turn it is, one that is burnt, a form sent twice, and a draw that opens again. */
import { expect } from 'chai';
import { clockAt } from '../../../server/clock.ts';
import { logMysteryOrder } from '../../../server/stores/lab/mystery-orders.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { mainOf } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../../support/written-marketplace.ts';

describeOnEachDatabase('ordering from a draw', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string) => mainOf((await lab.get(path)).text);
  const bought = { ordered_on: '2026-11-22', grade: 'good', price: '199', currency: 'EUR' };
  const orders = () =>
    use().database.read(
      `SELECT seller, draw, lab_draw AS "labDraw", identity, market, category, order_id AS "orderId" FROM mystery_orders
       WHERE lab_draw IS NOT NULL ORDER BY id`,
    );
  const stateOf = async (id: number) =>
    (await use().database.read('SELECT state FROM lab_draws WHERE id = ? ORDER BY id', [id]))[0]?.['state'];
  const chosen = (html: string) => /<option value="(\d*)" selected>[^<]*<\/option>/.exec(html)?.[1];

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await database.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO lab_plans (id, week, slots, random_slots, seed, commitment, committed_by, committed_at, drawn_at)
         VALUES (1, '2026-11-16', 3, 2, 'secret', 'c', 'lab@test.example', '2026-11-16T08:00:00Z', '2026-11-16T08:00:01Z')`,
      );
      await tx.insertMany(
        'lab_draws',
        ['id', 'plan', 'position', 'stratum', 'seller', 'category', 'reasons', 'state'],
        [
          [1, 1, 1, 'random', nova, 'tablets', '[]', 'planned'],
          [2, 1, 2, 'risk', nova, null, '[]', 'planned'],
          [3, 1, 3, 'random', nova, null, '[]', 'skipped'],
          [4, 1, 4, 'risk', quiet, null, '[]', 'planned'],
        ],
      );
      const unknown = { receivedOn: null, inspectedOn: null, quality: null, delivery: null, packaging: null };
      await tx.insertMany(
        'lab_identities',
        ['id', 'name', 'email', 'phone', 'address', 'market', 'added_by', 'added_at'],
        [1, 2, 3].map((id) => [
          ...[id, ['Ines Faure', 'Ugo Prat', 'Lea Conti'][id - 1]!, `i${id}@post.test`, `+33 ${id}`, `Rue ${id}`],
          ...[id === 3 ? 'IT' : 'FR', 'lab@test.example', '2026-01-01T00:00:00Z'],
        ]),
      );
      // The first one has bought from this very seller.
      await logMysteryOrder(tx, {
        ...{ seller: nova, draw: 'for_cause', category: null, grade: null, orderId: 'OLD-1', orderedOn: '2026-08-01' },
        ...{ ...unknown, verdict: null, safetyFinding: null, notes: '', identity: 1 },
        ...{ loggedBy: 'lab@test.example', loggedAt: '2026-08-01T09:00:00Z' },
      });
    });
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('proposes the identity whose turn it is, and says which ones are likely burnt', async () => {
    const { text } = await lab.get('/lab/draws/1/order');
    expect(mainOf(text)).to.include('Order from Nova Refurb').and.to.include('It is the turn of Ugo Prat');
    expect(text).to.include('likely burnt: it has bought from this seller before');
    expect(chosen(text)).to.equal('2');
    expect(text).not.to.include('name="category"').and.not.to.include('name="seller"');
  });

  it('takes one that is burnt or lives elsewhere only from whoever says so', async () => {
    const burnt = await lab.submit('/lab/draws/1/order', { ...bought, identity: '1' });
    expect(burnt.status).to.equal(422);
    expect(mainOf(burnt.text)).to.include('Likely burnt: it has bought from this seller before.');
    expect(burnt.text).to.include('name="anyway"');
    const elsewhere = await lab.submit('/lab/draws/1/order', { ...bought, identity: '3', market: 'FR' });
    expect(mainOf(elsewhere.text)).to.include(
      'It receives parcels in IT, not in FR. Choose another one, or tick that you take it all the same.',
    );
    expect(elsewhere.text).to.include('name="anyway"');
    const sure = await lab.submit('/lab/draws/2/order', { ...bought, identity: '1', anyway: 'yes', seller: 'S-2' });
    expect(sure.status).to.equal(303);
    expect(await orders()).to.deep.equal([
      { seller: nova, draw: 'for_cause', labDraw: 2, identity: 1, market: 'FR', category: null, orderId: null },
    ]);
    expect(await page(sure.location!))
      .to.include('drawn by risk')
      .and.to.include('Identity Ines Faure')
      .and.to.include('i1@post.test Phone +33 1 Address Rue 1');
  });

  it('orders a draw once, whoever sends the form again, in the category that was drawn', async () => {
    const fields = { ...bought, identity: '2', category: 'audio' };
    const token = /name="_csrf" value="([^"]*)"/.exec((await lab.get('/lab/draws/1/order')).text)?.[1] ?? '';
    const body = new URLSearchParams({ _csrf: token, ...fields }).toString();
    const sent = { 'content-type': 'application/x-www-form-urlencoded' };
    const [first, second] = await Promise.all([1, 2].map(() => lab.request('POST', '/lab/draws/1/order', sent, body)));
    expect([first!.status, second!.status]).to.deep.equal([303, 303]);
    expect(first!.location).to.equal(second!.location);
    expect((await orders()).slice(1)).to.deep.equal([
      { seller: nova, draw: 'random', labDraw: 1, identity: 2, market: 'FR', category: 'tablets', orderId: null },
    ]);
    expect(await stateOf(1)).to.equal('ordered');
    const again = await lab.get('/lab/draws/1/order');
    expect(again.location).to.equal(first!.location);
    expect(await page(first!.location!)).to.include('This draw was ordered before');
    const entries = await use().database.read(
      "SELECT detail FROM audit WHERE action = 'mystery order logged' ORDER BY id",
    );
    expect(entries).to.deep.equal([{ detail: '{}' }, { detail: '{}' }]);
  });

  it('opens the draw again when its order is withdrawn', async () => {
    await lab.submit('/lab/orders/3/withdraw', { reason: 'the seller cancelled it' }, '/lab/orders/3');
    expect(await stateOf(1)).to.equal('planned');
    expect(await page('/lab/orders/3'))
      .to.include('Its draw is open again')
      .and.to.include('To its draw');
    expect((await lab.get('/lab/draws/1/order')).status).to.equal(200);
  });

  it('proposes one of the seller’s country, and shows what is typed into the shop for it', async () => {
    const { text } = await lab.get('/lab/draws/4/order');
    expect(chosen(text)).to.equal('3');
    expect(mainOf(text))
      .to.include('It is the turn of Lea Conti, in IT like the seller')
      .and.to.include('Its country IT');
    expect(mainOf(text)).to.include('Lea Conti · IT Name Lea Conti E-mail i3@post.test Phone +33 3 Address Rue 3');
    expect(text).to.match(/href="\/lab\/identities" target="_blank"/);
  });

  it('lets one buy where none lives, says why a tick is needed, and keeps what was typed while one looks again', async () => {
    const typed = { ...bought, identity: '3', market: 'fi', model: 'Tab <8>' };
    const looked = await lab.submit('/lab/draws/4/order', { ...typed, act: 'look' });
    expect(mainOf(looked.text)).to.include('No identity lives in FI: add one under Identities, or choose another one');
    expect(looked.text).to.include('name="anyway"').and.to.include('value="Tab &lt;8&gt;"');
    const named = await lab.submit('/lab/draws/4/order', { ...typed, market: 'Finland' });
    expect(named.status).to.equal(422);
    expect(mainOf(named.text))
      .to.include('The code of the country in two letters, such as FR, not its name.')
      .and.not.match(/It receives parcels in|No identity lives in/);
    expect(named.text).to.include('value="FINLAND"');
    expect(mainOf((await lab.submit('/lab/draws/4/order', typed)).text)).to.include('in IT, not in FI.');
    expect((await lab.submit('/lab/draws/4/order', { ...typed, anyway: 'yes' })).status).to.equal(303);
    expect((await orders()).at(-1)).to.include({ seller: quiet, identity: 3, market: 'FI' });
  });

  it('knows no other draw, and orders none that was skipped', async () => {
    for (const id of ['9', 'x', '0']) expect((await lab.get(`/lab/draws/${id}/order`)).status).to.equal(404);
    expect((await lab.get('/lab/draws/3/order')).location).to.equal('/lab/draws/3');
  });
});

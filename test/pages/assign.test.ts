/** Assignment: whose sellers are whose, many given to somebody at once, and everything of one person handed over. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import { addTestPerson } from '../support/people.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { writeSellers } from '../support/written-nights.ts';
import type { Answer, Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the assignment page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const ana = 'ana@test.example';
  const page = async (path: string) => mainOf((await manager.get(path)).text);
  const cares = () => use().database.read('SELECT seller, manager_email, assigned_by FROM assignments ORDER BY seller');

  /** Sends a form as a browser does: fields of one name may come several times. */
  async function send(fields: readonly (readonly [string, string])[], page = '/assign'): Promise<Answer> {
    const token = /name="_csrf" value="([^"]*)"/.exec((await manager.get(page)).text)?.[1] ?? '';
    const body = new URLSearchParams([
      ['_csrf', token],
      ...fields.map(([name, value]) => [name, value] as [string, string]),
    ]);
    return manager.request('POST', '/assign', { 'content-type': 'application/x-www-form-urlencoded' }, body.toString());
  }
  /** Looks at what would change, then does what the page offers. */
  async function assign(fields: readonly (readonly [string, string])[]): Promise<{ preview: string; done: Answer }> {
    const preview = await send(fields);
    const seen = /name="seen" value="([^"]*)"/.exec(preview.text)?.[1] ?? '';
    return { preview: mainOf(preview.text), done: await send([...fields, ['seen', seen]]) };
  }

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await database.transaction((tx) => tx.run("UPDATE sellers SET manager_email = NULL WHERE seller_id = 'S-3'"));
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
    await addTestPerson(database, { email: ana, role: 'manager' });
  });
  after(() => app.close());

  it('lists every seller with who looks after it, and those whom nobody has', async () => {
    expect(await page('/assign')).to.include('Four sellers. One of them has nobody who looks after it.');
    const { text: html } = await manager.get('/assign?care=nobody');
    expect(rowsOf(html)).to.deep.equal(['Choose Three Orders Three Orders DE, trader fine nobody –']);
    expect(await page('/assign?search=ecran')).to.include('1 seller');
    expect(await page('/assign?kind=bakery')).to.include('No seller matches');
    expect(rowsOf((await manager.get('/assign?sort=-level')).text)[0]).to.include('Nova Refurb');
  });

  it('asks whom and to whom', async () => {
    const nobody = await send([['to', ana]]);
    expect(nobody.status).to.equal(422);
    expect(mainOf(nobody.text)).to.include('Choose at least one seller.');
    expect(
      mainOf(
        (
          await send([
            ['seller', 'NOVA'],
            ['to', 'lab@test.example'],
          ])
        ).text,
      ),
    ).to.include('Choose who is to look after them.');
  });

  it('shows what would change, and changes nothing until then', async () => {
    const fields = [
      ['seller', 'NOVA'],
      ['seller', 'S-3'],
      ['to', ana],
    ] as const;
    const preview = mainOf((await send(fields)).text);
    expect(preview).to.include('Two sellers go to Test manager (ana@test.example). Nothing is changed yet.');
    expect(preview).to.include('1 from manager@test.example and 1 from nobody.');
    expect(await cares()).to.deep.equal([]);
    const { done } = await assign(fields);
    expect(done.status).to.equal(303);
    expect(await cares()).to.deep.equal([
      { seller: nova, manager_email: ana, assigned_by: 'manager@test.example' },
      { seller: 3, manager_email: ana, assigned_by: 'manager@test.example' },
    ]);
    const [line] = await use().database.read<{ detail: string }>('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ action: 'sellers assigned', subject: `person ${ana}` });
    expect(JSON.parse(line!.detail)).to.deep.equal({ count: 2, sellers: ['NOVA', 'S-3'] });
  });

  it('counts before the feed everywhere, and shows both where they differ', async () => {
    expect(await page('/assign?care=differs')).to.include('For one seller the feed says another person');
    expect(rowsOf((await manager.get('/assign?care=differs')).text)[0]).to.include(
      'Test manager assigned today by manager@test.example manager@test.example (does not count)',
    );
    expect((await manager.get('/sellers.csv')).text).to.match(/NOVA,Nova Refurb,factory,FR,ana@test.example/);
    expect(rowsOf((await manager.get(`/sellers?manager=${ana}`)).text)).to.have.length(2);
    expect(await page('/sellers/NOVA')).to.include(ana);
  });

  it('assigns all that match, those on other pages too', async () => {
    const many = Array.from({ length: 70 }, (_, n) => ({ id: 100 + n, name: `Zebra ${n}`, kind: 'recycler' }));
    await writeSellers(use().database, many);
    await use().database.transaction(bumpRevision);
    const { preview, done } = await assign([
      ['everything', '1'],
      ['kind', 'recycler'],
      ['to', ana],
    ]);
    expect(preview).to.include('70 sellers go to Test manager');
    expect(preview).to.include('and 40 more.');
    expect(done.status).to.equal(303);
    expect(await cares()).to.have.length(72);
  });

  it('looks again when the sellers changed in between', async () => {
    const fields = [
      ['seller', 'NOVA'],
      ['to', 'manager@test.example'],
    ] as const;
    const answer = await send([...fields, ['seen', 'what stood there before']]);
    expect(answer.status).to.equal(200);
    expect(mainOf(answer.text)).to.include('Nothing is changed yet.');
  });

  it('lets the feed count again', async () => {
    const { preview, done } = await assign([
      ['seller', 'S-3'],
      ['to', 'feed'],
    ]);
    expect(preview).to.include('What was assigned here is taken back');
    expect(done.status).to.equal(303);
    expect(await page('/assign?care=nobody')).to.include('Three Orders');
  });

  it('hands everything of one person over', async () => {
    const { database } = use();
    await database.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO tasks (title, assignee, due_on, made_by, made_at) VALUES ('T', '${ana}', '2026-11-30', 'x', 'y')`,
      );
      await tx.run(`UPDATE recommendations SET claimed_by = '${ana}' WHERE id = 1`);
    });
    const path = `/assign/hand-over?from=${ana}&to=manager@test.example`;
    const text = await page(path);
    expect(text).to.include('71 sellers, one open task, one claimed case and no claimed disputes.');
    const answer = await manager.submit('/assign/hand-over', { from: ana, to: 'manager@test.example' }, path);
    expect(answer.status).to.equal(303);
    expect(await page('/assign')).to.include(
      '71 sellers, one task and one claimed case or dispute went from ana@test.example to manager@test.example.',
    );
    expect(await database.read(`SELECT id FROM tasks WHERE assignee = '${ana}'`)).to.have.length(0);
    const { text: after } = await manager.get('/assign/hand-over');
    expect(mainOf(after)).to.include('71 sellers, from').and.include('Give them back');
    const back = (/href="(\/assign\?[^"]*handed[^"]*)"/.exec(after)?.[1] ?? '')
      .replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=');
    const shown = (await manager.get(back)).text;
    expect(mainOf(shown)).to.include('Only what was handed over').and.include('all 71 that match');
    expect(shown).to.match(/<input type="hidden" name="handed" value="2026/);
    const same = await manager.submit('/assign/hand-over', { from: ana, to: ana }, path);
    expect(mainOf(same.text)).to.include('That is the same person.');
  });

  it('is not for the lab or sellers', async () => {
    for (const path of ['/assign', '/assign/hand-over']) {
      expect((await (await app.signIn('lab')).get(path)).status).to.equal(403);
      expect((await (await app.signIn('seller', { seller: nova })).get(path)).status).to.equal(403);
    }
  });
});

import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson } from '../support/people.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the page of people', (use) => {
  let app: RunningApp;
  let admin: Visitor;
  before(async () => {
    app = await startApp(use().database, { baseUrl: 'http://assay.test' });
    await use().database.transaction((transaction) =>
      transaction.run('INSERT INTO sellers (seller_id, name, import_id) VALUES (?, ?, ?)', ['S-7', 'Seven', 1]),
    );
    admin = await app.signIn('admin');
  });
  after(() => app.close());

  const person = { name: 'Bo <b>', email: ' Bo@Test.example ', role: 'seller', seller: 'S-7' };

  it('adds a person and shows the link once', async () => {
    const answer = await admin.submit('/people/new', person);
    expect(answer.status).to.equal(201);
    const address = />(http:\/\/assay\.test\/account\/set-password\?token&#x3D;[\w-]{43})</.exec(answer.text)?.[1];
    expect(address).not.to.equal(undefined);
    const menu = /<details class="menu">[\s\S]*?<\/details>/.exec(answer.text)?.[0];
    expect(menu).to.include('admin@test.example').and.not.to.include('Bo');
    const list = (await admin.get('/people')).text;
    expect(list).to.include('bo@test.example').and.to.include('Bo &lt;b&gt;').and.to.include('Seven');
    expect(list).to.include('One of them has not chosen a password yet.');
    expect(list).not.to.include('set-password');
  });

  it('says what is wrong with a form, beside the field, and keeps what was typed', async () => {
    const cases: [Record<string, string>, string][] = [
      [person, 'has an account already'],
      [{ ...person, email: 'not an address' }, 'Write the whole address'],
      [{ ...person, email: 'x@test.example', seller: 'S-8' }, 'No feed has brought a seller S-8'],
      [{ ...person, email: 'x@test.example', seller: '' }, 'speaks for a seller'],
      [{ ...person, email: 'x@test.example', name: '' }, 'Say how the person is called'],
      [{ ...person, email: 'x@test.example', role: 'owner' }, 'Choose a role'],
    ];
    for (const [fields, words] of cases) {
      const answer = await admin.submit('/people/new', fields);
      expect([answer.status, answer.text.includes(words)], words).to.deep.equal([422, true]);
    }
    expect((await admin.submit('/people/new', { ...person, email: 'x@' })).text).to.include('value="x@"');
    const { text } = await admin.get('/people/new');
    const token = { 'x-csrf-token': /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '' };
    const nothing = await admin.request('POST', '/people/new', token);
    expect(nothing.status).to.equal(422);
    for (const words of ['Write the whole address', 'Say how the person is called', 'Choose a role'])
      expect(nothing.text).to.include(words);
    expect(nothing.text).to.not.include('Invalid input');
  });

  it('disables, enables and gives a new link', async () => {
    const id = await addTestPerson(use().database, { email: 'lee@test.example', role: 'lab' });
    const page = `/people/${id}`;
    const lee = await app.signIn('lab', { email: 'lee@test.example' });
    expect((await admin.submit(`${page}/disable`, {}, page)).location).to.equal(page);
    expect((await admin.get(page)).text).to.include('is disabled and signed out everywhere');
    expect((await lee.get('/account')).status).to.equal(303);
    await admin.submit(`${page}/link`, {}, '/people/new');
    expect((await admin.get(page)).text).to.include('enable it first');
    await admin.submit(`${page}/enable`, {}, page);
    const link = await admin.submit(`${page}/link`, {}, page);
    expect(link.text).to.include('set-password?token');
  });

  it('is searched by a part of a name, an address or a seller, and filtered', async () => {
    const rows = async (query: string) =>
      rowsOf((await admin.get(`/people?${query}`)).text).map((row) => row.split(' ')[0]);
    const id = await addTestPerson(use().database, { email: 'eclair@test.example', role: 'lab' });
    await use().database.transaction((tx) => tx.run('UPDATE people SET name = ? WHERE id = ?', ['Éclair', id]));
    expect(await rows('search=eclair')).to.deep.equal(['Éclair']);
    expect(await rows('search=seven')).to.deep.equal(['Bo']);
    expect(await rows('search=bo@TEST')).to.deep.equal(['Bo']);
    expect(await rows('role=seller&standing=stale')).to.deep.equal(['Bo']);
    expect(await rows('role=seller&standing=ended')).to.deep.equal([]);
    expect(mainOf((await admin.get('/people?search=zzz')).text)).to.include('Nobody matches');
  });

  it('shows fifty on a page', async () => {
    const columns = ['email', 'name', 'role', 'created_at', 'preferences'];
    const many = Array.from({ length: 60 }, (_, n) => [
      `p${n}@many.example`,
      `Many ${n}`,
      'lab',
      '2026-01-01T00:00:00Z',
      '{}',
    ]);
    await use().database.transaction((tx) => tx.insertMany('people', columns, many));
    expect(rowsOf((await admin.get('/people?search=many')).text)).to.have.length(50);
    const { text } = await admin.get('/people?search=many&page=2');
    expect(rowsOf(text)).to.have.length(10);
    expect(mainOf(text)).to.include('51–60 of 60 people');
    await use().database.transaction((tx) => tx.run("DELETE FROM people WHERE email LIKE '%@many.example'"));
  });

  it('keeps the last administrator', async () => {
    const id = await addTestPerson(use().database, { email: 'admin@test.example', role: 'admin' });
    expect((await admin.get(`/people/${id}`)).text).not.to.include('Disable the account');
    await admin.submit(`/people/${id}/disable`, {}, '/people/new');
    expect((await admin.get(`/people/${id}`)).text).to.include('Nobody disables the own account');
    expect((await admin.get('/people')).status).to.equal(200);
  });

  it('knows nobody by a number that is none', async () => {
    for (const id of ['0', '99999', '1e3', '-1', 'x', '1;DROP', '9'.repeat(30)])
      expect((await admin.get(`/people/${id}`)).status, id).to.equal(404);
  });
});

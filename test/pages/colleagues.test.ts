/** The people of one seller: who may do what, and that nobody reaches into another shop. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { addTestPerson, testPassword } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the colleagues of a seller', (use) => {
  let app: RunningApp;
  let owner: Visitor;
  const clock = movingClock('2026-11-22T08:00:00Z');
  before(async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.insertMany(
        'sellers',
        ['id', 'seller_id', 'name', 'import_id'],
        [
          [1, 'S-1', 'Officina Rossi', 0],
          [2, 'S-2', 'Atelier Nord', 0],
        ],
      ),
    );
    app = await startApp(database, { clock });
    owner = await app.signIn('seller', { seller: 1, email: 'carla@rossi.test' });
    manager = await addTestPerson(database, { email: 'boss@test.example', role: 'manager' });
  });
  after(() => app.close());

  const path = '/colleagues';
  const lastOwner = 'No other owner can sign in';
  const act = (who: Visitor, verb: string, fields: Record<string, string>) =>
    who.submit(`${path}/${verb}`, fields, path);
  const idOf = (email: string, seller: number) => addTestPerson(use().database, { email, role: 'seller', seller });
  const tokenIn = (text: string) => /token&#x3D;([\w-]+)/.exec(text)?.[1] ?? '';
  let manager: number;
  const audits = async (action: string) =>
    (await use().database.read('SELECT id FROM audit WHERE action = ? ORDER BY id', [action])).length;

  it('are invited by an owner with a link that is shown once', async () => {
    const empty = await owner.submit(path, { name: '', email: 'x', rights: 'king' });
    expect(empty.status).to.equal(422);
    for (const words of ['Say how the person is called.', 'Write the whole address', 'Choose what the person may do.'])
      expect(empty.text).to.include(words);
    const { status, text } = await owner.submit(path, {
      ...{ name: 'Nino\r\nBcc: x@y.test ', email: 'Nino@rossi.test', rights: 'reader' },
    });
    expect(status).to.equal(201);
    expect(text).to.include('/account/set-password?token&#x3D;');
    const page = (await owner.get(path)).text;
    expect(page).to.include('One person of your shop can sign in. One more is invited and has not chosen a password');
    expect(page).to.include('nino@rossi.test').and.to.include('Nino Bcc: x@y.test');
    expect(page).not.to.include('set-password');
    expect((await owner.submit(path, { name: 'Nino', email: 'nino@rossi.test', rights: 'owner' })).text).to.include(
      'has an account already',
    );
    const [row] = await use().database.read<{ detail: string }>(
      "SELECT detail FROM audit WHERE action = 'person added' AND subject = 'nino@rossi.test' ORDER BY id",
    );
    expect(JSON.parse(row!.detail)).to.deep.equal({ role: 'seller', seller: 'S-1', rights: 'reader' });
  });

  it('read without acting when they are readers, and still look after their own account', async () => {
    const id = await idOf('rosa@rossi.test', 1);
    await act(owner, 'rights', { person: String(id), rights: 'reader' });
    expect(await audits('rights changed')).to.equal(1);
    const rosa = await app.signIn('seller', { seller: 1, email: 'rosa@rossi.test' });
    expect((await rosa.get(path)).text).not.to.include('Invite a colleague');
    const refused = await rosa.submit(path, { name: 'A', email: 'a@rossi.test', rights: 'owner' });
    expect(refused.status).to.equal(403);
    expect(refused.text).to.include('Your account only reads');
    expect((await rosa.submit('/statements/1/complaint', { text: 'x' }, path)).status).to.equal(403);
    expect((await rosa.submit('/account/language', { language: 'it' }, path)).status).to.equal(303);
    expect((await rosa.submit('/theme', { theme: 'dark' }, path)).status).to.be.lessThan(400);
  });

  it('act but invite nobody when they are members', async () => {
    const id = await idOf('ugo@rossi.test', 1);
    await act(owner, 'rights', { person: String(id), rights: 'member' });
    const ugo = await app.signIn('seller', { seller: 1, email: 'ugo@rossi.test' });
    const tried = await ugo.submit(path, { name: 'A', email: 'a@rossi.test', rights: 'owner' });
    expect(tried.location).to.equal(path);
    expect((await ugo.get(path)).text).to.include('Only an owner of your shop’s account');
    await act(ugo, 'rights', { person: String(id), rights: 'owner' });
    expect((await ugo.get(path)).text).to.include('Only an owner');
  });

  it('are kept out at once and let in again; one owner always stays', async () => {
    const id = await idOf('vera@rossi.test', 1);
    const vera = await app.signIn('seller', { seller: 1, email: 'vera@rossi.test' });
    await act(owner, 'keep-out', { person: String(id) });
    expect((await vera.get('/scorecard')).location).to.include('/sign-in');
    await act(owner, 'let-in', { person: String(id) });
    expect((await app.signIn('seller', { seller: 1, email: 'vera@rossi.test' })).cookies.size).to.be.above(0);
    await act(owner, 'rights', { person: String(id), rights: 'member' });
    const own = await idOf('carla@rossi.test', 1);
    await act(owner, 'rights', { person: String(own), rights: 'reader' });
    expect((await owner.get(path)).text).to.include(lastOwner);
    await act(owner, 'keep-out', { person: String(own) });
    expect((await owner.get(path)).text).to.include(lastOwner);
  });

  it('keep an owner who can sign in, not one who was only invited or stands for an account elsewhere', async () => {
    await idOf('otto@sud.test', 2);
    const invite = (email: string) => owner.submit(path, { name: 'Livia', email, rights: 'owner' });
    await invite('otto@sud.test');
    const token = tokenIn((await invite('livia@rossi.test')).text);
    const own = await idOf('carla@rossi.test', 1);
    for (const rights of ['reader', 'member']) {
      await act(owner, 'rights', { person: String(own), rights });
      expect((await owner.get(path)).text, rights).to.include(lastOwner);
    }
    const livia = await idOf('livia@rossi.test', 1);
    const chosen = { token, password: testPassword };
    await app.visitor().submit('/account/set-password', chosen, `/account/set-password?token=${token}`);
    await act(owner, 'rights', { person: String(own), rights: 'member' });
    expect((await owner.get(path)).text).to.include('Their rights have changed.');
    const second = await app.signIn('seller', { seller: 1, email: 'livia@rossi.test' });
    await act(second, 'rights', { person: String(own), rights: 'owner' });
    await act(second, 'rights', { person: String(livia), rights: 'member' });
    expect((await second.get(path)).text).to.include('Their rights have changed.');
  });

  it('who own the account are disabled by the marketplace with a warning where nobody else could act', async () => {
    const [own, livia] = [await idOf('carla@rossi.test', 1), await idOf('livia@rossi.test', 1)];
    const admin = await app.signIn('admin');
    const warning = 'the only owner of <bdi>Officina Rossi</bdi> who can sign in';
    expect((await admin.get(`/people/${livia}`)).text).not.to.include(warning);
    expect((await admin.get(`/people/${own}`)).text).to.include(warning);
    await admin.submit(`/people/${own}/disable`, {}, `/people/${own}`);
    expect((await admin.get(`/people/${own}`)).text).to.include('No owner of <bdi>Officina Rossi</bdi>');
    await admin.submit(`/people/${own}/enable`, {}, `/people/${own}`);
    expect((await admin.get(`/people/${own}`)).text).not.to.include('No owner of');
    owner = await app.signIn('seller', { seller: 1, email: 'carla@rossi.test' });
  });

  it('stay out when it was the marketplace that kept them out', async () => {
    const id = await idOf('zoe@rossi.test', 1);
    const admin = await app.signIn('admin');
    await admin.submit(`/people/${id}/disable`, {}, `/people/${id}`);
    await act(owner, 'let-in', { person: String(id) });
    expect((await owner.get(path)).text).to.include('The marketplace has disabled this account');
    const [row] = await use().database.read<{ disabled_at: string | null }>(
      'SELECT disabled_at FROM people WHERE id = ?',
      [id],
    );
    expect(row!.disabled_at).not.to.equal(null);
  });

  it('change only by a fresh sign-in: a browser left open makes no keys', async () => {
    clock.forward(16 * 60);
    const own = await idOf('carla@rossi.test', 1);
    const asked = [
      await owner.submit(path, { name: 'A', email: 'a@rossi.test', rights: 'owner' }),
      await act(owner, 'link', { person: String(own) }),
      await act(owner, 'rights', { person: String(own), rights: 'reader' }),
    ];
    for (const { location } of asked) expect(location).to.equal('/confirm?return=%2Fcolleagues');
    await owner.submit('/confirm', { password: testPassword, return: path });
    expect((await act(owner, 'link', { person: String(own) })).text).to.include('set-password');
  });

  it('let the rights of an owner who was kept out be changed', async () => {
    const id = await idOf('yara@rossi.test', 1);
    await act(owner, 'keep-out', { person: String(id) });
    await act(owner, 'rights', { person: String(id), rights: 'reader' });
    expect((await owner.get(path)).text).to.include('Their rights have changed.');
  });

  it('are invited alike, whether their address has an account elsewhere or not', async () => {
    await idOf('elena@nord.test', 2);
    const [known, fresh] = [{ email: 'elena@nord.test' }, { email: 'elena@sud.test' }];
    const invite = (fields: { email: string }) => owner.submit(path, { name: 'Elena', rights: 'owner', ...fields });
    // What differs from one form to the next, and the address itself.
    const likeness = (text: string, { email }: { email: string }) =>
      text
        .replaceAll(email, '…')
        .replaceAll(/(token&#x3D;|name="_csrf" value=")[\w-]+/g, '$1…')
        .replaceAll(/nonce-?[\w+/="-]+/g, '');
    for (const again of [201, 422]) {
      const answers = [await invite(known), await invite(fresh)];
      expect(answers.map(({ status }) => status)).to.deep.equal([again, again]);
      if (again === 201) expect(likeness(answers[0]!.text, known)).to.equal(likeness(answers[1]!.text, fresh));
    }
    const list = (await owner.get(path)).text;
    const rowOf = ({ email }: { email: string }) => {
      const row = list.split('<tr>').find((one) => one.includes(`<bdi>${email}</bdi>`));
      return likeness(row ?? '', { email }).replaceAll(/(value="|rights-)\d+/g, '$1…');
    };
    expect(rowOf(known)).to.equal(rowOf(fresh)).and.to.include('has not chosen a password');
    const { text } = await owner.submit(path, { name: 'Elena', email: 'boss@test.example', rights: 'reader' });
    const token = tokenIn(text);
    const opened = (await app.visitor().get(`/account/set-password?token=${token}`)).text;
    expect(opened).not.to.include('boss@');
    expect(opened).to.include('Or your address has an account already');
    expect(await audits('person added')).to.equal(6);
  });

  it('of another shop do not exist', async () => {
    const foreign = await idOf('nora@nord.test', 2);
    for (const person of [foreign, manager, 999])
      for (const verb of ['rights', 'keep-out', 'let-in', 'link']) {
        const { text } = await act(owner, verb, { person: String(person), rights: 'reader' });
        expect(text, verb).not.to.include('set-password');
        expect((await owner.get(path)).text, verb).to.include('There is no such colleague.');
      }
    expect((await owner.get(path)).text).not.to.include('nora@nord.test');
    expect((await app.signIn('seller', { seller: 2, email: 'nora@nord.test' })).cookies.size).to.be.above(0);
  });
});

/** One-time links by e-mail: the token reaches its person, and lies open nowhere on the way. */
import { expect } from 'chai';
import { sendLetters } from '../../server/letters/send-letters.ts';
import { tellSeller } from '../../server/notices/tell-seller.ts';
import { storePreferences } from '../../server/stores/preferences.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson } from '../support/people.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeSellers } from '../support/written-nights.ts';

describeOnEachDatabase('a link by e-mail', (use) => {
  let office: PostOffice;
  let app: RunningApp;
  let owner: Visitor;
  before(async () => {
    office = await openPostOffice();
    await writeSellers(use().database, [{ id: 1, name: 'Officina Rossi' }]);
    app = await startApp(use().database, { environment: { SMTP_URL: office.url } });
    owner = await app.signIn('seller', { seller: 1, email: 'carla@rossi.test', language: 'it' });
  });
  after(async () => {
    await app.close();
    await office.close();
  });

  const stored = () =>
    use().database.read<{ body: string; sealed: string | null }>('SELECT * FROM letters ORDER BY id');
  const tokenIn = (text: string) => /token=([\w-]{40,})/.exec(text)?.[1] ?? '';
  /** As a mail program shows it. */
  const readable = (letter: string) => {
    const bytes = letter
      .replaceAll('=\n', '')
      .replaceAll(/=([\dA-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  };

  it('invites a colleague in the language of who invites, and is kept sealed until it goes out', async () => {
    const fields = { name: 'Nino', email: 'nino@rossi.test', rights: 'member' };
    await owner.submit('/colleagues', fields);
    const [letter] = await stored();
    expect(letter!.sealed).not.to.equal(null);

    expect(await sendLetters(app.context)).to.equal(1);
    const mail = readable(office.letters[0]!);
    expect(mail).to.match(/To: nino@rossi\.test[^]*Test seller Le ha dato un account su Assay\./);
    const token = tokenIn(mail);
    expect(JSON.stringify(letter)).not.to.include(token);
    expect((await stored())[0]!.sealed).to.equal(null);
    const page = `/account/set-password?token=${token}`;
    expect((await app.visitor().get(page)).text).to.include('nino@rossi.test');
  });

  it('stops working when a newer one is given', async () => {
    const [nino] = await use().database.read<{ id: number }>(
      "SELECT id FROM people WHERE email = 'nino@rossi.test' ORDER BY id",
    );
    await owner.submit('/colleagues/link', { person: String(nino!.id) }, '/colleagues');
    await sendLetters(app.context);
    const [older, newer] = office.letters.map((letter) => tokenIn(readable(letter)));
    expect((await app.visitor().get(`/account/set-password?token=${older}`)).text).to.include('no longer works');
    expect((await app.visitor().get(`/account/set-password?token=${newer}`)).text).to.include('nino@rossi.test');
  });

  it('tells somebody with an account elsewhere, and nobody else, that they have one', async () => {
    await addTestPerson(use().database, { email: 'boss@test.example', role: 'manager' });
    await owner.submit('/colleagues', { name: 'Boss', email: 'boss@test.example', rights: 'reader' });
    expect(await sendLetters(app.context)).to.equal(1);
    const mail = readable(office.letters.at(-1)!);
    expect(mail).to.match(
      /To: boss@test\.example[^]*Test seller voleva darLe un account su Assay[^]*un altro indirizzo\./,
    );
    expect(tokenIn(mail)).to.equal('');
  });

  it('is shown to no owner, and nothing else tells which address has an account elsewhere', async () => {
    const [known, fresh] = ['boss@test.example', 'rosa@rossi.test'];
    await owner.submit('/colleagues', { name: 'Rosa', email: fresh, rights: 'reader' });
    const people = await use().database.read<{ id: number }>(
      'SELECT id FROM people WHERE email = ? OR stands_for = ? ORDER BY stands_for',
      [fresh, known],
    );
    expect(people).to.have.length(2);
    const told: string[] = [];
    for (const { id } of people) {
      const before = (await stored()).length;
      const answer = await owner.submit('/colleagues/link', { person: String(id) }, '/colleagues');
      expect([answer.status, answer.location]).to.deep.equal([303, '/colleagues']);
      expect((await stored()).length).to.equal(before + 1);
      const page = (await owner.get('/colleagues')).text;
      expect(page).not.to.include('set-password');
      told.push(/[\w.]+@[\w.]+ riceverà[^<]+/.exec(page)?.[0] ?? '');
    }
    expect(told.map((text) => text.replace(/^\S+/, ''))).to.deep.equal(Array(2).fill(told[0]!.replace(/^\S+/, '')));
    expect(told.map((text) => text.split(' ')[0]).sort()).to.deep.equal([known, fresh]);

    const notice = await use().database.transaction((tx) =>
      tellSeller(tx, app.context, {
        ...{ once: 'n', seller: 1, kind: 'rules', level: 'fine', page: null, at: '2026-11-22T08:00:00Z' },
        say: () => ({ subject: 'Regole', paragraphs: [] }),
      }),
    );
    const page = (await owner.get(`/notices/${notice}`)).text;
    // As long as they have not chosen a password, nobody who was invited is written to of the shop.
    expect(page)
      .to.include('Test seller')
      .and.not.to.match(/Boss|Rosa/);
    await sendLetters(app.context);
  });

  it('goes to nobody without a post office', async () => {
    const before = (await stored()).length;
    const silent = await startApp(use().database);
    const admin = await silent.signIn('admin');
    const { text } = await admin.submit('/people/new', { email: 'lab@test.example', name: 'Lab', role: 'lab' });
    await silent.close();
    expect(text).to.include('Hand it over now');
    expect(await stored()).to.have.length(before);
  });

  it('is written to a shop in the language of its country, and to who chose a language in that one', async () => {
    const admin = await app.signIn('admin');
    const invited = async (fields: Record<string, string>) => {
      await admin.submit('/people/new', fields);
      expect(await sendLetters(app.context)).to.equal(1);
      return readable(office.letters.pop()!);
    };
    const shop = await invited({ email: 'lea@rossi.test', name: 'Léa', role: 'seller', seller: 'S-1' });
    expect(shop).to.include('Test admin vous a ouvert un compte sur Assay.');
    const manager = await invited({ email: 'ana@test.example', name: 'Ana', role: 'manager' });
    expect(manager).to.include('Test admin has given you an account on Assay.');
    const { database } = use();
    const [ana] = await database.read<{ id: number }>("SELECT id FROM people WHERE email = 'ana@test.example'");
    await storePreferences(database, ana!.id, { language: 'fr' });
    await admin.submit(`/people/${ana!.id}/link`, {}, `/people/${ana!.id}`);
    await sendLetters(app.context);
    expect(readable(office.letters.pop()!)).to.include('Votre compte sur Assay');
  });
});

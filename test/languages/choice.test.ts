/** Who chooses a language reads it from then on: on the account, and before the sign-in in this browser. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson, testPassword } from '../support/people.ts';
import { writeSellers } from '../support/written-nights.ts';

describeOnEachDatabase('the language of pages', (use) => {
  let app: RunningApp;
  before(async () => {
    await writeSellers(use().database, [{ id: 1, name: 'Atelier Nord', country: 'FR' }]);
    app = await startApp(use().database);
  });
  after(() => app.close());

  const langOf = (text: string) => /<html lang="([\w-]+)"/.exec(text)?.[1];

  it('is the browser’s before the sign-in, until a link at the foot is followed', async () => {
    const visitor = app.visitor();
    const page = await visitor.get('/sign-in?return=%2Fcolleagues', { 'accept-language': 'es-MX,en;q=0.5' });
    expect(langOf(page.text)).to.equal('es');
    expect(page.text).to.include('<h1>Entrar</h1>').and.to.include('lang="es" hreflang="es" aria-current="true"');
    const way = /href="(\/language\/de[^"]*)"/.exec(page.text)![1]!.replaceAll('&#x3D;', '=');
    const answer = await visitor.get(way);
    expect(answer.location).to.equal('/sign-in?return=%2Fcolleagues');
    expect((await visitor.get('/sign-in')).text).to.include('<h1>Anmelden</h1>');
    expect((await visitor.get('/how-ranking-works')).text).to.include('href="/language/it?return');
  });

  it('leads nowhere but here', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/language/fr?return=https%3A%2F%2Felsewhere.test')).location).to.equal('/');
    expect((await visitor.get('/language/fr?return=%2F%5Celsewhere.test')).location).to.equal('/');
    expect((await visitor.get('/language/xx')).status).to.equal(404);
  });

  it('is kept where a password is chosen, with the link’s own token', async () => {
    const { text } = await app.visitor().get('/account/set-password?token=abc');
    expect(text).to.include('return&#x3D;%2Faccount%2Fset-password%3Ftoken%3Dabc');
  });

  it('comes along through the sign-in, and does not undo a choice', async () => {
    await addTestPerson(use().database, { email: 'new@nord.test', role: 'seller', seller: 1, language: null });
    const signIn = async (language: string) => {
      const visitor = app.visitor();
      await visitor.get(`/language/${language}`);
      await visitor.submit('/sign-in', { email: 'new@nord.test', password: testPassword });
      return langOf((await visitor.get('/account')).text);
    };
    expect(await signIn('it')).to.equal('it');
    expect(await signIn('es')).to.equal('it');
  });

  it('is chosen on the account, and said in the new one', async () => {
    const seller = await app.signIn('seller', { seller: 1, language: null });
    const before = (await seller.get('/account')).text;
    expect(before)
      .to.include('Votre compte')
      .and.to.match(/value="fr" checked/);
    expect((await seller.submit('/account/language', { language: 'de' }, '/account')).location).to.equal(
      '/account#language',
    );
    const after = (await seller.get('/account')).text;
    expect(after).to.include('Gewählte Sprache: Deutsch.').and.to.include('Ihr Konto');
    await seller.submit('/account/language', { language: 'xx' }, '/account');
    expect((await seller.get('/account')).text).to.include('Wählen Sie eine Sprache.');
  });

  it('is English or French for the staff', async () => {
    const manager = await app.signIn('manager');
    const page = (await manager.get('/account')).text;
    expect(page).to.include('value="en" checked').and.to.include('value="fr"').and.not.to.include('value="de"');
    await manager.submit('/account/language', { language: 'de' }, '/account');
    expect(langOf((await manager.get('/account')).text)).to.equal('en');
    await manager.submit('/account/language', { language: 'fr' }, '/account');
    expect((await manager.get('/account')).text)
      .to.include('Votre compte')
      .and.to.include('>Aujourd’hui</a>');
  });

  it('is the person’s own where the session has ended, until they sign out or choose another', async () => {
    const seller = await app.signIn('seller', { seller: 1, email: 'it@nord.test', language: 'it' });
    await seller.get('/account');
    await use().database.transaction((tx) => tx.run('DELETE FROM sessions'));
    const late = async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'de' };
      return (await seller.request('POST', '/account/language', headers, 'language=it')).text;
    };
    expect(await late()).to.include('La Sua sessione è terminata');
    expect(langOf((await seller.get('/sign-in', { 'accept-language': 'de' })).text)).to.equal('it');
    await seller.get('/language/es');
    expect(await late()).to.include('Su sesión se ha cerrado');
    const leaving = await app.signIn('seller', { seller: 1, email: 'leaving@nord.test', language: 'it' });
    await leaving.submit('/sign-out', {}, '/account');
    expect([...leaving.cookies.keys()]).not.to.include('assay-reader');
    expect(langOf((await leaving.get('/sign-in', { 'accept-language': 'de' })).text)).to.equal('de');
  });

  it('is that of faults, and programs read English', async () => {
    const seller = await app.signIn('seller', { seller: 1, email: 'es@nord.test', language: 'es' });
    const page = await seller.get('/nowhere');
    expect(page.status).to.equal(404);
    expect(page.text).to.include('Esta página no existe').and.to.include('A su panel');
    expect((await seller.get('/api/v1/nowhere')).text).to.include('"Nothing there"');
    const wrong = await seller.submit('/account/password', { current: 'x', password: 'y' }, '/account');
    expect(wrong.text).to.include('Esta no es su contraseña actual.');
  });
});

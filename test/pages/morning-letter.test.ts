/** When the morning's letter comes: chosen on the account, by those who have a queue. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import { writeSellers } from '../support/written-nights.ts';

describeOnEachDatabase('the choice of the morning’s letter', (use) => {
  let app: RunningApp;
  before(async () => {
    app = await startApp(use().database);
    await writeSellers(use().database, [{ id: 1, name: 'Nova' }]);
  });
  after(() => app.close());
  const chosen = (html: string) => /name="digest" value="(\w+)" checked/.exec(html)?.[1];

  it('is “when something is open” until one chooses, and stays as it was chosen, beside the theme', async () => {
    const manager = await app.signIn('manager');
    expect(chosen((await manager.get('/account')).text)).to.equal('open');
    await manager.submit('/theme', { theme: 'dark' }, '/account');
    const answer = await manager.submit('/account/digest', { digest: 'never' }, '/account');
    expect(answer.location).to.equal('/account#letter');
    const account = await manager.get('/account');
    expect(mainOf(account.text)).to.include('The morning’s letter: never.');
    expect(chosen(account.text)).to.equal('never');
    const [row] = await use().database.read("SELECT preferences FROM people WHERE role = 'manager'");
    expect(JSON.parse(String(row?.['preferences']))).to.deep.equal({ theme: 'dark', digest: 'never' });
  });

  it('takes nothing that is no choice', async () => {
    const admin = await app.signIn('admin');
    await admin.submit('/account/digest', { digest: 'hourly' }, '/account');
    const account = await admin.get('/account');
    expect(mainOf(account.text)).to.include('Choose when the letter is to come.');
    expect(chosen(account.text)).to.equal('open');
  });

  it('is not offered to the lab and to sellers', async () => {
    for (const who of [await app.signIn('lab'), await app.signIn('seller', { seller: 1 })]) {
      expect((await who.get('/account')).text).to.not.include('name="digest"');
      expect((await who.submit('/account/digest', { digest: 'never' }, '/account')).status).to.equal(403);
    }
  });
});

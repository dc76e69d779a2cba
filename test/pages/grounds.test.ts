/** The catalogue of grounds: a version for each edit, complete in every language, and nobody overwrites anybody. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the grounds', (use) => {
  let app: RunningApp;
  let admin: Visitor;
  const page = async (path: string) => mainOf((await admin.get(path)).text);
  const words = Object.fromEntries(
    ['en', 'fr', 'de', 'es', 'it'].flatMap((one) => [
      [`title_${one}`, `Title ${one}`],
      [`text_${one}`, `Text ${one}`],
    ]),
  );
  before(async () => {
    app = await startApp(use().database);
    admin = await app.signIn('admin');
  });
  after(() => app.close());

  it('begin with one for each metric, for safety and for repeated infringement', async () => {
    const text = await page('/grounds');
    expect(text).to.include('Orders are delivered by the promised day 7.1 late delivery 1');
    expect(text).to.include('No danger for buyers and no data of others 8.1 safety');
    expect(text).to.include('Repeated infringement of these terms 9.2');
    expect(text).not.to.include('no text in');
  });

  it('ask for every language, a clause and a note', async () => {
    const answer = await admin.submit(
      '/grounds/late-delivery',
      { version: '1', ...words, title_de: '' },
      '/grounds/late-delivery',
    );
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    for (const fault of [
      'German: write a title.',
      'Say which clause of your terms it is.',
      'Say in a sentence what changes',
    ])
      expect(text).to.include(fault);
    expect(answer.text).to.include('value="Title fr"');
  });

  it('keep each edit as a version, once', async () => {
    const form = {
      version: '1',
      clause: '7.1a',
      serves: 'late-delivery',
      note: 'New numbering of the terms.',
      ...words,
    };
    const send = () => admin.submit('/grounds/late-delivery', form, '/grounds/late-delivery');
    expect((await send()).status).to.equal(303);
    expect(await page('/grounds')).to.include('Title en 7.1a late delivery 2');
    expect(mainOf((await send()).text)).to.include('Somebody else published this version meanwhile.');
    expect(await page('/grounds/late-delivery')).to.include('New numbering of the terms.');
    const [line] = await use().database.read("SELECT action FROM audit WHERE subject = 'ground late-delivery'");
    expect(line).to.deep.equal({ action: 'ground published' });
  });

  it('can be added', async () => {
    const form = { key: 'false-documents', clause: '9.4', note: 'Asked for by the lawyers.', ...words };
    expect(mainOf((await admin.submit('/grounds/new', { ...form, key: 'Two Words' }, '/grounds/new')).text)).to.include(
      'small letters',
    );
    expect((await admin.submit('/grounds/new', form, '/grounds/new')).status).to.equal(303);
    expect(await page('/grounds/false-documents')).to.include('Version 1 is in force.');
    expect(mainOf((await admin.submit('/grounds/new', form, '/grounds/new')).text)).to.include('meanwhile');
    expect((await admin.get('/grounds/none')).status).to.equal(404);
  });
});

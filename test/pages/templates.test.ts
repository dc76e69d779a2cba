/** The admin's words: drafts, faults by name, publishing, what differs, the marketplace. Delivered statements never change. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, marketplace, writeDecision } from '../support/written-statement.ts';

describeOnEachDatabase('the templates', (use) => {
  let app: RunningApp;
  let admin: Visitor;
  const page = async (path: string, who = admin) => mainOf((await who.get(path)).text);
  const edit = '/templates/fr/edit?group=people';
  const fields = (changed: Record<string, string> = {}) => ({
    group: 'people',
    ...Object.fromEntries(
      Object.entries(firstWordings.fr)
        .filter(([key]) => /^(heading\.)?(conditions|automation)/.test(key))
        .map(([key, text]) => [`part.${key}`, text]),
    ),
    ...changed,
  });
  const save = (changed: Record<string, string>) => admin.submit('/templates/fr/edit', fields(changed), edit);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T09:30:00Z') });
    admin = await app.signIn('admin');
  });
  after(() => app.close());

  it('begin with one version in each language, and say what is not set yet', async () => {
    const text = await page('/templates');
    expect(text).to.include('Something about the marketplace is not set yet');
    for (const name of ['English', 'French', 'German', 'Spanish', 'Italian'])
      expect(text).to.include(`${name} version 1`);
  });

  it('refuse what a placeholder cannot be, by its name, and keep what was typed', async () => {
    const cases: [string, string][] = [
      ['Le {{nigth}}, {{step}}.', '{{nigth}} is no placeholder of this part: it may say {{night}}, {{step}}.'],
      ['Le {{night}}, rien.', '{{step}} must stand in it.'],
      ['Le {{night}} {{{step}}}.', 'A pair of curly brackets is not closed, or holds more than a name'],
      ['{{#if night}}{{night}}{{/if}} {{step}}', 'A pair of curly brackets is not closed, or holds more than a name'],
      ['Le {{night}, {{step}}.', 'A pair of curly brackets is not closed'],
      ['<b>Le</b> {{night}} {{step}}', 'It holds markup'],
      ['', 'It is empty.'],
    ];
    for (const [words, fault] of cases) {
      const answer = await save({ 'part.automation.recommended': words });
      expect(answer.status, words).to.equal(422);
      expect(mainOf(answer.text), words).to.include(`Automation: recommended: ${fault}`.slice(0, 60));
    }
    expect((await page('/templates')).includes('version 2')).to.equal(false);
  });

  it('keep a draft that changes nothing until it is published with a note', async () => {
    expect((await save({ 'part.conditions.limit': 'Écrivez-nous : une personne vous répond.' })).status).to.equal(303);
    expect(await page(edit)).to.include('You are writing version 2.');
    expect(await page('/templates/fr/preview')).to.include('Écrivez-nous : une personne vous répond.');
    expect(await page('/templates/fr/preview?version=1')).not.to.include('Écrivez-nous');
    const differs = await page('/templates/fr/difference?version=2');
    expect(differs).to.include('One part differs from version 1.');
    expect(differs).to.include('Conditions: limit');
    expect(await page('/templates')).to.include('Publish it');
    expect(await page('/templates/fr/preview'))
      .to.include('3 jours de retard')
      .and.not.match(/le (.+), livrée le \1/);
    const short = await admin.submit('/templates/fr/publish', { note: '' }, edit);
    expect(mainOf(short.text)).to.include('Say in a sentence what changes and why.');
    const long = await admin.submit('/templates/fr/publish', { note: 'é'.repeat(1_001) }, edit);
    expect(long.text).to.include('é'.repeat(1_001)).and.to.include('Shorten it to 1,000 letters.');
  });

  it('are set for the marketplace by an admin, mediators line by line', async () => {
    const empty = await admin.submit('/templates/marketplace', { name: '' }, '/templates/marketplace');
    expect(mainOf(empty.text)).to.include('Name the mediators: the law asks for two or more.');
    const { mediators, ...texts } = marketplace;
    const values = { ...texts, mediators: `${mediators.join('\n')}\n\n` };
    expect((await admin.submit('/templates/marketplace', values, '/templates/marketplace')).status).to.equal(303);
    expect(await page('/templates')).to.include('One draft waits to be published.');
    expect(await page('/templates/fr/preview')).to.include('Centre for Effective Dispute Resolution');
  });

  it('leave what was delivered as it was', async () => {
    const { database } = use();
    const manager = await app.signIn('manager');
    await addReader(database, 'fr@nova.example', 'fr', nova);
    const deliver = async () => {
      const decision = await writeDecision(database, { measure: 'limit' });
      const from = `/statements/preview?decision=${decision}`;
      const { location } = await manager.submit('/statements/deliver', { decision: String(decision) }, from);
      return location ?? '';
    };
    const first = await deliver();
    const before = (await manager.get(first)).text.match(/<article[^]*<\/article>/)?.[0];
    expect((await admin.submit('/templates/fr/publish', { note: 'Plainer way back.' }, edit)).status).to.equal(303);
    const second = await deliver();
    expect((await manager.get(first)).text).to.include(before);
    expect(await page(first, manager)).to.include('French, version 1');
    expect(await page(second, manager))
      .to.include('French, version 2')
      .and.to.include('Écrivez-nous');
    const [line] = await database.read("SELECT action FROM audit WHERE subject = 'template fr'");
    expect(line).to.deep.equal({ action: 'template published' });
    expect(await page('/templates/fr/preview?decision=1')).to.include('With the facts of decision 1.');
  });

  it('are for admins only', async () => {
    const manager = await app.signIn('manager');
    for (const path of ['/templates', '/templates/marketplace']) expect((await manager.get(path)).status).to.equal(403);
    for (const path of ['/templates/fr/edit', '/templates/fr/preview'])
      expect((await manager.get(path)).status).to.equal(404);
    expect((await admin.get('/templates/xx/edit')).status).to.equal(404);
  });
});

/** Every page that a seller's people and visitors can open, in the pseudo language: all that it says passed through a message. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { bareWords } from '../support/bare-words.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { englishFigures, everyPage, foundOn, pagesOf } from '../support/every-page.ts';
import { deliverStatement, fillPages, portalNoon, writePortal } from '../support/seller-portal.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, tiny } from '../support/written-marketplace.ts';

describe('what never passed through a message', () => {
  it('is found in text and attributes, and not where it is people’s own', () => {
    expect(bareWords('<p title="Late">⟦Sign in ~~⟧ <bdi>Nova</bdi> at once</p>')).to.deep.equal(['Late', 'at once']);
    expect(bareWords('⟦Wait for <a href="/x">⟦the link ~⟧</a> and <time>3 Nov</time> ~~⟧ 12 % A1-x')).to.deep.equal([]);
    expect(bareWords('<td>5 orders</td><p lang="fr">Bonjour</p>')).to.deep.equal(['5 orders']);
  });
});

describeOnEachDatabase('pages in the pseudo language', (use) => {
  let app: RunningApp;
  let french: RunningApp;
  let verdict: string;
  const ids = (path: string, name: string) =>
    path.startsWith('/verdicts') && name === 'id' ? [verdict.slice('/verdicts/'.length)] : ['1'];
  const people: Record<string, Visitor> = {};

  before(async () => {
    const { database } = use();
    ({ verdict } = await writePortal(database));
    app = await startApp(database, { clock: clockAt(portalNoon), onlyLanguage: 'en-XA' });
    people['an owner'] = await app.signIn('seller', { seller: nova });
    await deliverStatement(app);
    await fillPages(people['an owner']);
    people['a seller with three orders'] = await app.signIn('seller', { seller: tiny });
    people['a reader'] = await app.signIn('seller', { seller: nova, email: 'reader@test.example' });
    await database.transaction((tx) =>
      tx.run("UPDATE people SET rights = 'reader' WHERE email = 'reader@test.example'"),
    );
    people['a visitor'] = app.visitor();
    french = await startApp(database, { clock: clockAt(portalNoon) });
  });
  after(() => Promise.all([app.close(), french.close()]));

  for (const name of ['an owner', 'a reader', 'a seller with three orders', 'a visitor'])
    it(`say nothing to ${name} that was not translated`, async () => {
      const pages = await everyPage(people[name]!, pagesOf('seller', ids));
      expect(pages.size, 'pages').to.be.above(name === 'a visitor' ? 3 : 12);
      const bare = (html: string) => bareWords(html).filter((words) => !delivered.test(words));
      expect(foundOn(pages, bare)).to.equal('');
    });

  it('write figures as French does, for who reads it', async () => {
    const visitor = await french.signIn('seller', { seller: nova, email: 'fr@nova.test', language: 'fr' });
    expect(foundOn(await everyPage(visitor, pagesOf('seller', ids)), englishFigures)).to.equal('');
  });
});

/** A statement keeps the words it was delivered with. */
const delivered = /^Statement of reasons: your offer is limited( · Assay)?$/;

/** Every page that the marketplace's own people can open, in the pseudo language: all that it says passed through a message. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { Role } from '../../server/stores/people.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { bareWords } from '../support/bare-words.ts';
import { createCanaries } from '../support/canaries.ts';
import type { Ids } from '../support/crawl.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { englishFigures, everyPage, foundOn, pagesOf } from '../support/every-page.ts';
import { fillCompartment } from '../support/lab-compartment.ts';
import { deliverStatement, fillPages, portalNoon, writePortal } from '../support/seller-portal.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet } from '../support/written-marketplace.ts';

describeOnEachDatabase('pages of the marketplace’s people in the pseudo language', (use, dialect) => {
  const roles = ['manager', 'admin', 'lab'] as const satisfies Role[];
  const canaries = createCanaries(`staff ${dialect}`);
  let app: RunningApp;
  let french: RunningApp;
  let ids: Ids;
  const visitors: Partial<Record<Role, Visitor>> = {};
  /** What people are called, and carriers: a choice of them cannot be set apart by markup. */
  let names: readonly string[];

  before(async () => {
    const { database } = use();
    const { verdict } = await writePortal(database);
    const { orders } = await fillCompartment(database, canaries, { seller: nova, other: quiet, feedOrder: 'N-1' });
    const inspected = verdict.slice('/verdicts/'.length);
    ids = (path, name) => {
      if (path.includes('/sellers/:id') && name === 'id') return ['NOVA', 'S-2', 'S-3'];
      if (/^\/(lab|inspections)\b/.test(path)) return name === 'id' ? [inspected, ...orders.map(String)] : ['4001'];
      return { day: ['2026-11-21'], metric: ['late-delivery', 'inspection'], language: ['fr'] }[name] ?? ['1', '4001'];
    };
    french = await startApp(database, { clock: clockAt(portalNoon) });
    const owner = await french.signIn('seller', { seller: nova });
    await deliverStatement(french);
    await fillPages(owner);
    app = await startApp(database, { clock: clockAt(portalNoon), onlyLanguage: 'en-XA' });
    for (const role of roles) visitors[role] = await app.signIn(role);
    const named = await database.read<{ name: string }>(
      `SELECT name FROM people UNION SELECT email FROM people UNION SELECT manager_email FROM sellers
       UNION SELECT actor FROM audit UNION SELECT carrier FROM deliveries UNION SELECT name FROM sellers UNION SELECT name FROM teams ORDER BY 1`,
    );
    names = named.flatMap(({ name }) => (name ? [name] : []));
  });
  after(() => Promise.all([app.close(), french.close()]));

  const withoutNames = (words: string): string =>
    names.reduce((rest, name) => rest.replaceAll(name, ''), words).replaceAll(/\bzq[a-z]{12}\b/gi, '');

  for (const role of roles)
    it(`say nothing to ${role} that was not translated`, async () => {
      const pages = await everyPage(visitors[role]!, pagesOf(role, ids));
      expect(pages.size, 'pages').to.be.above(60);
      const bare = (html: string) => bareWords(html).filter((words) => bareWords(withoutNames(words)).length > 0);
      expect(foundOn(pages, bare)).to.equal('');
    });

  it('write figures as French does, for who reads it', async () => {
    const manager = await french.signIn('manager', { email: 'fr@market.test', language: 'fr' });
    expect(foundOn(await everyPage(manager, pagesOf('manager', ids)), englishFigures)).to.equal('');
  });
});

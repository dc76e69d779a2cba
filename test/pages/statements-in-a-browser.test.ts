/** The pages around statements as people see them: wide and narrow, light and dark, with names of any script; by keyboard alone. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { reads } from '../support/eventually.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, strange, writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, writeDecision, writeSettings } from '../support/written-statement.ts';

describe('statements in a browser', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  const people: Record<string, Visitor> = {};
  let waiting: number;
  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T09:30:00Z') });
    browser = await openBrowser();
    people['manager'] = await app.signIn('manager');
    people['admin'] = await app.signIn('admin');
    people['nova'] = await app.signIn('seller', { seller: nova });
    people['strange'] = await app.signIn('seller', { seller: strange });
    await addReader(made.database, 'de@nova.example', 'de');
    waiting = await writeDecision(made.database, { measure: 'limit' });
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  const looksGood = async (who: string, path: string) => {
    const page = await browser.page({ visitor: people[who] as Visitor });
    for (const [width, scheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const seen = await visit(page, `${app.url}${path}`, { width, scheme });
      expect(seen.complaints, path).to.deep.equal([]);
      expect(await overflows(page), `${path} at ${width}`).to.equal(false);
      expect(await axe(page), `${path} at ${width}`).to.deep.equal([]);
    }
    await page.context().close();
  };

  it('says what is missing', () => looksGood('manager', `/statements/preview?decision=${waiting}`));
  it('is an empty inbox at first', () => looksGood('nova', '/notices'));

  it('is delivered and answered by keyboard alone', async () => {
    await writeSettings(made.database);
    const page = await browser.page({ visitor: people['manager'] as Visitor });
    await visit(page, `${app.url}/statements/preview?decision=${waiting}`);
    await page.getByRole('button', { name: 'Deliver it now' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/statements\/1$/);
    const seller = await browser.page({ visitor: people['nova'] as Visitor });
    await visit(seller, `${app.url}/notices`);
    await seller.getByRole('link', { name: 'Statement of reasons: your offer' }).focus();
    await seller.keyboard.press('Enter');
    await seller.waitForURL(/\/statements\/1(#|$)/);
    await scriptsRun(seller);
    await seller.getByLabel('What do you think is wrong?').focus();
    await seller.keyboard.type('The carrier was on strike.');
    await seller.keyboard.press('Tab');
    await seller.keyboard.press('Enter');
    await reads(seller.locator('main'), 'is being examined. The answer appears here.');
    for (const one of [page, seller]) await one.context().close();
  });

  it('reads well once delivered, also with a name from the right', async () => {
    const decision = await writeDecision(made.database, {
      ...{ measure: 'warn', recommendation: 2, seller: strange, sellerId: 'id/with ?&#' },
    });
    const from = `/statements/preview?decision=${decision}`;
    await looksGood('manager', from);
    const manager = people['manager'] as Visitor;
    const { location } = await manager.submit('/statements/deliver', { decision: String(decision) }, from);
    await looksGood('manager', location ?? '');
    await looksGood('strange', location ?? '');
    await looksGood('strange', '/notices');
    await looksGood('manager', '/statements/1');
    await looksGood('nova', '/statements/1');
  });

  for (const path of [
    '/templates',
    '/templates/marketplace',
    '/templates/de/edit?group=facts',
    '/templates/es/preview?measure=end',
    '/templates/es/difference?version=1',
    '/grounds',
    '/grounds/safety',
    '/grounds/new',
  ])
    it(`words ${path}`, () => looksGood('admin', path));
});

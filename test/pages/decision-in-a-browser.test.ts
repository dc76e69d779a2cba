/** A manager decides a case with the keyboard alone, a colleague approves a suspension; what axe or the browser minds is a fault. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { reads } from '../support/eventually.ts';
import { testPassword } from '../support/people.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';
import { addReader, writeSettings } from '../support/written-statement.ts';

describe('a decision, seen', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let ana: Page;
  let ben: Page;
  let suspension = '';

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    await writeSettings(made.database);
    await addReader(made.database, 'shop@nova.example', 'fr', nova);
    await writeRecommendations(made.database, [
      { id: 21, seller: quiet, level: 'suspend', since: night, grounds: ['safety'], evidence: null },
    ]);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
    ana = await browser.page({ visitor: await app.signIn('manager', { email: 'ana@test.example' }) });
    ben = await browser.page({ visitor: await app.signIn('manager', { email: 'ben@test.example' }) });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await made?.drop();
  });

  /** Tab until something of this name has the focus. */
  const tabTo = async (page: Page, name: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate<string>('document.activeElement?.outerHTML ?? ""');
      if (text.includes(name)) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };

  it('is made by keyboard alone: the recommendation is chosen, a sentence is enough', async () => {
    await visit(ana, `${app.url}/recommendations/1`);
    await tabTo(ana, 'reason');
    await ana.keyboard.type('Late for three weeks, and the carrier is not on strike.');
    await tabTo(ana, 'Record the decision');
    await ana.keyboard.press('Enter');
    await ana.waitForURL(/\/decisions\/\d+$/);
    await reads(ana.locator('main'), 'Its statement of reasons was delivered to the seller.');
    await reads(ana.locator('main'), 'at most 31 orders a day');
  });

  it('waits for a second person, who gives the password once more', async () => {
    await visit(ana, `${app.url}/recommendations/21`);
    await ana.getByRole('radio', { name: 'Suspend, as recommended' }).check();
    await ana.getByRole('textbox', { name: 'Reason' }).fill('Two battery hazards in one week.');
    await ana.getByRole('button', { name: 'Record the decision' }).click();
    await ana.waitForURL(/\/decisions\/\d+$/);
    suspension = ana.url();
    await visit(ben, `${app.url}/confirm?return=${new URL(suspension).pathname}`);
    await ben.getByLabel('Your password').fill(testPassword);
    await ben.keyboard.press('Enter');
    await ben.waitForURL(suspension);
    await ben.getByRole('button', { name: 'Approve it' }).click();
    await reads(ben.locator('main'), 'Approved by a second person');
  });

  it('shows nothing that axe or the browser minds, wide and narrow, light and dark', async () => {
    const paths = ['/recommendations/1', '/recommendations/2', '/decisions', new URL(suspension).pathname, '/confirm'];
    for (const path of paths) {
      for (const [width, scheme] of [
        [1280, 'light'],
        [390, 'dark'],
      ] as const) {
        const { status, complaints } = await visit(ben, `${app.url}${path}`, { width, scheme });
        await ben.evaluate('document.querySelectorAll("main details").forEach((one) => (one.open = true))');
        expect([status, complaints], path).to.deep.equal([200, []]);
        expect(await axe(ben), `${path} at ${width}`).to.deep.equal([]);
        expect(await overflows(ben), `${path} at ${width}`).to.equal(false);
      }
    }
  });
});

/** What the phone says by itself while somebody answers: no verdict of old answers, no reproach that has been met. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { beginInspection, writeArrivedOrder } from '../support/inspecting.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describe('the form of an inspection, while it is answered', function () {
  this.timeout(120_000);
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const press = (key: string, word: string) =>
    phone.locator(`[data-item="${key}"] .inspect-answers label`, { hasText: word }).tap();
  const until = (words: string) => phone.locator('[data-inspect-status]', { hasText: words }).waitFor();
  const go = (step: string) => phone.locator(`[data-step="${step}"]`).tap();
  const open = async () => {
    await phone.goto(app.url + path);
    await phone.waitForSelector('.inspect-steps [aria-current]');
  };
  const verdict = () => phone.locator('#step-verdict').innerText();

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
    ida = await app.signIn('lab', { email: 'ida@test.example' });
  });
  beforeEach(async () => {
    path = await beginInspection(ida, await writeArrivedOrder(made.database, nova));
    phone = await browser.page({ visitor: ida, isPhone: true });
  });
  afterEach(async () => phone.context().close());
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  it('never calls passed what has open questions, nor reckons from old answers without a network', async () => {
    await open();
    await go('verdict');
    expect(await verdict())
      .to.include('Nothing speaks against it so far: 0 of 44 answered.')
      .and.not.include('passed');
    await go('parcel');
    await press('box-strong', 'Yes');
    await until('Saved.');
    await go('verdict');
    expect(await verdict()).to.include('Nothing speaks against it so far: 1 of 44 answered.');
    await phone.evaluate('navigator.serviceWorker.ready');
    await phone.waitForFunction(
      'caches.keys().then((all) => all.length && caches.open(all[0])).then((one) => one && one.keys()).then((all) => all && all.length > 5)',
    );
    await phone.context().setOffline(true);
    await go('parcel');
    await press('box-full', 'No');
    await until('waiting for the network');
    await go('verdict');
    const unknown = 'Without a network the verdict cannot be reckoned; it will be when your answers have arrived.';
    expect(await verdict())
      .to.include(unknown)
      .and.not.match(/speaks against|passed|Quality/);
    await phone.reload();
    await phone.waitForSelector('.inspect-steps [aria-current]');
    expect(await verdict())
      .to.include(unknown)
      .and.not.match(/speaks against|passed|Quality/);
    await phone.context().setOffline(false);
    await until('Saved.');
    expect(await verdict())
      .to.include('2 of 44 answered')
      .and.not.include(unknown);
  });
});

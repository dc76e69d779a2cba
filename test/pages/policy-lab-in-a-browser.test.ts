/** The policy lab in a real browser: a question asked and answered, no fault of access, no sideways scroll. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startBacktestProcess, type BacktestProcess } from '../../server/backtest-process.ts';
import { clockAt, systemClock } from '../../server/clock.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, reads } from '../support/eventually.ts';
import { nightContext } from '../support/marketplace.ts';
import { writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');
const nights = 45;

describe('the policy lab in a browser', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let backtests: BacktestProcess;
  let page: Page;
  let run: string;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeLedgerNights(made.database, { from, nights, late: [() => 2, () => 1] });
    const context = nightContext(made, from + nights, '/nowhere', { logLevel: 'silent' });
    backtests = startBacktestProcess({ ...context, clock: systemClock });
    app = await startApp(made.database, { clock: clockAt('2026-04-15T08:00:00Z'), wakeBacktests: backtests.wake });
    browser = await openBrowser();
    page = await browser.page({ visitor: await app.signIn('admin') });
  });
  after(async () => {
    await browser.close();
    await app.close();
    await backtests.close();
    await made.drop();
  });

  it('answers what another threshold would have done, from the policy on, in under a minute', async () => {
    const began = performance.now();
    await visit(page, `${app.url}/policy`);
    await page.click('text=Try a change');
    await page.fill('[name="metrics.late-delivery.limit"]', '4.1');
    await page.click('button:has-text("Try it")');
    // It looks again by itself until the answer is there.
    await page.locator('#sellers').waitFor({ timeout: 60_000 });
    expect(performance.now() - began).to.be.below(60_000);
    await reads(page.locator('.lead'), 'With “Late delivery: limit” 4.1\u202f% instead of 6\u202f%');
    run = page.url().slice(app.url.length);
  });

  const views = [
    { width: 1280, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
    { width: 390, scheme: 'light' },
    { width: 390, scheme: 'dark' },
  ] as const;
  const pages: Record<string, () => string> = {
    'the form': () => '/policy/lab',
    'the form of a draft that was tried': () => `/policy/lab?base=run-${run.split('/').at(-1)!}`,
    'a result': () => `${run}?level=warn&show=all`,
    'the confirmation': () => `${run}/publish`,
  };
  for (const [what, path] of Object.entries(pages))
    it(`shows ${what} without fault, light and dark, wide and narrow`, async () => {
      for (const view of views) {
        const { status, complaints } = await visit(page, app.url + path(), view);
        await page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))");
        const where = `${what} at ${view.width} in ${view.scheme}`;
        expect({ status, complaints }, where).to.deep.equal({ status: 200, complaints: [] });
        expect(await axe(page), where).to.deep.equal([]);
        expect(await overflows(page), where).to.equal(false);
      }
    });

  it('leads from a fault to its field', async () => {
    await visit(page, `${app.url}/policy/lab`);
    await page.fill('[name="metrics.complaint.limit"]', 'much');
    await page.click('button:has-text("Try it")');
    await page.locator('.faults').waitFor();
    await scriptsRun(page);
    await page.click('.faults a');
    await becomes(() => page.evaluate('document.activeElement.name'), 'metrics.complaint.limit');
    expect(await axe(page)).to.deep.equal([]);
  });
});

/** A person declares an incident in a real browser; what axe or the browser minds on these pages is a fault. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { backfill } from '../../jobs/backfill.ts';
import { dayText } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { reads } from '../support/eventually.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const last = dayZero + 16;

describe('incidents and estimates, seen', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let page: Page;

  before(async () => {
    made = await createTestDatabase('sqlite');
    const context = nightContext(made, last + 1, '/nowhere');
    await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
    await loadKnown(context, story(20), last);
    await backfill(context, dayZero + 5, last);
    app = await startApp(made.database, { clock: clockAt(`${dayText(last + 1)}T08:00:00Z`) });
    browser = await openBrowser();
    page = await browser.page({ visitor: await app.signIn('manager') });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await made?.drop();
  });

  it('are declared in two steps, with what is taken out in between', async () => {
    await visit(page, `${app.url}/incidents`);
    await page.getByRole('link', { name: 'Declare an incident' }).click();
    await page.getByLabel('What happened').fill('Carriers on strike');
    await page.getByLabel('First day').fill(dayText(dayZero + 8));
    await page.getByLabel('Last day').fill(dayText(dayZero + 10));
    await page.getByLabel('Late delivery').check();
    await page.getByRole('button', { name: 'See what it takes out' }).click();
    await reads(page.getByRole('region', { name: 'Carriers on strike' }), /It takes \d+ late orders of \d sellers out/);
    await page.getByRole('button', { name: 'Declare it' }).click();
    await reads(page.getByRole('heading', { level: 1 }), /^Carriers on strike$/);
    await reads(page.locator('main'), 'Takes effect with tonight’s night.');
  });

  it('show nothing that axe or the browser minds', async () => {
    const wrong = '/incidents/new?name=x&from=2026-03-12&to=2026-03-10';
    const whole = `/incidents/new?name=Our+application+was+down&metrics=complaint&from=${dayText(last)}&to=${dayText(last)}`;
    for (const path of [
      '/incidents',
      '/incidents/1',
      wrong,
      whole,
      '/method/estimates/complaint',
      '/method/estimates/refund/cells',
    ])
      for (const width of [1280, 390])
        for (const scheme of ['light', 'dark'] as const) {
          expect((await visit(page, app.url + path, { width, scheme })).complaints, path).to.deep.equal([]);
          expect(await axe(page), `${path} ${width} ${scheme}`).to.deep.equal([]);
          expect(await overflows(page), `${path} ${width}`).to.equal(false);
        }
  });
});

/** Corrective actions, spread check and dashboard in a real browser: at the desk and on a phone, light and dark, readable by everyone. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { dayText, dayOf } from '../../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../../support/browser.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { reads } from '../../support/eventually.ts';
import { gradedOrder, revealedOrder } from '../../support/graded-order.ts';
import { movingClock } from '../../support/moving-clock.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, quiet, strange, writeMarketplace } from '../../support/written-marketplace.ts';

const long =
  'Prüfen Sie jeden Akku vor dem Versand auf Wölbung und Hitze, und schreiben Sie uns die Seriennummern. ٱلْبَطَّارِيَّة ' +
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(2);

describeOnEachDatabase('actions and dashboard in a browser', (use, dialect) => {
  let app: RunningApp;
  let browser: TestBrowser;
  let lab: Visitor;
  let order: number;

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await fill();
    app = await startApp(database, { clock: movingClock('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  /** A year of orders, some under way, and a fault at three sellers. */
  async function fill() {
    const { database } = use();
    const bought = { priceMinor: 28_900, shippingMinor: 590, currency: 'EUR', seen: 'Phone 12' };
    for (let n = 0; n < 8; n++) {
      const orderedOn = dayText(dayOf('2026-01-15') + n * 35);
      const draw = n % 2 === 0 ? 'random' : 'for_cause';
      await revealedOrder(database, { ...bought, seller: nova, draw, orderedOn, wrong: n === 4 ? ['speakers'] : [] });
    }
    const fault = { ...bought, wrong: ['battery-flat'], batch: 'LG-22' };
    await gradedOrder(database, { ...fault, seller: strange, currency: 'GBP' });
    order = await revealedOrder(database, { ...fault, seller: quiet });
    await database.transaction((tx) =>
      tx.insertMany(
        'mystery_orders',
        ['seller', 'draw', 'ordered_on', 'promised_on', 'carrier', 'notes', 'logged_by', 'logged_at'],
        [
          [strange, 'for_cause', '2026-10-20', null, null, '', 'lab', '2026-10-20T08:00:00Z'],
          [quiet, 'for_cause', '2026-11-10', '2026-11-15', 'dhl', '', 'lab', '2026-11-10T08:00:00Z'],
        ],
      ),
    );
  }

  const views = [
    { width: 1280, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
    { width: 390, scheme: 'light' },
    { width: 390, scheme: 'dark' },
  ] as const;

  /** Nothing to complain about, whoever looks from wherever. */
  async function looksRight(page: Page, path: string) {
    for (const view of views) {
      const { status, complaints } = await visit(page, `${app.url}${path}`, view);
      expect([status, complaints], path).to.deep.equal([200, []]);
      expect(await overflows(page), `${path} at ${view.width}`).to.equal(false);
      // axe is slow, and asks the same of both databases.
      if (dialect === 'sqlite') expect(await axe(page), `${path} ${view.scheme} ${view.width}`).to.deep.equal([]);
    }
  }

  it('shows the dashboard and the spread check to everybody of the lab', async () => {
    const page = await browser.page({ visitor: lab });
    for (const path of ['/lab', '/lab/spread', '/lab/spread?kind=item&item=battery-flat', '/actions?state=closed'])
      await looksRight(page, path);
    await visit(page, `${app.url}/lab`);
    await page.getByRole('link', { name: /parcels are overdue/ }).click();
    await page.waitForURL(/#overdue$/);
  });

  it('goes from the finding to the next test with the keyboard, on a phone', async () => {
    const page = await browser.page({ visitor: await app.signIn('manager', { email: 'other@test.example' }) });
    await visit(page, `${app.url}/inspections/${order}`, { width: 390 });
    await page.getByRole('link', { name: /Ask for a corrective action/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/action\?finding/);
    await looksRight(page, new URL(page.url()).pathname + new URL(page.url()).search);
    await page.getByLabel('What the seller must do').fill(long);
    await page.getByRole('button', { name: 'Ask for it' }).focus();
    await page.keyboard.press('Enter');
    await reads(page.locator('.flash'), 'The seller is told, and has until then.');
    const path = new URL(page.url()).pathname;
    await looksRight(page, path);
    await looksRight(page, '/actions');
    await looksRight(page, `/inspections/${order}`);
    await sellerAnswers();
    await looksRight(page, path);
    await reads(page.locator('main'), 'It is checked by hand now, one by one.');
  });

  /** The seller reads it on a phone, forgets the text, then sends it with a file. */
  async function sellerAnswers() {
    const page = await browser.page({ visitor: await app.signIn('seller', { seller: quiet }) });
    await visit(page, `${app.url}/verdicts/${order}`, { width: 390 });
    await page.getByRole('link', { name: 'Say what you have done' }).click();
    await page.waitForURL(/\/actions\//);
    await looksRight(page, new URL(page.url()).pathname);
    await page.getByRole('button', { name: 'Send it to the lab' }).click();
    await page.getByRole('heading', { name: 'One thing must be mended' }).waitFor();
    await scriptsRun(page);
    expect(await axe(page)).to.deep.equal([]);
    await page.getByLabel('What you have done').fill('It is checked by hand now, one by one.');
    const file = { name: 'protocol.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a protocol') };
    await page.getByLabel('A file that shows it').setInputFiles(file);
    await page.getByRole('button', { name: 'Send it to the lab' }).click();
    await reads(page.locator('.flash'), 'Thank you. The lab will check it; you read the result here.');
    await looksRight(page, new URL(page.url()).pathname);
    await looksRight(page, '/notices');
  }
});

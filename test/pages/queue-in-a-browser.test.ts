/** The morning by keyboard alone, in a real browser; the same without a script; and how it looks to a machine that checks. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { markedCase } from '../../server/stores/case-marks.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, goBack, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, reads } from '../support/eventually.ts';
import type { Visitor } from '../support/visitor.ts';
import { quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

const views = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
] as const;
const pages = ['/today?scope=all', '/today?scope=snoozed', '/today?scope=expired', '/today?scope=released'];
const forms = [
  '/today/filters',
  '/recommendations/2/snooze',
  '/recommendations/2/hand-over',
  '/recommendations/2',
  '/account',
];

describe('the queue in a browser', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let manager: Visitor;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    await writeRecommendations(made.database, [
      { id: 61, seller: quiet, level: 'warn', since: night, grounds: ['return'], harm: 70 },
      {
        id: 62,
        seller: strange,
        level: 'limit',
        since: night - 4,
        closed: night - 3,
        grounds: ['return'],
        state: 'ended',
      },
    ]);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
    manager = await app.signIn('manager');
    await manager.submit(
      '/today/filters',
      { name: 'Alles, was in Österreich und anderswo wartet', query: 'scope=all' },
      '/today',
    );
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  const isFocused = (page: Page, words: string) =>
    becomes(() => page.evaluate<string | undefined>('document.activeElement?.textContent'), words);
  const arrives = async (page: Page, address: string) => {
    await page.waitForURL(address);
    await scriptsRun(page);
  };
  /** On the page of a case: an answer is chosen, and the reason is typed next. */
  const isAnswering = async (page: Page, word: string) => {
    await becomes(() => page.isChecked(`#field-answer-${word}`), true);
    await becomes(() => page.evaluate('document.activeElement?.id'), 'field-reason');
  };
  const claimedBy = async (id: number) => (await markedCase(made.database, id))?.claimedBy;

  it('goes through the rows, claims, snoozes, and opens a case with its answer chosen, by keys alone', async () => {
    const page = await browser.page({ visitor: manager });
    await visit(page, `${app.url}/today?scope=all`);
    await page.keyboard.press('j');
    await isFocused(page, 'Nova Refurb');
    await page.keyboard.press('j');
    await isFocused(page, 'Écran Tranquille');
    await page.keyboard.press('k');
    await isFocused(page, 'Nova Refurb');

    await page.keyboard.press('c');
    await arrives(page, '**/today?scope=all#case-1');
    expect(await claimedBy(1)).to.equal('manager@test.example');
    // The row has the focus again.
    await isFocused(page, 'Nova Refurb');

    await page.keyboard.press('j');
    await isFocused(page, 'Écran Tranquille');
    await page.keyboard.press('s');
    await arrives(page, '**/recommendations/61/snooze');
    await page.focus('textarea[name=reason]');
    await page.keyboard.type('The courier answers on Tuesday.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await arrives(page, '**/today#case-61');
    expect((await markedCase(made.database, 61))?.snoozedUntil).to.equal('2026-11-29');

    await page.keyboard.press('j');
    await isFocused(page, 'Nova Refurb');
    await page.keyboard.press('d');
    await arrives(page, '**/recommendations/1?answer=dismissed*');
    await isAnswering(page, 'dismissed');

    await goBack(page);
    await page.keyboard.press('j');
    await isFocused(page, 'Nova Refurb');
    await page.keyboard.press('a');
    await arrives(page, '**/recommendations/1?answer=accepted*');
    await isAnswering(page, 'accepted');

    await visit(page, `${app.url}/today?scope=all`);
    await page.keyboard.press('j');
    await isFocused(page, 'Nova Refurb');
    await page.keyboard.press('Enter');
    await arrives(page, '**/recommendations/1');
    await page.keyboard.press('d');
    await isAnswering(page, 'dismissed');
    await page.context().close();
  });

  it('shows the keys by `?`, and none acts while somebody types', async () => {
    const page = await browser.page({ visitor: manager });
    await visit(page, `${app.url}/today?scope=all`);
    await page.keyboard.press('?');
    await reads(page.locator('#shortcuts'), /accept the case, or dismiss it.*claim it/);
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    await page.locator('#shortcuts').waitFor({ state: 'hidden' });
    await visit(page, `${app.url}/recommendations/2/snooze`);
    await page.focus('textarea[name=reason]');
    await page.keyboard.type('jkacds?');
    // A key that acts is not typed.
    await becomes(() => page.inputValue('textarea[name=reason]'), 'jkacds?');
    expect(page.url()).to.equal(`${app.url}/recommendations/2/snooze`);
    expect(await claimedBy(2)).to.equal(null);
    await page.context().close();
  });

  it('lets a person turn single keys off, for good', async () => {
    const page = await browser.page({ visitor: manager });
    await visit(page, `${app.url}/today?scope=all`);
    await page.keyboard.press('?');
    await page.uncheck('#keys-act');
    await page.keyboard.press('Escape');
    await page.locator('#shortcuts').waitFor({ state: 'hidden' });
    await page.reload();
    await scriptsRun(page);
    await page.keyboard.press('j');
    // From a row it would go on to the next thing in it.
    await page.keyboard.press('Tab');
    await isFocused(page, 'Skip to content');
    await page.click('text=Keyboard shortcuts');
    await page.check('#keys-act');
    expect(await axe(page)).to.deep.equal([]);
    await page.keyboard.press('Escape');
    await page.locator('#shortcuts').waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await isFocused(page, 'Nova Refurb');
    await page.context().close();
  });

  it('does the same without a script', async () => {
    const page = await browser.page({ visitor: manager, isBare: true });
    await page.goto(`${app.url}/today?scope=all`);
    await page.click('tr:has(#case-2) button');
    await page.waitForURL('**/today?scope=all#case-2');
    expect(await claimedBy(2)).to.equal('manager@test.example');
    await page.click('#case-2');
    await page.waitForURL('**/recommendations/2');
    await page.click('text=Put it back');
    await reads(page.locator('#marks'), 'Nobody works on this case yet.');
    await page.goto(`${app.url}/today?scope=all&level=limit`);
    await page.click('text=Keep this view');
    await page.fill('input[name=name]', 'Limits');
    await page.click('text=Keep it');
    await page.getByRole('navigation', { name: 'Your views' }).getByRole('link', { name: 'Limits' }).waitFor();
    await page.context().close();
  });

  for (const path of [...pages, ...forms])
    it(`${path} reads well at every width, by day and by night`, async () => {
      const page = await browser.page({ visitor: manager });
      for (const view of views) {
        const seen = await visit(page, app.url + path, view);
        const where = `${path} ${view.width} ${view.scheme}`;
        expect(seen.status, where).to.equal(200);
        expect(seen.complaints, where).to.deep.equal([]);
        expect(await axe(page), where).to.deep.equal([]);
        expect(await overflows(page), where).to.equal(false);
      }
      await page.context().close();
    });
});

/** The morning by keyboard alone, in a real browser; the same without a script; and how it looks to a machine that checks. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { markedCase } from '../../server/stores/case-marks.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, goBack, openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
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

describe('the queue in a browser', function () {
  this.timeout(180_000);
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

  const focused = (page: Page) => page.evaluate<string | undefined>('document.activeElement?.textContent');

  it('goes through the rows, claims, snoozes, and opens a case with its answer chosen, by keys alone', async () => {
    const page = await browser.page({ visitor: manager });
    await page.goto(`${app.url}/today?scope=all`);
    await page.keyboard.press('j');
    expect(await focused(page)).to.equal('Nova Refurb');
    await page.keyboard.press('j');
    expect(await focused(page)).to.equal('Écran Tranquille');
    await page.keyboard.press('k');
    expect(await focused(page)).to.equal('Nova Refurb');

    await page.keyboard.press('c');
    await page.waitForURL('**/today?scope=all#case-1');
    expect((await markedCase(made.database, 1))?.claimedBy).to.equal('manager@test.example');
    expect(await focused(page), 'the row has the focus again').to.equal('Nova Refurb');

    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.waitForURL('**/recommendations/61/snooze');
    await page.focus('textarea[name=reason]');
    await page.keyboard.type('The courier answers on Tuesday.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/today#case-61');
    expect((await markedCase(made.database, 61))?.snoozedUntil).to.equal('2026-11-29');

    await page.keyboard.press('j');
    await page.keyboard.press('d');
    await page.waitForURL('**/recommendations/1?answer=dismissed*');
    expect(await page.isChecked('#field-answer-dismissed')).to.equal(true);
    expect(await page.evaluate('document.activeElement?.id'), 'the reason is typed next').to.equal('field-reason');

    await goBack(page);
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.waitForURL('**/recommendations/1?answer=accepted*');
    expect(await page.isChecked('#field-answer-accepted')).to.equal(true);

    await page.goto(`${app.url}/today?scope=all`);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/recommendations/1');
    await page.keyboard.press('d');
    expect(await page.isChecked('#field-answer-dismissed')).to.equal(true);
    expect(await page.evaluate('document.activeElement?.id')).to.equal('field-reason');
    await page.context().close();
  });

  it('shows the keys by `?`, and none acts while somebody types', async () => {
    const page = await browser.page({ visitor: manager });
    await page.goto(`${app.url}/today?scope=all`);
    await page.keyboard.press('?');
    expect(await page.isVisible('#shortcuts')).to.equal(true);
    expect(await page.textContent('#shortcuts'))
      .to.include('accept the case, or dismiss it')
      .and.to.include('claim it');
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    await page.goto(`${app.url}/recommendations/2/snooze`);
    await page.focus('textarea[name=reason]');
    await page.keyboard.type('jkacds?');
    expect(page.url()).to.equal(`${app.url}/recommendations/2/snooze`);
    expect((await markedCase(made.database, 2))?.claimedBy).to.equal(null);
    await page.context().close();
  });

  it('lets a person turn single keys off, for good', async () => {
    const page = await browser.page({ visitor: manager });
    await page.goto(`${app.url}/today?scope=all`);
    await page.keyboard.press('?');
    await page.uncheck('#keys-act');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('j');
    expect(await focused(page)).to.not.equal('Nova Refurb');
    await page.click('text=Keyboard shortcuts');
    await page.check('#keys-act');
    expect(await axe(page)).to.deep.equal([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await focused(page)).to.equal('Nova Refurb');
    await page.context().close();
  });

  it('does the same without a script', async () => {
    const context = await (
      await browser.page({ visitor: manager })
    )
      .context()
      .browser()!
      .newContext({ javaScriptEnabled: false });
    await context.addCookies([...manager.cookies].map(([name, value]) => ({ name, value, url: app.url })));
    const page = await context.newPage();
    await page.goto(`${app.url}/today?scope=all`);
    await page.click('tr:has(#case-2) button');
    await page.waitForURL('**/today?scope=all#case-2');
    expect((await markedCase(made.database, 2))?.claimedBy).to.equal('manager@test.example');
    await page.click('#case-2');
    await page.click('text=Put it back');
    expect(await page.textContent('main')).to.include('Nobody works on this case yet.');
    await page.goto(`${app.url}/today?scope=all&level=limit`);
    await page.click('text=Keep this view');
    await page.fill('input[name=name]', 'Limits');
    await page.click('text=Keep it');
    expect(await page.textContent('main')).to.include('Limits');
    await context.close();
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

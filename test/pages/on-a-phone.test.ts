/** What a thumb meets on a phone: targets that are large enough, whole rows, the chosen tab in sight, numbers without a script. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { openBrowser, resize, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, eventually } from '../support/eventually.ts';
import { textOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder } from '../support/written-nights.ts';

/** What can be pressed and is lower or narrower than 24 px. Words within a sentence are free of that rule. */
const smallTargets = `[...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter((one) => !one.matches('.skip, [type=hidden]') && !one.closest('p, li') && one.checkVisibility())
  .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24; })
  .map((one) => one.tagName + ' ' + (one.textContent.trim() || one.name))`;

describe('on a phone', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let lab: Visitor;
  let seller: Visitor;
  const width = 390;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    await writeMysteryOrder(made.database, {
      ...{ id: 1, seller: nova, verdict: 'blocker', safetyFinding: 'battery_hazard', revealedOn: '2026-11-22' },
    });
    await writeMysteryOrder(made.database, {
      ...{ id: 2, seller: nova, verdict: 'passed', safetyFinding: 'none', revealedOn: null },
    });
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
    lab = await app.signIn('lab');
    seller = await app.signIn('seller', { seller: nova });
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  const open = async (visitor: Visitor, path: string): Promise<Page> => {
    const page = await browser.page({ visitor });
    const { complaints } = await visit(page, app.url + path, { width });
    expect(complaints, path).to.deep.equal([]);
    return page;
  };

  it('everything that is pressed is at least 24 px, and a main button 44', async () => {
    const pages: [Visitor, string][] = [
      ...(['/lab', '/lab/orders', '/lab/new', '/lab/identities', '/lab/orders/2', '/lab/orders/2/reveal'] as const).map(
        (path): [Visitor, string] => [lab, path],
      ),
      [seller, '/scorecard'],
      [seller, '/how-ranking-works'],
      [seller, '/nowhere'],
    ];
    for (const [visitor, path] of pages) {
      const page = await open(visitor, path);
      expect(await page.evaluate(smallTargets), path).to.deep.equal([]);
      const primary = page.locator('main .button-primary');
      if ((await primary.count()) > 0) expect((await primary.first().boundingBox())!.height, path).to.be.at.least(44);
      await page.context().close();
    }
  });

  it('the whole row of an order opens it', async () => {
    const page = await open(lab, '/lab/orders');
    const row = (await page.locator('tbody tr').first().boundingBox())!;
    await page.mouse.click(row.x + row.width - 8, row.y + row.height - 6);
    await page.waitForURL(/\/lab\/orders\/\d+$/);
    await page.context().close();
  });

  it('the chosen tab is in sight', async () => {
    const page = await open(seller, '/scorecard?metric=refund');
    await eventually(async () => {
      const tab = (await page.locator('.tabs [aria-current]').boundingBox())!;
      expect(tab.x).to.be.at.least(0);
      expect(tab.x + tab.width).to.be.at.most(width);
    });
    await becomes(() => page.locator('.chart details').first().getAttribute('open'), null);
    await page.context().close();
  });

  it('an arrow says where there is more of a strip, and leads there', async () => {
    const page = await open(seller, '/scorecard?metric=late-delivery');
    const strip = page.locator('ul.tabs').first();
    const outside = () =>
      page.evaluate<number>(
        "(({ scrollWidth, clientWidth, scrollLeft }) => scrollWidth - clientWidth - scrollLeft)(document.querySelector('ul.tabs'))",
      );
    let left = await outside();
    expect(left).to.be.above(100);
    while (left >= 8) {
      await strip.locator('.more-after').click();
      left = await eventually(async () => {
        const now = await outside();
        expect(now).to.be.below(left);
        return now;
      });
    }
    await strip.locator('.more-after').waitFor({ state: 'hidden' });
    await strip.locator('.more-before').waitFor({ state: 'visible' });
    await page.context().close();
  });

  it('what is secondary on a scorecard is folded, and open where there is room', async () => {
    const page = await open(seller, '/scorecard');
    const facts = page.locator('.fold .metric-facts');
    const summary = page.getByText('What stands behind the figure');
    await summary.waitFor();
    expect(await facts.isVisible()).to.equal(false);
    await summary.click();
    await facts.waitFor();
    await summary.click();
    await facts.waitFor({ state: 'hidden' });
    await resize(page, 1280);
    await facts.waitFor();
    await summary.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('without a script the trend of a scorecard is drawn all the same, its numbers a touch away', async () => {
    const { text } = await seller.get('/scorecard');
    expect(text).to.include('<svg class="picture trend-picture"').and.to.include('The same numbers</summary>');
    expect(text).not.to.include('<canvas');
  });

  it('the caption names only what the chart shows', async () => {
    const caption = async (metric: string) =>
      textOf(/<figcaption>.*<\/figcaption>/.exec((await seller.get(`/scorecard?metric=${metric}`)).text)?.[0] ?? '');
    expect(await caption('late-delivery'))
      .to.include('the band how sure that is')
      .and.to.include('The named lines');
    expect(await caption('refund')).not.to.include('named lines');
    expect(await caption('return')).to.include('In hatched weeks our data were late');
  });
});

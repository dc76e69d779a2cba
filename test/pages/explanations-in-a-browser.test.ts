/** Alarm, what-if and working in a real browser: no fault of access, no sideways scroll, and a form that works without a script. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { sellerBySellerId } from '../../server/stores/desk-seller.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, reads } from '../support/eventually.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const night = dayZero + 20;
/** The desk is read on a screen, the scorecard on a phone; both by day and by night. */
const widths = { manager: 1280, seller: 390 } as const;
const schemes = ['light', 'dark'] as const;
const below = [
  '',
  '/alarm?metric=complaint',
  '/what-if',
  '/what-if?orders=40&event=complaint',
  '/what-if?orders=x',
  '/working',
];

describe('explanations in a browser', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let seller: number;

  before(async () => {
    made = await createTestDatabase('sqlite');
    const context = nightContext(made, night + 1, '/nowhere');
    await load(context, { sellers: ['S0', 'S1', 'S2'].map((id) => sellerLine(id, dayZero - 200)) });
    const orders = story(30).filter(({ seller: id }) => ['S0', 'S1', 'S2'].includes(id));
    await loadKnown(context, orders, night);
    await backfill(context, dayZero, night);
    seller = (await sellerBySellerId(made.database, 'S1'))!.id;
    app = await startApp(made.database, { clock: clockAt(`${dayText(night + 1)}T08:00:00Z`) });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  for (const role of ['manager', 'seller'] as const)
    for (const path of below) {
      it(`${path || 'the page of the seller'} reads well for a ${role}`, async () => {
        const visitor = await app.signIn(role, role === 'seller' ? { seller } : {});
        const page = await browser.page({ visitor });
        for (const scheme of schemes) {
          const view = { width: widths[role], scheme };
          const where = `${view.width} ${scheme}`;
          const seen = await visit(page, `${app.url}${role === 'seller' ? '/scorecard' : '/sellers/S1'}${path}`, view);
          expect(seen.status, where).to.equal(200);
          expect(seen.complaints, where).to.deep.equal([]);
          expect(await axe(page), where).to.deep.equal([]);
          expect(await overflows(page), `${where} scrolls sideways`).to.equal(false);
        }
        await page.context().close();
      });
    }

  for (const isBare of [true, false])
    it(`puts what is tried into the address, ready to be passed on, ${isBare ? 'without' : 'with'} a script`, async () => {
      const page = await browser.page({ visitor: await app.signIn('seller', { seller }), isBare });
      await page.goto(`${app.url}/scorecard/what-if`);
      if (!isBare) await scriptsRun(page);
      await page.fill('#field-orders', '40');
      await page.selectOption('#field-event', 'complaint');
      // A script asks by itself.
      if (isBare) await page.click('text=Show what if');
      await reads(page.locator('.lead'), 'With 40 more clean orders and one more complaint your score would be');
      await becomes(() => new URL(page.url()).searchParams.get('event'), 'complaint');
      const { pathname, searchParams } = new URL(page.url());
      expect([pathname, searchParams.get('orders')]).to.deep.equal(['/scorecard/what-if', '40']);
      await becomes(() => page.inputValue('#field-orders'), '40');
      await page.context().close();
    });
});

/** A seller's pages in a real browser: texts two fifths longer fit in, and no language hinders anybody. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { languages } from '../../server/languages/language.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, resize, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { deliverStatement, portalNoon, writePortal } from '../support/seller-portal.ts';
import { nova } from '../support/written-marketplace.ts';

describe('a seller’s pages in a browser', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let longer: RunningApp;
  let browser: TestBrowser;
  let verdict: string;

  before(async () => {
    made = await createTestDatabase('sqlite');
    ({ verdict } = await writePortal(made.database));
    const clock = clockAt(portalNoon);
    app = await startApp(made.database, { clock });
    longer = await startApp(made.database, { clock, onlyLanguage: 'en-XA' });
    browser = await openBrowser();
    await app.signIn('seller', { seller: nova, email: 'en@nova.test' });
    await deliverStatement(app);
  });
  after(async () => {
    await browser.close();
    await Promise.all([app.close(), longer.close()]);
    await made.drop();
  });

  /** Those that each person of a seller comes by. */
  const main = ['/scorecard', '/scorecard/orders', '/disputes/new', '/statements/1'];
  const others = () => [
    ...[
      '/notices',
      '/scorecard/what-if',
      '/scorecard/working',
      '/scorecard/plan',
      '/disputes',
      '/keys',
      '/keys/webhooks/new',
    ],
    ...['/account', '/account/second-factor', '/colleagues', '/how-ranking-works', '/sign-out', '/confirm'],
    ...[verdict, `${verdict}/actions/1`, '/nowhere'],
  ];

  it('hold texts that are two fifths longer, wide and narrow', async () => {
    const page = await browser.page({
      visitor: await longer.signIn('seller', { seller: nova, email: 'en@nova.test' }),
    });
    const wide: string[] = [];
    for (const path of [...main, ...others()]) {
      const { complaints } = await visit(page, longer.url + path);
      expect(complaints, path).to.deep.equal([]);
      for (const width of [1280, 390]) {
        await resize(page, width);
        if (await overflows(page)) wide.push(`${path} at ${width}`);
      }
    }
    expect(wide).to.deep.equal([]);
    await page.context().close();
  });

  for (const language of languages)
    it(`hinder nobody who reads ${language}`, async () => {
      const visitor = await app.signIn('seller', { seller: nova, language, email: `${language}@nova.test` });
      const page = await browser.page({ visitor });
      const found: string[] = [];
      for (const path of main) {
        const { complaints } = await visit(page, app.url + path, { width: 390 });
        found.push(...[...complaints, ...(await axe(page))].map((fault) => `${path}: ${fault}`));
        if (await overflows(page)) found.push(`${path} is wider than the window`);
        expect(await page.getAttribute('html', 'lang'), path).to.equal(language);
      }
      expect(found).to.deep.equal([]);
      await page.context().close();
    });
});

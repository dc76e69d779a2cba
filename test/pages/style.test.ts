import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, comesTrue } from '../support/eventually.ts';

describe('the components, seen', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let page: Page;

  before(async () => {
    made = await createTestDatabase('sqlite');
    app = await startApp(made.database);
    browser = await openBrowser();
    page = await browser.page({ visitor: await app.signIn('manager') });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await made?.drop();
  });

  for (const width of [1280, 390])
    for (const scheme of ['light', 'dark'] as const)
      it(`show nothing that axe or the browser minds at ${width} px in the ${scheme}`, async () => {
        const { complaints } = await visit(page, `${app.url}/style`, { width, scheme });
        expect(complaints).to.deep.equal([]);
        expect(await axe(page)).to.deep.equal([]);
        expect(await overflows(page)).to.equal(false);
      });

  it('draw the chart in the colours of the theme, and again when it changes', async () => {
    const ink = 'Chart.getChart(document.querySelector("canvas[data-chart]")).data.datasets[0].borderColor';
    await visit(page, `${app.url}/style`, { scheme: 'light' });
    const light = await page.evaluate<string>(ink);
    await page.emulateMedia({ colorScheme: 'dark' });
    await comesTrue(page, `${ink} !== ${JSON.stringify(light)}`);
  });

  it('give the numbers of a chart in a table as well', async () => {
    await visit(page, `${app.url}/style`);
    const points = await page.evaluate<number>(
      'JSON.parse(document.querySelector("canvas").dataset.chart).points.length',
    );
    await becomes(() => page.locator('.chart details tbody tr').count(), points);
  });

  it('show where the keyboard is, on every kind of control', async () => {
    await visit(page, `${app.url}/style`);
    const hidden = await page.evaluate<string[]>(`(() => {
      const bare = [];
      for (const closed of document.querySelectorAll('main details')) closed.open = true;
      for (const element of document.querySelectorAll('main a, main button:not(:disabled), main input:not(:disabled), main select, main textarea, main summary')) {
        element.focus({ focusVisible: true });
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) bare.push(element.outerHTML.slice(0, 80));
      }
      return bare;
    })()`);
    expect(hidden).to.deep.equal([]);
  });

  it('open the list of keys with ? and walk the rows of a table with j', async () => {
    await visit(page, `${app.url}/style`);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('?');
    await page.locator('#shortcuts').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#shortcuts').waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await comesTrue(page, 'document.activeElement.closest("tbody") !== null');
  });

  it('print without controls', async () => {
    await visit(page, `${app.url}/style`);
    for (const control of ['.navigation', '.filters', '.pager', '.tabs', '.menu'])
      await page.locator(control).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.navigation', '.filters', '.pager', '.tabs', '.menu'])
      await page.locator(control).first().waitFor({ state: 'hidden' });
    await page.locator('.losses').waitFor();
    await page.emulateMedia({ media: null });
  });

  it('work without any script', async () => {
    const bare = await browser.page({ visitor: await app.signIn('lab') });
    await bare.route('**/*.js', (route) => route.abort());
    await bare.goto(`${app.url}/style`);
    await bare.locator('.chart details tbody tr').first().waitFor();
    await bare.locator('.menu summary').click();
    await bare.getByRole('button', { name: 'Sign out' }).waitFor();
    await bare.context().close();
  });
});

describeOnEachDatabase('the theme', (use) => {
  let app: RunningApp;
  before(async () => (app = await startApp(use().database)));
  after(async () => app?.close());

  const shown = (html: string) => / data-theme="(\w+)"/.exec(html)?.[1];

  it('is kept with the person, and lost again when the system decides', async () => {
    const visitor = await app.signIn('manager');
    expect(shown((await visitor.get('/style')).text)).to.equal(undefined);
    const answer = await visitor.submit('/theme', { theme: 'dark' }, '/style');
    expect(answer.status).to.equal(303);
    expect((await visitor.get('/style')).text).to.include('data-theme="dark"');
    expect((await (await app.signIn('manager')).get('/style')).text).to.include('data-theme="dark"');
    await visitor.submit('/theme', { theme: '' }, '/style');
    expect((await visitor.get('/style')).text).not.to.include('data-theme');
  });

  it('takes no word that it does not know', async () => {
    const visitor = await app.signIn('manager');
    await visitor.submit('/theme', { theme: '"><script>' }, '/style');
    expect((await visitor.get('/style')).text).not.to.include('data-theme');
  });
});

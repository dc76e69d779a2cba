import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';

describe('the pages of an account, seen', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;

  before(async () => {
    made = await createTestDatabase('sqlite');
    app = await startApp(made.database);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await made?.drop();
  });

  async function looksRight(page: Page, path: string): Promise<void> {
    for (const width of [1280, 390])
      for (const scheme of ['light', 'dark'] as const) {
        const { complaints } = await visit(page, app.url + path, { width, scheme });
        expect(complaints, `${path} ${width} ${scheme}`).to.deep.equal([]);
        expect(await axe(page), `${path} ${width} ${scheme}`).to.deep.equal([]);
        expect(await overflows(page), `${path} ${width} is wider than the window`).to.equal(false);
      }
  }

  it('show nothing that axe or the browser minds when signed out', async () => {
    const page = await browser.page();
    for (const path of ['/sign-in', '/account/set-password', '/nowhere']) await looksRight(page, path);
  });

  it('show nothing that axe or the browser minds when signed in', async () => {
    const page = await browser.page({ visitor: await app.signIn('admin') });
    for (const path of ['/sign-out', '/account', '/people', '/people/new', '/people/1']) await looksRight(page, path);
  });
});

/** After a sign-out nobody sees the pages of before by going back, in a browser that keeps them. */
import { expect } from 'chai';
import { routes } from '../../server/pages/index.ts';
import type { Route } from '../../server/access/route.ts';
import { startApp } from '../support/app.ts';
import { goBack, openBrowser, visit } from '../support/browser.ts';
import { createTestDatabase } from '../support/databases.ts';
import { becomes, reads } from '../support/eventually.ts';

const page: Route = {
  method: 'get',
  path: '/kept',
  allow: 'signed-in',
  cache: 'night',
  handle: (_request, response) => response.render('account/sign-out', { title: 'Figures of a seller' }),
};

describe('signing out, then going back', () => {
  it('leads to the sign-in, not to the page of before', async () => {
    const made = await createTestDatabase('sqlite');
    const app = await startApp(made.database, { routes: [...routes, page] });
    const browser = await openBrowser();
    try {
      const tab = await browser.page({ visitor: await app.signIn('manager') });
      await tab.goto(`${app.url}/account`);
      await tab.goto(`${app.url}/kept`);
      await tab.goto(`${app.url}/kept?again`);
      await visit(tab, `${app.url}/kept`);
      expect(await tab.title()).to.include('Figures of a seller');
      await tab.click('main form[action="/sign-out"] button');
      await tab.waitForURL('**/sign-in');
      await goBack(tab);
      await becomes(() => new URL(tab.url()).pathname, '/sign-in');
      await reads(tab.locator('h1'), 'Sign in');
      expect(await tab.title()).not.to.include('Figures of a seller');
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });

  it('still asks with the tag of the copy it keeps', async () => {
    const made = await createTestDatabase('sqlite');
    const app = await startApp(made.database, { routes: [...routes, page] });
    const browser = await openBrowser();
    try {
      const tab = await browser.page({ visitor: await app.signIn('manager') });
      await tab.goto(`${app.url}/account`);
      await tab.goto(`${app.url}/kept`);
      await tab.goto(`${app.url}/account`);
      await tab.goto(`${app.url}/kept`);
      const asked = () => app.logged.filter(({ path }) => path === '/kept').map(({ status }) => status);
      await becomes(asked, [200, 304]);
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });
});

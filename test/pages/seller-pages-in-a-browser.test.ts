/** The desk, the lab and the scorecard in a real browser: no fault of access, no sideways scroll, light and dark, wide and narrow. */
import { expect } from 'chai';
import type { Role } from '../../server/stores/people.ts';
import { useBrowsedApp } from '../support/browsed-app.ts';
import { axe, overflows, visit } from '../support/browser.ts';
import { reads } from '../support/eventually.ts';
import { nova, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder } from '../support/written-nights.ts';

const views = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
] as const;

const pages: [Role, string, number?][] = [
  ['manager', '/today'],
  ['manager', '/today?scope=all&level=suspend'],
  ['manager', '/sellers'],
  ['manager', '/sellers?search=nothing+like+this'],
  ['manager', '/sellers/NOVA'],
  ['manager', '/sellers/id%2Fwith%20%3F%26%23'],
  ['manager', '/sellers/S-3?metric=return'],
  ['manager', '/recommendations/1'],
  ['manager', '/recommendations/3'],
  ['manager', '/policy'],
  ['lab', '/lab'],
  ['lab', '/lab/orders'],
  ['lab', '/lab/identities'],
  ['lab', '/lab/new'],
  ['lab', '/lab/orders/1'],
  ['lab', '/lab/orders/2'],
  ['seller', '/scorecard', nova],
  ['seller', '/scorecard?metric=return', tiny],
];

describe('the pages of desk, lab and sellers in a browser', () => {
  const use = useBrowsedApp(async (database) => {
    await writeMarketplace(database);
    await writeMysteryOrder(database, {
      id: 1,
      seller: nova,
      verdict: 'passed',
      safetyFinding: 'none',
      revealedOn: null,
    });
    await writeMysteryOrder(database, {
      id: 2,
      seller: nova,
      verdict: 'blocker',
      safetyFinding: 'counterfeit',
      revealedOn: '2026-11-20',
    });
  });

  for (const [role, path, seller] of pages) {
    it(`${path} reads well for a ${role}`, async () => {
      const visitor = await use().app.signIn(role, seller === undefined ? {} : { seller });
      const page = await use().browser.page({ visitor });
      for (const view of views) {
        const seen = await visit(page, use().app.url + path, view);
        const where = `${view.width} ${view.scheme}`;
        expect(seen.status, where).to.equal(200);
        expect(seen.complaints, where).to.deep.equal([]);
        expect(await axe(page), where).to.deep.equal([]);
        expect(await overflows(page), `${where} scrolls sideways`).to.equal(false);
      }
      await page.close();
    });
  }

  it('a row of the ranking leads to the seller, and a filter acts at once', async () => {
    const page = await use().browser.page({ visitor: await use().app.signIn('manager') });
    await visit(page, `${use().app.url}/sellers`);
    await page.selectOption('#filter-level', 'limit');
    await page.waitForURL(/level=limit/);
    await page.click('tbody th a');
    await page.waitForURL(/\/sellers\/NOVA$/);
    await reads(page.locator('h1'), /^Nova Refurb$/);
    await page.close();
  });

  it('a case is decided by one click and a sentence', async () => {
    const page = await use().browser.page({ visitor: await use().app.signIn('manager') });
    await visit(page, `${use().app.url}/recommendations/2`);
    await page.fill('#field-reason', 'Two buyers in one week, same fault.');
    await page.click('button:has-text("Record the decision")');
    await reads(page.locator('.flash').first(), 'Your decision is recorded');
    await page.close();
  });
});

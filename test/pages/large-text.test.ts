/** Letters twice as large, on a phone: no page of the three roles scrolls sideways (WCAG 1.4.4, 1.4.10). */
import { expect } from 'chai';
import type { Role } from '../../server/stores/people.ts';
import { useBrowsedApp } from '../support/browsed-app.ts';
import { visit } from '../support/browser.ts';
import { becomes, eventually } from '../support/eventually.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder } from '../support/written-nights.ts';

const pages: readonly (readonly [Role, string, readonly string[]])[] = [
  [
    'seller',
    'de',
    [
      '/scorecard',
      '/scorecard/alarm',
      '/scorecard/working',
      '/scorecard/orders',
      '/verdicts/1',
      '/colleagues',
      '/keys',
    ],
  ],
  ['manager', 'fr', ['/today', '/sellers', '/sellers/S-2', '/policy']],
  ['lab', 'fr', ['/lab', '/lab/orders', '/lab/orders/1', '/lab/new']],
];

describe('with letters twice as large on a phone', () => {
  const use = useBrowsedApp(async (database) => {
    await writeMarketplace(database);
    await writeMysteryOrder(database, {
      ...{ id: 1, seller: nova, verdict: 'blocker', safetyFinding: 'battery_hazard', revealedOn: '2026-11-22' },
    });
  });

  for (const [role, language, paths] of pages)
    it(`no page of a ${role} scrolls sideways`, async () => {
      const visitor = await use().app.signIn(role, { language, ...(role === 'seller' ? { seller: nova } : {}) });
      const page = await use().browser.page({ visitor });
      for (const path of paths) {
        const { status } = await visit(page, use().app.url + path, { width: 390 });
        expect(status, path).to.equal(200);
        await page.evaluate("document.documentElement.style.fontSize = '200%'");
        await becomes(() => page.evaluate('getComputedStyle(document.documentElement).fontSize'), '32px');
        await eventually(async () => expect(await page.evaluate(tooWide), path).to.deep.equal([]));
      }
      await page.context().close();
    });
});

/** What reaches further to the right than the page is wide, where the page itself scrolls. */
const tooWide = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > clientWidth + 1)
    .map((one) => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 40))
    .slice(-5);
})()`;

/** Bulk assignment as a person does it: filter, tick, look, confirm; by keyboard, and readable by everyone. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { becomes, reads } from '../support/eventually.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { clockAt } from '../../server/clock.ts';
import { addTestPerson } from '../support/people.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';
import { writeSellers } from '../support/written-nights.ts';

describeOnEachDatabase('bulk assignment in a browser', (use) => {
  let app: RunningApp;
  let browser: TestBrowser;

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await writeSellers(
      database,
      Array.from({ length: 60 }, (_, n) => ({ id: 100 + n, name: `Recycler ${n}`, kind: 'recycler' })),
    );
    await addTestPerson(database, { email: 'ana@test.example', role: 'manager' });
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  it('gives all that match to somebody, after a look at what changes', async () => {
    const page = await browser.page({ visitor: await app.signIn('manager') });
    expect((await visit(page, `${app.url}/assign`)).complaints).to.deep.equal([]);
    await page.getByLabel('Kind').selectOption('recycler');
    await page.waitForURL(/kind=recycler/);
    await scriptsRun(page);
    await page.getByLabel('all 60 that match').focus();
    await page.keyboard.press('Space');
    await becomes(() => page.getByLabel('all 60 that match').isChecked(), true);
    await page.getByLabel('Give the chosen ones to').selectOption('ana@test.example');
    await page.getByRole('button', { name: 'See what changes' }).focus();
    await page.keyboard.press('Enter');
    await reads(page.locator('main'), '60 sellers go to Test manager (ana@test.example). Nothing is changed yet.');
    await scriptsRun(page);
    expect(await axe(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Assign all 60' }).focus();
    await page.keyboard.press('Enter');
    await reads(page.locator('main'), '60 sellers are now in the care of ana@test.example.');
    expect(
      await use().database.read("SELECT seller FROM assignments WHERE manager_email = 'ana@test.example'"),
    ).to.have.length(60);
  });

  it('lets the feed count again for one that is ticked', async () => {
    const page = await browser.page({ visitor: await app.signIn('manager') });
    await visit(page, `${app.url}/assign?care=other%40test.example`);
    await page.getByLabel('Choose Écran Tranquille').check();
    await page.getByLabel('Give the chosen ones to').selectOption('feed');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByRole('button', { name: 'Assign it' }).click();
    await reads(page.locator('main'), 'One seller follows the feed again.');
  });

  it('is readable by everyone, wide and narrow, light and dark', async () => {
    const page = await browser.page({ visitor: await app.signIn('admin') });
    const paths = ['/assign', '/assign/hand-over', '/teams', '/tasks', '/sellers/NOVA/notes', '/sellers/NOVA/timeline'];
    for (const path of [...paths, '/compare-sellers?a=NOVA&b=S-2', '/reports/week?scope=all'])
      for (const view of [{ width: 1280, scheme: 'light' } as const, { width: 390, scheme: 'dark' } as const]) {
        const { status, complaints } = await visit(page, app.url + path, view);
        expect([status, complaints], path).to.deep.equal([200, []]);
        expect(await overflows(page), `${path} at ${view.width}`).to.equal(false);
        expect(await axe(page), path).to.deep.equal([]);
      }
  });
});

/** An owner of a shop with only a phone: what is pressed must be within reach of a thumb, however long its words are. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';

describe('the colleagues of a seller on a phone', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  before(async () => {
    made = await createTestDatabase('sqlite');
    await made.database.transaction((tx) =>
      tx.insertMany('sellers', ['id', 'seller_id', 'name', 'import_id'], [[1, 'S-1', 'Officina Rossi', 0]]),
    );
    app = await startApp(made.database);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  it('are given other rights without the page growing wider', async () => {
    const page = await browser.page({ visitor: await app.signIn('seller', { seller: 1, language: 'es' }) });
    await visit(page, `${app.url}/colleagues`, { width: 390 });
    await page.locator('td summary').click();
    const choice = page.locator('td select[name=rights]');
    await choice.waitFor();
    await choice.selectOption('reader');
    expect(await overflows(page)).to.equal(false);
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Aún no puede entrar ningún otro titular').waitFor();
    await page.context().close();
  });
});

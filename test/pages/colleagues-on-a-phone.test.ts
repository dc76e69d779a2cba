/** An owner of a shop with only a phone: what is pressed must be within reach of a thumb, however long its words are. */
import { expect } from 'chai';
import { useBrowsedApp } from '../support/browsed-app.ts';
import { overflows, visit } from '../support/browser.ts';

describe('the colleagues of a seller on a phone', () => {
  const use = useBrowsedApp(async (database) => {
    await database.transaction((tx) =>
      tx.insertMany('sellers', ['id', 'seller_id', 'name', 'import_id'], [[1, 'S-1', 'Officina Rossi', 0]]),
    );
  });

  it('are given other rights without the page growing wider', async () => {
    const page = await use().browser.page({ visitor: await use().app.signIn('seller', { seller: 1, language: 'es' }) });
    await visit(page, `${use().app.url}/colleagues`, { width: 390 });
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

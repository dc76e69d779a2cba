/** Photos on a phone: taken without a network, kept over a reload, sent when it is back; drawn on with a finger; gone at sign-out. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { photosOf } from '../../server/stores/lab/photos.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { becomes, comesTrue, reads } from '../support/eventually.ts';
import { isKept } from '../support/inspecting-phone.ts';
import { openInspection, picture, sendPhoto, type OpenInspection } from '../support/photographed.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('photos on a phone', (use) => {
  let app: RunningApp;
  let browser: TestBrowser;
  let lab: Visitor;
  let open: OpenInspection;
  let page: Page;
  const path = () => `${app.url}/lab/inspections/${open.inspection}#step-photos`;
  const waiting = () => page.locator('[data-waiting]').count();
  const photos = () => photosOf(readCommitted(use().database), open.inspection);
  const network = (isThere: boolean): Promise<void> => page.context().setOffline(!isThere);
  const status = () => page.locator('[data-photos-status]');
  const opened = () => visit(page, path(), { width: 390 });
  const take = async (view: string, nth: number) =>
    page
      .locator(`[data-view="${view}"] input[type=file]`)
      .setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: await picture(nth, 900, 1_200) });

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => {
    lab = await app.signIn('lab');
    open = await openInspection(use().database);
    page = await browser.page({ visitor: lab, url: app.url });
  });
  afterEach(() => page.context().close());

  it('are sent as soon as they are taken, and shown in their tile', async () => {
    const { complaints } = await opened();
    expect([complaints, await axe(page), await overflows(page)]).to.deep.equal([[], [], false]);
    await take('front-lit', 71);
    await page.locator('[data-view="front-lit"] [data-photo-kept] img').waitFor();
    await reads(page.locator('[data-view="front-lit"] [data-photo-do]'), /^Take another$/);
    await reads(page.locator('[data-photos-said]'), /^Still to photograph: Back · Left edge/);
    await becomes(() => status().innerText(), '');
    expect((await photos()).map(({ view }) => view)).to.deep.equal(['front-lit']);
    expect([await axe(page), await overflows(page)]).to.deep.equal([[], false]);
    // The page that is kept for a lost network knows it too.
    await comesTrue(
      page,
      `navigator.serviceWorker.controller !== null && caches.match('/lab/inspections/${open.inspection}')
        .then(async (kept) => kept !== undefined && (await kept.text()).includes('Take another'))`,
    );
  });

  it('wait on the phone without a network, over a reload too, and are each sent once when it is back', async () => {
    // The last part of the page's script comes late, as on a slow phone: it is kept all the same.
    await page.route('**/photo-leave.js', (route) => pause(1_000).then(() => route.continue()));
    await opened();
    // The page is kept for when there is no network a moment after it was shown.
    await isKept(page);
    await comesTrue(
      page,
      `caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).some(({ url }) => url.endsWith('photo-leave.js')))`,
    );
    await page.unroute('**/photo-leave.js');
    await network(false);
    await take('front-lit', 72);
    await take('back', 73);
    await reads(status(), '2 photos are waiting for the network.');
    expect(await axe(page)).to.deep.equal([]);
    await page.reload();
    await scriptsRun(page);
    await reads(status(), '2 photos are waiting for the network.');
    await becomes(waiting, 2);
    expect(await photos()).to.deep.equal([]);
    await network(true);
    await page.locator('[data-view="back"] [data-photo-kept] img').waitFor();
    await becomes(waiting, 0);
    expect((await photos()).map(({ view }) => view)).to.deep.equal(['front-lit', 'back']);
    await becomes(() => status().innerText(), '');
    await page.reload();
    // What the phone still kept would be shown by now.
    await scriptsRun(page);
    expect(await waiting()).to.equal(0);
  });

  it('that the server does not take say so, and can be taken away', async () => {
    await opened();
    await page
      .locator('[data-view="back"] input[type=file]')
      .setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') });
    await reads(page.locator('[data-waiting]'), 'This is no picture that can be read.');
    await reads(status(), 'One photo was not taken');
    await page.getByRole('button', { name: 'Take it away' }).click();
    await becomes(waiting, 0);
    await becomes(() => status().innerText(), '');
    expect(await photos()).to.deep.equal([]);
  });

  it('go from the phone with whoever signs out, who is asked first', async () => {
    await page.context().close();
    page = await browser.page({ visitor: lab, url: app.url, hasWorker: false });
    await opened();
    await network(false);
    await take('back', 74);
    await reads(status(), '1 photo is waiting for the network.');
    await page.locator('.menu summary').click();
    const questions: string[] = [];
    page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      // The first time one stays.
      void (questions.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    const question = 'One photo of an inspection never reached the server. Sign out and lose it?';
    await becomes(() => questions, [question]);
    await becomes(waiting, 1);
    await page.route('**/lab/inspections/*/photos', (route) => route.abort());
    await network(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    expect(questions).to.deep.equal([question, question]);
    const left = await page.evaluate(
      `indexedDB.databases().then((all) => all.some(({ name }) => name === 'assay-photos') && new Promise((done) => {
        const ask = indexedDB.open('assay-photos');
        ask.onsuccess = () => {
          const all = ask.result.transaction('photos').objectStore('photos').count();
          all.onsuccess = () => done(all.result > 0);
        };
      }))`,
    );
    expect([left, await photos()]).to.deep.equal([false, []]);
  });

  it('are drawn on with a finger or by numbers, and keep their marks', async () => {
    const sent = await sendPhoto(lab, { inspection: open.inspection, content: await picture(75), asPhone: true });
    const { id } = JSON.parse(sent.text) as { id: number };
    const { complaints } = await visit(page, `${app.url}/lab/photos/${id}/marks`, { width: 390 });
    expect([complaints, await axe(page), await overflows(page)]).to.deep.equal([[], [], false]);
    const drag = async (from: [number, number], to: [number, number]) => {
      const box = (await page.locator('[data-photo-canvas]').boundingBox())!;
      const at = ([x, y]: [number, number]): [number, number] => [box.x + box.width * x, box.y + box.height * y];
      await page.mouse.move(...at(from));
      await page.mouse.down();
      await page.mouse.move(...at(to), { steps: 4 });
      await page.mouse.up();
    };
    await page.locator('[data-photo-canvas]').scrollIntoViewIfNeeded();
    const focused = () => page.evaluate<string>('document.activeElement.name');
    await drag([0.2, 0.2], [0.6, 0.7]);
    await becomes(focused, 'word_0');
    await page.keyboard.type('Crack');
    await page.getByRole('button', { name: 'Arrow' }).click();
    await becomes(() => page.getByRole('button', { name: 'Arrow' }).getAttribute('aria-pressed'), 'true');
    await drag([0.9, 0.1], [0.7, 0.3]);
    await becomes(focused, 'word_1');
    await becomes(() => page.locator('.photo-marks rect').count(), 2);
    await becomes(() => page.locator('.photo-marks polygon').count(), 1);
    await page.locator('#x1_1').fill('80');
    await becomes(() => page.locator('.photo-marks line').first().getAttribute('x1'), '640');
    await page.getByRole('button', { name: 'Save' }).click();
    await reads(page.locator('.flash'), 'Saved.');
    const [photo] = await photos();
    expect(photo!.marks.map(({ shape, word }) => [shape, word])).to.deep.equal([
      ['box', 'Crack'],
      ['arrow', ''],
    ]);
    expect(photo!.marks[0]!.x1).to.be.within(0.19, 0.21);
    expect(photo!.marks[1]!.x1).to.equal(0.8);
  });
});

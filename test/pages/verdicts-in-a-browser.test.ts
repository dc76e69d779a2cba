/** From two gradings to the seller's answer in a real browser, at two widths, light and dark; what axe or the browser minds is a fault. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, comesTrue, reads } from '../support/eventually.ts';
import { gradeOrder } from '../support/graded-twice.ts';
import { keepSeed } from '../support/grading-seed.ts';
import { beginInspection, goodAnswers, sendAnswers, writeArrivedOrder } from '../support/inspecting.ts';
import { movingClock } from '../support/moving-clock.ts';
import { picture, sendPhoto } from '../support/photographed.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, strange, writeMarketplace } from '../support/written-marketplace.ts';

/** `ASSAY_SHOTS=folder` keeps a picture of every page that is looked at. */
const shots = process.env['ASSAY_SHOTS'];
const long =
  'Le verre présente une fêlure fine de 14 mm, du coin supérieur droit vers l’objectif; شاشة متصدعة; sichtbar bei schrägem Licht aus 30 cm.';

describe('a verdict, seen', () => {
  const clock = movingClock('2026-11-23T09:00:00Z');
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let ada: Visitor;
  const pages: Record<'lab' | 'third' | 'manager' | 'seller', Page> = {} as never;
  let order = 0;
  let differing = 0;

  before(async () => {
    made = await createTestDatabase('sqlite');
    const { database } = made;
    await writeMarketplace(database);
    await keepSeed(database, { drawn: [], spared: Array.from({ length: 60 }, (_, id) => id + 1) });
    app = await startApp(database, { clock });
    browser = await openBrowser();
    ada = await app.signIn('lab', { email: 'ada@test.example' });
    const third = await app.signIn('lab', { email: 'cleo@test.example' });
    pages.lab = await browser.page({ visitor: await app.signIn('lab', { email: 'ben@test.example' }) });
    pages.third = await browser.page({ visitor: third });
    pages.manager = await browser.page({ visitor: await app.signIn('manager') });
    pages.seller = await browser.page({ visitor: await app.signIn('seller', { seller: nova }) });
    order = await writeArrivedOrder(database, nova, { orderId: 'O2138053', model: null });
    const path = await beginInspection(ada, order);
    const inspection = Number(path.split('/').at(-1));
    for (const [nth, view] of ['front', 'back', 'further', 'further'].entries())
      await sendPhoto(ada, {
        ...{ inspection, content: await picture(nth, 1200, 900) },
        fields: { view, sent_id: `photo-${nth}-of-the-story-told`, caption: nth === 1 ? long : '' },
      });
    const answers = {
      ...goodAnswers(),
      ...{ 'said.screen-whole': 'no', 'note.screen-whole': long, 'said.box-full': 'no', 'said.body-clean': 'no' },
    };
    const sent = await sendAnswers(ada, path, answers, { act: '/submit' });
    if (sent.status !== 303) throw new Error(`not submitted: ${sent.status}`);
    ({ order: differing } = await gradeOrder(database, {
      ...{ seller: strange, by: 'ada@test.example', wrong: ['not-locked', 'speakers'], note: long },
    }));
    await gradeOrder(database, { seller: strange, by: 'ada@test.example', wrong: ['no-old-data'] });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await made?.drop();
  });

  const look = async (page: Page, path: string, name: string) => {
    for (const width of [1280, 390])
      for (const scheme of ['light', 'dark'] as const) {
        const { status, complaints } = await visit(page, `${app.url}${path}`, { width, scheme });
        if (shots) await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png`, fullPage: true });
        const where = `${path} at ${width}, ${scheme}`;
        expect(status, where).to.equal(200);
        expect(complaints, where).to.deep.equal([]);
        expect(await axe(page), where).to.deep.equal([]);
        expect(await overflows(page), where).to.equal(false);
      }
  };

  it('waits for a second person without saying why', async () => {
    await look(pages.lab, '/lab/second', 'second');
    await visit(pages.lab, `${app.url}/lab/second`);
    await pages.lab.getByRole('button', { name: `Grade it mystery order ${differing}` }).click();
    await pages.lab.waitForURL(/\/lab\/inspections\/\d+/);
    expect(await reads(pages.lab.locator('main'), 'Nothing is saved yet.')).not.to.match(/blocker|fêlure/i);
  });

  it('is settled where two people differ', async () => {
    const { followed } = await gradeOrder(made.database, {
      ...{ seller: strange, order: differing, grading: 'second', by: 'ben@test.example', wrong: ['cameras'] },
    });
    expect(followed).to.equal('differs');
    await look(pages.third, `/lab/orders/${differing}/differences`, 'differences');
    const page = pages.third;
    await visit(page, `${app.url}/lab/orders/${differing}/differences`, { width: 390 });
    for (const key of ['not-locked', 'speakers', 'cameras']) await page.locator(`#item-${key}-first`).check();
    await page.getByRole('button', { name: 'See what would follow' }).click();
    await reads(page.locator('main'), 'It would come to this.');
    await scriptsRun(page);
    expect(await axe(page)).to.deep.equal([]);
    await page.getByLabel('Why').fill('I took it up again: it asks for an account, and the speaker rattles.');
    await page.getByRole('button', { name: 'Settle it' }).click();
    await reads(page.locator('.flash'), 'Settled: the verdict stands, still under cover.');
    await look(page, `/lab/orders/${differing}/differences`, 'settled');
  });

  it('leaves the lab with the photos that were chosen', async () => {
    await look(pages.lab, `/lab/orders/${order}/reveal`, 'reveal');
    const page = pages.lab;
    await visit(page, `${app.url}/lab/orders/${order}/reveal`, { width: 390 });
    const choices = page.getByRole('checkbox');
    await becomes(() => choices.count(), 4);
    await choices.last().uncheck();
    await page.getByRole('button', { name: 'Reveal it' }).click();
    await reads(page.locator('.faults'), 'Say in a few words why it is left out.');
    await scriptsRun(page);
    await becomes(() => choices.last().isChecked(), false);
    expect(await axe(page)).to.deep.equal([]);
    await page.getByLabel('Why are some left out?').fill('It shows the address label of the lab.');
    await page.getByRole('button', { name: 'Reveal it' }).click();
    await page.waitForURL(new RegExp(`/inspections/${order}$`));
    await reads(page.locator('main'), 'Revealed: managers and the seller see it from now on.');
    const kept = await made.database.read('SELECT photo FROM revelation_photos ORDER BY photo');
    expect(kept).to.have.length(3);
    const [entry] = await made.database.read("SELECT detail FROM audit WHERE action = 'mystery order revealed'");
    expect(entry!['detail']).to.include('It shows the address label of the lab.');
  });

  it('is read by managers, with its photos', async () => {
    await look(pages.manager, `/inspections/${order}`, 'inspection');
    await becomes(() => pages.manager.locator('.photo-gallery img').count(), 3);
    await pages.manager.evaluate(
      'document.querySelectorAll(".photo-gallery img").forEach((img) => (img.loading = "eager"))',
    );
    await comesTrue(
      pages.manager,
      '[...document.querySelectorAll(".photo-gallery img")].every((img) => img.complete && img.naturalWidth > 0)',
    );
    const [photo] = await made.database.read<{ photo: number }>(
      'SELECT photo FROM revelation_photos ORDER BY position',
    );
    expect((await ada.get(`/inspections/${order}/photos/${photo!.photo}`)).status).to.equal(200);
  });

  it('is read, answered and followed by the seller', async () => {
    const page = pages.seller;
    await look(page, `/verdicts/${order}`, 'verdict');
    await look(page, '/scorecard', 'scorecard');
    await visit(page, `${app.url}/verdicts/${order}`, { width: 390 });
    await page.locator('.photo-gallery a').nth(1).click();
    await page.waitForURL(/\/photos\/\d+\/page$/);
    await look(page, new URL(page.url()).pathname, 'photo');
    await page.getByRole('link', { name: 'Test order O2138053' }).click();
    await page.waitForURL(/#photos$/);
    await visit(page, `${app.url}/notices`, { width: 390 });
    await page.getByRole('link', { name: 'did not pass our inspection (order O2138053)' }).click();
    await page.waitForURL(new RegExp(`/verdicts/${order}$`));
    await page.getByLabel('What do you see differently, and why?').fill('Short.');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await reads(page.locator('.faults'), 'Say in a sentence or two');
    await scriptsRun(page);
    await becomes(() => page.getByLabel('What do you see differently, and why?').inputValue(), 'Short.');
    expect(await axe(page)).to.deep.equal([]);
    await page
      .getByLabel('What do you see differently, and why?')
      .fill(`${long}\n\nNotre photo du départ le montre intact.`);
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await reads(page.locator('.flash'), 'Your answer has arrived.');
    await look(pages.third, `/inspections/${order}/answer`, 'decide');
    await visit(pages.third, `${app.url}/inspections/${order}/answer`);
    await pages.third.getByLabel('Corrected to passed').check();
    await pages.third
      .getByLabel('Answer to the seller')
      .fill('Your photo shows it whole when it left: the carrier broke it.');
    await pages.third.getByRole('button', { name: 'Decide it' }).click();
    await pages.third.waitForURL(new RegExp(`/inspections/${order}$`));
    await look(pages.manager, `/inspections/${order}`, 'inspection-corrected');
    await look(page, `/verdicts/${order}`, 'verdict-corrected');
    await look(page, '/notices', 'notices');
  });

  it('counts in how far inspectors agree', async () => {
    for (let nth = 0; nth < 24; nth++) {
      const wrong =
        nth % 3 === 0 ? ['not-locked'] : nth % 3 === 1 ? ['no-old-data', 'speakers'] : ['box-strong', 'not-locked'];
      const by = ['ada@test.example', 'ben@test.example'];
      const { order: twice } = await gradeOrder(made.database, { seller: nova, by: by[nth % 2]!, wrong });
      const second = nth % 4 === 0 ? wrong.slice(1) : wrong;
      await gradeOrder(made.database, {
        ...{
          seller: nova,
          order: twice,
          grading: 'second',
          by: nth % 5 === 0 ? 'dora@test.example' : by[(nth + 1) % 2]!,
          wrong: second,
        },
      });
    }
    await look(pages.lab, '/lab/agreement', 'agreement');
    await reads(pages.lab.locator('main'), /Of 2\d devices graded by two people they gave the same verdict in/);
  });
});

/**
 * One mystery order, walked on a phone by the people whose it is: drawn, ordered under cover, received, inspected through a lost
 * connection, graded again by a second person, revealed; then what it does to score, case and seller, until the seller has put
 * it right and the lab draws an order to see.
 */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { backfill } from '../../../jobs/backfill.ts';
import { runNight } from '../../../jobs/night.ts';
import { dayText } from '../../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, type TestBrowser } from '../../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { becomes, reads } from '../../support/eventually.ts';
import { rightImei } from '../../support/inspecting.ts';
import { isKept, isLive, press as choose } from '../../support/inspecting-phone.ts';
import { coverageLines, dayZero, load, loadKnown, nightContext, sellerLine } from '../../support/marketplace.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { story } from '../../support/story.ts';
import type { Visitor } from '../../support/visitor.ts';

const last = dayZero + 29;
const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();

describe('a mystery order from the draw to its corrective action', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  const clock = movingClock(`${dayText(last + 1)}T12:00:00Z`);

  before(async () => {
    made = await createTestDatabase('sqlite');
    const context = nightContext(made, last + 1, '/nowhere');
    await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero - 200)) });
    await loadKnown(context, story(30), last);
    await backfill(context, dayZero, last);
    app = await startApp(made.database, { clock });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  const open = async (page: Page, path: string) => {
    await page.goto(app.url + path);
    await scriptsRun(page);
  };
  const phoneOf = async (visitor: Visitor, path: string) => {
    const page = await browser.page({ visitor, isPhone: true });
    await open(page, path);
    return page;
  };
  const press = (page: Page, name: string | RegExp) =>
    page
      .getByRole('main')
      .getByRole('button', { name })
      .or(page.getByRole('main').getByRole('link', { name }))
      .first()
      .tap();
  const says = (page: Page, words: string) => reads(page.locator('main'), words);
  const arrives = async (page: Page, address: RegExp) => {
    await page.waitForURL(address);
    await scriptsRun(page);
  };
  /** Nothing that axe minds, nothing wider than the phone. */
  const isFit = async (page: Page) => {
    expect(await overflows(page), page.url()).to.equal(false);
    expect(await axe(page), page.url()).to.deep.equal([]);
  };

  it('does all that it is for', async () => {
    const [ida, jon] = [
      await app.signIn('lab', { email: 'ida@test.example' }),
      await app.signIn('lab', { email: 'jon@test.example' }),
    ];
    const phone = await phoneOf(ida, '/lab/identities');

    // Cover: somebody to buy as.
    for (const [label, value] of Object.entries({
      Name: 'Camille Perrault',
      'E-mail': 'camille@post.test',
      Address: '18 rue des Forges',
      Market: 'FR',
    }))
      await phone.getByLabel(label).fill(value);
    await press(phone, 'Add it');
    await phone.getByRole('link', { name: 'Camille Perrault' }).waitFor();

    // Draw: the seed is in the audit before anything is drawn.
    await open(phone, '/lab/plan');
    await isFit(phone);
    await press(phone, 'Draw this week');
    await says(phone, 'At random');
    const audit = await made.database.read<{ action: string }>(
      "SELECT action FROM audit WHERE subject LIKE 'lab plan%' ORDER BY id",
    );
    expect(audit.map(({ action }) => action)).to.deep.equal(['lab seed committed', 'lab plan drawn']);
    await phone.locator('section[aria-labelledby="stratum-random"] th a').first().tap();
    await arrives(phone, /\/lab\/draws\/\d+$/);
    await says(phone, 'Why this seller');
    const shop = (
      await made.database.read<{ seller: number; sellerId: string; draw: number }>(
        `SELECT d.seller AS seller, v.seller_id AS "sellerId", d.id AS draw FROM lab_draws d JOIN sellers v ON v.id = d.seller
       WHERE d.stratum = 'random' ORDER BY d.position LIMIT 1`,
      )
    )[0]!;
    expect(phone.url()).to.equal(`${app.url}/lab/draws/${shop.draw}`);
    const before = await lossesOf(shop.seller);

    // Order: one that the marketplace's own feed tells of.
    await press(phone, 'Place the order');
    await phone.getByLabel('Order number').waitFor();
    await scriptsRun(phone);
    const orderId = story(30).find(({ seller, placed }) => seller === shop.sellerId && placed > last - 9)!.id;
    const ordered = story(30).find(({ id }) => id === orderId)!.placed;
    await phone.getByLabel('Ordered').fill(dayText(ordered));
    await phone.getByLabel('Sold as').selectOption('good');
    await phone.getByLabel('Order number').fill(orderId);
    await press(phone, 'Log it under cover');
    await arrives(phone, /\/lab\/orders\/1$/);
    await says(phone, 'Mystery order 1');
    await isFit(phone);
    const arrival = phone.getByRole('button', { name: 'It has arrived' });
    if (await arrival.isVisible()) {
      await press(phone, 'It has arrived');
      await arrival.waitFor({ state: 'hidden' });
    }
    await press(phone, /[Ii]nspect/);
    await arrives(phone, /\/lab\/inspections\/1/);

    // Inspect: the network goes in the middle, and the phone is reloaded without it.
    await inspect(phone, true);
    await says(phone, 'second');
    expect(
      await factOf<number>('SELECT COUNT(*) AS value FROM mystery_orders WHERE concluded_at IS NOT NULL'),
    ).to.equal(0);
    const manager = await app.signIn('manager', { email: 'maud@test.example' });
    expect((await manager.get(`/sellers/${shop.sellerId}`)).text).not.to.match(/lifts the back cover|battery hazard/i);

    // Second grading: by somebody else, who sees nothing of the first.
    const other = await phoneOf(jon, '/lab/second');
    await press(other, /[Gg]rade|[Bb]egin|[Ss]tart/);
    await arrives(other, /\/lab\/inspections\/2/);
    expect(await other.content()).not.to.include('lifts the back cover');
    await inspect(other, false);

    // Reveal: exactly what is shown goes out.
    await open(phone, '/lab/orders/1/reveal');
    await isFit(phone);
    await press(phone, 'Reveal it');
    await arrives(phone, /\/inspections\/1/);
    await says(phone, 'lifts the back cover');

    // The night after: score, case, seller.
    clock.forward(24 * 3600);
    await load(nightContext(made, last + 2, '/nowhere'), { coverage: coverageLines(last + 1, last + 1) });
    await runNight(nightContext(made, last + 2, '/nowhere'), last + 1);
    const after = await lossesOf(shop.seller);
    expect(
      await factOf("SELECT COUNT(*) AS value FROM order_events WHERE metric = 'inspection' AND posted IS NOT NULL"),
    ).to.equal(1);
    // One failed device of one: worse than acceptable, which would cost 30 of each 100 points of its weight.
    expect(before).not.to.have.property('inspection');
    expect(after['inspection']).to.be.above(3);
    // Everybody signs in anew: it is another day.
    const desk = await phoneOf(await app.signIn('manager', { email: 'maud@test.example' }), '/today');
    await says(desk, 'battery hazard');
    const [recommendation] = await made.database.read<{ id: number }>(
      "SELECT id FROM recommendations WHERE seller = ? AND level = 'suspend' ORDER BY id",
      [shop.seller],
    );
    await open(desk, `/recommendations/${recommendation!.id}`);
    await says(desk, 'battery hazard');
    const shopPhone = await phoneOf(await app.signIn('seller', { seller: shop.seller }), '/scorecard');
    await says(shopPhone, 'battery hazard');

    // Corrective action: asked for, done, and an order drawn to see.
    await open(desk, '/inspections/1');
    await isFit(desk);
    await press(desk, /Ask for a corrective action/);
    await arrives(desk, /action\?finding/);
    await press(desk, 'Ask for it');
    await reads(desk.locator('.flash'), 'The seller is told, and has until then.');
    await open(shopPhone, '/notices');
    await open(shopPhone, '/verdicts/1');
    await isFit(shopPhone);
    await says(shopPhone, 'lifts the back cover');
    await shopPhone
      .locator('main a', { hasText: /done|Say what/i })
      .first()
      .tap();
    await shopPhone.getByLabel('What you have done').fill('All batteries of batch B2611 were taken out and recycled.');
    await scriptsRun(shopPhone);
    await press(shopPhone, 'Send it to the lab');
    await reads(shopPhone.locator('.flash'), 'Thank you. The lab will check it');
    await says(shopPhone, 'All batteries of batch B2611');
    clock.forward(7 * 24 * 3600);
    const nextWeek = await phoneOf(await app.signIn('lab', { email: 'ida@test.example' }), '/lab/plan');
    await press(nextWeek, 'Draw this week');
    await says(nextWeek, 'verifies');
    await becomes(() => factOf('SELECT COUNT(*) AS value FROM lab_draws WHERE action = 1'), 1);
  });

  const lossesOf = async (seller: number) => {
    const [row] = await made.database.read<{ losses: string }>(
      'SELECT losses FROM scores WHERE seller = ? ORDER BY night DESC LIMIT 1',
      [seller],
    );
    return JSON.parse(row!.losses) as Record<string, number>;
  };
  const factOf = async <T = number>(sql: string) => (await made.database.read<{ value: T }>(sql))[0]!.value;

  /** Everything is in order but the battery, which is swollen. */
  async function inspect(page: Page, loses: boolean): Promise<void> {
    await isLive(page);
    await isKept(page);
    const status = page.locator('[data-inspect-status]');
    const keysIn = async (where: string) => {
      const items = await page.locator(`${where} fieldset[data-item]`).all();
      return Promise.all(items.map(async (item) => (await item.getAttribute('data-item')) ?? ''));
    };
    let isLost = false;
    for (;;) {
      const step = await page.locator('.inspect-step:visible').getAttribute('id');
      for (const [nth, key] of (await keysIn(`#${step}`)).entries()) {
        await answer(page, key);
        if (loses && !isLost && nth === 4) {
          isLost = true;
          await reads(status, 'Saved.');
          await page.context().setOffline(true);
        }
      }
      if (loses && isLost && (await page.locator('#step-outside:visible').count()) > 0) {
        await reads(status, 'waiting for the network');
        await page.reload();
        await isLive(page);
        await page.context().setOffline(false);
        await reads(status, 'Saved.');
      }
      if ((await page.locator('#step-photos:visible').count()) > 0) break;
      await page.getByRole('button', { name: 'Next' }).tap();
      await page.locator(`#${step}`).waitFor({ state: 'hidden' });
    }
    if (loses) {
      const tile = page.locator('[data-view]').first();
      const file = { name: 'battery.jpg', mimeType: 'image/jpeg', buffer: await picture() };
      await tile.locator('input[type=file]').setInputFiles(file);
      await tile.locator('[data-photo-kept] img').waitFor();
    }
    await page.locator('.inspect-unseen summary').tap();
    for (const field of await page.locator('.inspect-unseen input').all())
      await field.fill('The camera of this phone is broken.');
    await page.getByRole('button', { name: 'Next' }).tap();
    await says(page, 'blocker');
    await isFit(page);
    await press(page, 'Submit');
    await says(page, 'It can no longer be changed');
  }

  async function answer(page: Page, key: string): Promise<void> {
    const item = page.locator(`[data-item="${key}"]`);
    const typed = item.locator('.inspect-typed input');
    if ((await typed.count()) > 0) await typed.fill(key.startsWith('imei') ? rightImei : '88');
    else if (key === 'battery-flat') {
      await choose(page, key, 'No');
      const note = item.locator('textarea');
      // An answer that speaks against the device unfolds its note.
      await note.fill('Battery swollen, lifts the back cover.');
    } else await choose(page, key, key === 'grade-seen' ? 'Good' : 'Yes');
  }
});

/** The whole morning by keyboard alone: sign in, read, decide three cases, the suspension with a second person, until the seller is told. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startApp, type RunningApp } from '../support/app.ts';
import { openBrowser, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, comesTrue, reads } from '../support/eventually.ts';
import { movingClock } from '../support/moving-clock.ts';
import { addTestPerson, testPassword } from '../support/people.ts';
import { nova, quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';
import { addReader, writeSettings } from '../support/written-statement.ts';

const reading = (metric: string) => ({
  ...{ night: '2026-11-21', policy: 1, orders: ['ORD-197'] },
  readings: [{ metric, events: 38, exposure: 412, rate: 0.091, evidence: { warn: 410, limit: 410, suspend: 410 } }],
});
const written = (id: number, seller: number, level: 'warn' | 'limit' | 'suspend', harm: number) => ({
  ...{ id, seller, level, since: night, grounds: ['late-delivery'], harm, snapshot: reading('late-delivery') },
});

describe('a morning by keyboard', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;

  before(async () => {
    made = await createTestDatabase('sqlite');
    const { database } = made;
    await writeMarketplace(database);
    await database.transaction((tx) => tx.run("UPDATE recommendations SET state = 'ended', closed = ?", [night]));
    await writeSettings(database);
    await writeRecommendations(database, [
      written(71, quiet, 'suspend', 90),
      written(72, nova, 'limit', 50),
      written(73, strange, 'warn', 20),
    ]);
    for (const seller of [nova, quiet, strange]) await addReader(database, `shop${seller}@test.example`, 'fr', seller);
    for (const email of ['maud@test.example', 'ines@test.example'])
      await addTestPerson(database, { email, role: 'manager', seller: null });
    app = await startApp(database, { clock: movingClock('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  const focus = (page: Page) => page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 200) ?? ""');

  /** Tab after tab until the focus is where the eye wants it: whatever cannot be reached so, fails. */
  async function tabTo(page: Page, what: RegExp): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (what.test(await focus(page))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`No way by keyboard to ${what} on ${page.url()}`);
  }

  async function press(page: Page, key: string, address: RegExp): Promise<void> {
    await page.keyboard.press(key);
    await page.waitForURL(address);
    await scriptsRun(page);
  }

  async function signIn(email: string): Promise<Page> {
    const page = await browser.page();
    await visit(page, `${app.url}/`);
    await tabTo(page, /name="email"/);
    await page.keyboard.type(email);
    await tabTo(page, /name="password"/);
    await page.keyboard.type(testPassword);
    await press(page, 'Enter', /\/today/);
    return page;
  }

  /** From the queue: the first row, accepted with a sentence. @returns the decision's path. */
  async function acceptFirst(page: Page, reason: string): Promise<string> {
    await visit(page, `${app.url}/today?scope=all`);
    await page.keyboard.press('j');
    await comesTrue(page, 'document.activeElement?.matches("a[data-case]")');
    await press(page, 'a', /\/recommendations\/\d+\?answer=accepted/);
    await becomes(() => page.evaluate('document.activeElement?.id'), 'field-reason');
    await page.keyboard.type(reason);
    await tabTo(page, /Record the decision/);
    await press(page, 'Enter', /\/decisions\/\d+/);
    return new URL(page.url()).pathname;
  }
  const told = 'Its statement of reasons was delivered to the seller.';

  it('ends with three sellers told why, and nobody suspended by one person', async () => {
    const maud = await signIn('maud@test.example');
    const suspension = await acceptFirst(maud, 'Too many parcels late for three weeks, and worse each night.');
    await reads(maud.locator('main'), 'A colleague must approve it; until then nothing is sent');
    for (const reason of ['Half of the orders until the parcels are on time.', 'They know; a warning is enough now.']) {
      await acceptFirst(maud, reason);
      await reads(maud.locator('main'), told);
    }
    await visit(maud, `${app.url}/today?scope=all`);
    expect(await maud.locator('main').innerText()).not.to.include('Record the decision');

    const ines = await signIn('ines@test.example');
    await tabTo(ines, new RegExp(`href="${suspension}"`));
    await press(ines, 'Enter', new RegExp(suspension));
    await tabTo(ines, /Approve it/);
    await ines.keyboard.press('Enter');
    await reads(ines.locator('main'), told);

    const rows = await made.database.read(
      `SELECT d.level AS level, d.state AS state, d.person AS person, d.second_person AS second, s.delivered_at AS told
       FROM decisions d LEFT JOIN statements s ON s.decision = d.id WHERE d.recommendation IN (71, 72, 73) ORDER BY d.recommendation`,
    );
    expect(rows.map(({ level, person, second, told }) => [level, person, second, typeof told])).to.deep.equal([
      ['suspend', 'maud@test.example', 'ines@test.example', 'string'],
      ['limit', 'maud@test.example', null, 'string'],
      ['warn', 'maud@test.example', null, 'string'],
    ]);
    for (const page of [maud, ines]) await page.context().close();
  });
});

/** A phone in the hand of whoever inspects: for each test a fresh one, beside a form that has just been begun. */
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from './app.ts';
import { openBrowser, scriptsRun, type TestBrowser } from './browser.ts';
import { createTestDatabase, type TestDatabase } from './databases.ts';
import { becomes, comesTrue } from './eventually.ts';
import { beginInspection, writeArrivedOrder } from './inspecting.ts';
import type { Visitor } from './visitor.ts';
import { nova, writeMarketplace } from './written-marketplace.ts';

export interface InspectingPhone {
  app: RunningApp;
  browser: TestBrowser;
  ida: Visitor;
  phone: Page;
  /** Of the form. */
  path: string;
}

/** Until the script of the form has begun. */
export async function isLive(phone: Page): Promise<void> {
  await phone.locator('.inspect-steps [aria-current]').waitFor();
  await scriptsRun(phone);
}

/** A tap is over before its click has come to the page: the answer is waited for. `word`: what stands on it. */
export async function press(phone: Page, key: string, word: string): Promise<void> {
  const answer = phone.locator(`[data-item="${key}"] .inspect-answers label`, { hasText: word });
  await answer.tap();
  await becomes(() => answer.locator('input').isChecked(), true);
}

/** To a step of the form, by its tab. */
export async function go(phone: Page, step: string): Promise<void> {
  await phone.locator(`[data-step="${step}"]`).tap();
  await phone.locator(`#step-${step}`).waitFor();
}

/** Until the phone holds the page and its files, for a time without a network. */
export const isKept = (phone: Page): Promise<void> =>
  comesTrue(
    phone,
    `navigator.serviceWorker.ready.then(() => caches.keys()).then((names) => names.length > 0 &&
      caches.open(names[0]).then((cache) => cache.keys()).then((all) => all.length > 5))`,
  );

/** Call it in a `describe`: it starts and stops all that is needed, and gives each test its own before it begins. */
export function useInspectingPhone(give: (given: InspectingPhone) => void): void {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let ida: Visitor;
  let phone: Page;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
    ida = await app.signIn('lab', { email: 'ida@test.example' });
  });
  beforeEach(async () => {
    const path = await beginInspection(ida, await writeArrivedOrder(made.database, nova));
    phone = await browser.page({ visitor: ida, isPhone: true });
    give({ app, browser, ida, phone, path });
  });
  afterEach(async () => phone.context().close());
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });
}

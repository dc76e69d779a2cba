/** A phone in the hand of whoever inspects: for each test a fresh one, beside a form that has just been begun. */
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from './app.ts';
import { openBrowser, type TestBrowser } from './browser.ts';
import { createTestDatabase, type TestDatabase } from './databases.ts';
import { beginInspection, writeArrivedOrder } from './inspecting.ts';
import type { Visitor } from './visitor.ts';
import { nova, writeMarketplace } from './written-marketplace.ts';

export interface InspectingPhone {
  app: RunningApp;
  ida: Visitor;
  phone: Page;
  /** Of the form. */
  path: string;
}

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
    give({ app, ida, phone, path });
  });
  afterEach(async () => phone.context().close());
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });
}

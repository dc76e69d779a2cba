/** The app on a database of its own, with a browser beside it, for a whole `describe`. */
import type { Database } from '../../db/connect.ts';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from './app.ts';
import { openBrowser, type TestBrowser } from './browser.ts';
import { createTestDatabase, type TestDatabase } from './databases.ts';

export interface BrowsedApp {
  app: RunningApp;
  browser: TestBrowser;
}

/** Call it in a `describe`: it starts and stops all that is needed, on the morning after the written marketplace's last night. */
export function useBrowsedApp(write: (database: Database) => Promise<unknown>): () => BrowsedApp {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await write(made.database);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });
  return () => ({ app, browser });
}

/** The real app on a real port, and browsers without a screen that sign in to it. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Database } from '../../db/connect.ts';
import { createApp, type AppOptions } from '../../server/app.ts';
import { systemClock, type Clock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar } from '../../server/scoring/day.ts';
import type { Role } from '../../server/stores/people.ts';
import { createVisitor, type Visitor } from './visitor.ts';
import { addTestPerson, testPassword } from './people.ts';

export interface RunningApp {
  url: string;
  context: Context;
  /** What the app logged, one parsed line each. */
  logged: Record<string, unknown>[];
  /** A browser that nobody has signed in. */
  visitor(): Visitor;
  /** A browser signed in as a person of this role, made if need be. A seller speaks for `seller` (our key). */
  signIn(role: Role, options?: { seller?: number; email?: string; language?: string | null }): Promise<Visitor>;
  close(): Promise<void>;
}

export interface StartOptions extends AppOptions {
  clock?: Clock;
  timeZone?: string;
  baseUrl?: string;
  /** More of the environment. */
  environment?: Record<string, string>;
}

export async function startApp(database: Database, options: StartOptions = {}): Promise<RunningApp> {
  const { clock = systemClock, timeZone = 'UTC', baseUrl, environment = {}, ...appOptions } = options;
  const logged: Record<string, unknown>[] = [];
  const log = createLog('debug', { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) });
  const config = readConfig({ TIME_ZONE: timeZone, ...(baseUrl ? { BASE_URL: baseUrl } : {}), ...environment });
  const context: Context = { database, config, clock, calendar: businessCalendar(timeZone), holidays: noHolidays, log };
  const app = await createApp(context, { limits: generous, sessionMemory: 0, ...appOptions });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const visitor = () => createVisitor(url);
  return {
    url,
    context,
    logged,
    visitor,
    async signIn(role, { seller, language = 'en', email = `${role}${seller ?? ''}@test.example` } = {}) {
      await addTestPerson(database, { email, role, language, seller: seller ?? null });
      const browser = visitor();
      const answer = await browser.submit('/sign-in', { email, password: testPassword });
      if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
      return browser;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const generous = { general: 1_000_000, ofSeller: 1_000_000, signInByAddress: 1_000_000, signInByAccount: 1_000_000 };

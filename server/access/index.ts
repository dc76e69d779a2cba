/** All that decides who passes, made once for an app. */
import type { Express, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { installationSecret } from '../stores/installation-seal.ts';
import { keptSecret } from '../stores/settings.ts';
import { findBearer } from './bearer.ts';
import { createCompanySignIn, type CompanySignIn } from './company-sign-in.ts';
import { cookiesFor, type Cookies } from './cookies.ts';
import { createCsrf, type Csrf } from './csrf.ts';
import { createFlashes, type Flash, type Flashes } from './flash.ts';
import { createSessions, type Sessions } from './sessions.ts';
import type { SessionMemory } from './session-memory.ts';
import { createUnchanged, type Unchanged } from './unchanged.ts';

export interface Access {
  cookies: Cookies;
  csrf: Csrf;
  flashes: Flashes;
  sessions: Sessions;
  unchanged: Unchanged;
  company: CompanySignIn;
  /** What a caller of `machines` routes from elsewhere must bear. */
  metricsToken: string;
  /** Stands before the right of an address of the interface. */
  findBearer: RequestHandler;
}

export async function createAccess(
  context: Context,
  programVersion: string,
  sessionMemory: SessionMemory,
): Promise<Access> {
  const { config, database } = context;
  const secret = await installationSecret(context);
  const cookies = cookiesFor(config.baseUrl);
  const sessions = createSessions(context, cookies, sessionMemory);
  return {
    cookies,
    csrf: createCsrf(`csrf ${secret}`, cookies),
    flashes: createFlashes(`flash ${secret}`, cookies),
    sessions,
    company: createCompanySignIn(context, cookies),
    unchanged: createUnchanged(context, cookies, sessions, sessionMemory, programVersion, secret),
    findBearer: findBearer(context),
    metricsToken: await keptSecret(database, 'metrics-token'),
  };
}

/** Gives pages `request.sessions` and `response.flash`. */
export function offerAccess(app: Express, { flashes, sessions, company }: Access): void {
  app.request.sessions = sessions;
  app.request.company = company;
  app.response.flash = function (flash: Flash) {
    flashes.leave(this, flash);
    return this;
  };
}

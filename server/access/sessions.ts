/**
 * Sign-in sessions on the `sessions` table. Only a sign-in makes one, always with a new key, so there is nothing to fixate.
 * A session ends after 12 hours without use and after 7 days in any case. Not express-session: it halves the requests per
 * second of an empty route, and here one prepared query answers session, person and published version together.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { Transaction } from '../../db/connect.ts';
import { instantText, type Context } from '../context.ts';
import { deleteSession, extendSession, insertSession, sessionsStore, type OpenSession } from '../stores/sessions.ts';
import type { Cookies } from './cookies.ts';
import { newSecret, secretHash } from './secrets.ts';
import type { SessionMemory } from './session-memory.ts';
import './request.ts';

const idleSeconds = 12 * 3600;
/** However much it is used. */
export const wholeSeconds = 7 * 24 * 3600;
/** Use is noted at most this often: a page view should not write. */
const noteSeconds = 300;

export interface Sessions {
  /** Says who asks, once for each request. */
  find(this: void, request: Request): Promise<void>;
  middleware: RequestHandler;
  /** Ends the browser's present session and begins one for the person. */
  begin(transaction: Transaction, request: Request, response: Response, person: number): Promise<void>;
  /** Ends the browser's session. */
  end(transaction: Transaction, request: Request, response: Response): Promise<void>;
}

export function createSessions(context: Context, cookies: Cookies, memory: SessionMemory): Sessions {
  const { clock, database, log } = context;
  const store = sessionsStore(database);

  const noteUse = (session: OpenSession, now: number): void => {
    const expires = Math.min(now + idleSeconds, Date.parse(session.createdAt) / 1000 + wholeSeconds);
    if (expires - Date.parse(session.expiresAt) / 1000 < noteSeconds) return;
    // Not awaited: the page does not wait for a writer, and a note that is lost only ends the session a little earlier.
    database
      .transaction((transaction) => extendSession(transaction, session.hash, instantText(expires)))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'the use of a session could not be noted'));
  };

  const find = async (request: Request): Promise<void> => {
    if (request.session !== undefined) return;
    request.person = null;
    request.session = null;
    const key = (request.cookies as Record<string, string | undefined>)[cookies.session];
    if (!key) return;
    const now = clock.now();
    const found = await memory.recall(request, secretHash(key), (hash) => store.find(hash, instantText(now)));
    if (!found) return;
    request.person = found.person;
    request.session = found.session;
    noteUse(found.session, now);
  };

  return {
    find,
    middleware: async (request, _response, next) => {
      await find(request);
      next();
    },

    async begin(transaction, request, response, person) {
      if (request.session) await deleteSession(transaction, request.session.hash);
      const key = newSecret();
      const now = clock.now();
      await insertSession(transaction, {
        hash: secretHash(key),
        person,
        agent: (request.get('user-agent') ?? '').slice(0, 200),
        createdAt: instantText(now),
        expiresAt: instantText(now + idleSeconds),
      });
      response.cookie(cookies.session, key, { ...cookies.options, maxAge: wholeSeconds * 1000 });
    },

    async end(transaction, request, response) {
      if (request.session) await deleteSession(transaction, request.session.hash);
      for (const name of [cookies.session, cookies.reader]) response.clearCookie(name, cookies.options);
    },
  };
}

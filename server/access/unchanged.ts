/** Answers 304 before anything is queried or rendered when the browser's copy of a page still holds. */
import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { graceSeconds } from '../overdue.ts';
import type { Person } from '../stores/people.ts';
import type { OpenSession } from '../stores/sessions.ts';
import { cookiesIn, type Cookies } from './cookies.ts';
import { secretHash } from './secrets.ts';
import type { SessionMemory } from './session-memory.ts';
import type { Sessions } from './sessions.ts';

export interface Unchanged {
  /**
   * Stands before Express: answers where the session is remembered and its copy holds. It needs nothing of the rest, since
   * only an answer that we gave to this very session carries a tag that can match.
   *
   * @returns whose copy held, or null where nothing was answered
   */
  answerAtOnce(this: void, request: IncomingMessage, response: ServerResponse, requestId: string): Person | null;
  /** Stands first of all in Express: the same once the session has been looked up. */
  answer: RequestHandler;
  /** Stands behind the right of a route with `cache: 'night'`: gives its answer the tag. */
  tag: RequestHandler;
}

type Jar = Record<string, string | undefined>;
type Asker = { session: OpenSession | null; person: Person | null };

/**
 * The tag is a seal over all that such a page depends on: program, published night and revision, person, form token,
 * calendar day ("yesterday" is a word on the page) and address. A waiting flash is shown once and never kept.
 */
export function createUnchanged(
  { calendar, clock }: Context,
  cookies: Cookies,
  sessions: Sessions,
  memory: SessionMemory,
  programVersion: string,
  secret: string,
): Unchanged {
  const tagOf = ({ session, person }: Asker, jar: Jar, url: string): string | null => {
    if (!session || jar[cookies.flash]) return null;
    const now = clock.now();
    const days = `${calendar(now)} ${calendar(now - graceSeconds)}`;
    const who = `${session.hash} ${person?.id} ${person?.role} ${jar[cookies.csrf]} ${session.preferences} ${session.country}`;
    const parts = `${secret} ${programVersion} ${session.published} ${days} ${who} ${url}`;
    return `W/"${hash('sha256', parts, 'base64url')}"`;
  };
  return {
    answerAtOnce: (request, response, requestId) => {
      const held = request.headers['if-none-match'];
      if (held === undefined || request.method !== 'GET') return null;
      const jar = cookiesIn(request.headers.cookie);
      const key = jar[cookies.session];
      const found = key ? memory.known(secretHash(key)) : null;
      const tag = found && tagOf(found, jar, request.url ?? '');
      if (!tag || !holds(held, tag)) return null;
      response.writeHead(304, [...headersOf(tag), 'X-Request-Id', requestId]).end();
      return found.person;
    },
    answer: async (request, response, next) => {
      const held = request.headers['if-none-match'];
      if (held === undefined || request.method !== 'GET') {
        next();
        return;
      }
      await sessions.find(request);
      const tag = tagOf(request, request.cookies as Jar, request.originalUrl);
      if (tag === null || !holds(held, tag)) {
        next();
        return;
      }
      request.routePath = unchangedRoute;
      response.writeHead(304, { ETag: tag, 'Cache-Control': keptByBrowser, Vary: varies }).end();
    },
    tag: (request, response, next) => {
      const tag = tagOf(request, request.cookies as Jar, request.originalUrl);
      if (tag) response.set({ ETag: tag, 'Cache-Control': keptByBrowser, Vary: 'Cookie' });
      next();
    },
  };
}

/** What stands in the log and in the metrics instead of the path of a route. */
export const unchangedRoute = 'unchanged';

const holds = (held: string, tag: string): boolean => held === tag || held.split(/,\s*/).includes(tag);

/**
 * Kept for this person only, and asked for each time. Going back in history asks nothing by itself, but a copy that varies
 * by cookie does not answer for another session, nor after a sign-out.
 */
const keptByBrowser = 'private, no-cache';
const varies = 'Cookie, Accept-Encoding';

/** What a 304 has to repeat (RFC 9110, 15.4.5). What guards a page stands in the copy that the browser has. */
const headersOf = (tag: string): string[] => ['ETag', tag, 'Cache-Control', keptByBrowser, 'Vary', varies];

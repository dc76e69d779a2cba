/** Answers 304 before anything is queried or rendered when the browser's copy of a page still holds. */
import { hash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { graceSeconds } from '../overdue.ts';
import type { Cookies } from './cookies.ts';
import type { Sessions } from './sessions.ts';

export interface Unchanged {
  /** Stands first of all: only an answer that we gave to this very session carries a tag that can match. */
  answer: RequestHandler;
  /** Stands behind the right of a route with `cache: 'night'`: gives its answer the tag. */
  tag: RequestHandler;
}

/**
 * The tag is a seal over all that such a page depends on: program, published night and revision, person, form token,
 * calendar day ("yesterday" is a word on the page) and address. A waiting flash is shown once and never kept.
 */
export function createUnchanged(
  { calendar, clock }: Context,
  cookies: Cookies,
  sessions: Sessions,
  programVersion: string,
  secret: string,
): Unchanged {
  const tagOf = ({ cookies: jar, originalUrl, person, session }: Request): string | null => {
    const given = jar as Record<string, string | undefined>;
    if (!session || given[cookies.flash]) return null;
    const now = clock.now();
    const days = `${calendar(now)} ${calendar(now - graceSeconds)}`;
    const who = `${session.hash} ${person?.id} ${person?.role} ${given[cookies.csrf]} ${session.preferences}`;
    const parts = `${secret} ${programVersion} ${session.published} ${days} ${who} ${originalUrl}`;
    return `W/"${hash('sha256', parts, 'base64url')}"`;
  };
  return {
    answer: async (request, response, next) => {
      const held = request.headers['if-none-match'];
      if (held === undefined || request.method !== 'GET') {
        next();
        return;
      }
      await sessions.find(request);
      const tag = tagOf(request);
      if (tag === null || !(held === tag || held.split(/,\s*/).includes(tag))) {
        next();
        return;
      }
      request.routePath = 'unchanged';
      response.writeHead(304, { ETag: tag, 'Cache-Control': keptByBrowser, Vary: 'Cookie, Accept-Encoding' });
      response.end();
    },
    tag: (request, response, next) => {
      const tag = tagOf(request);
      if (tag) response.set({ ETag: tag, 'Cache-Control': keptByBrowser, Vary: 'Cookie' });
      next();
    },
  };
}

/**
 * Kept for this person only, and asked for each time. Going back in history asks nothing by itself, but a copy that varies
 * by cookie does not answer for another session, nor after a sign-out.
 */
const keptByBrowser = 'private, no-cache';

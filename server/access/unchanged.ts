/** Answers 304 before anything is queried or rendered when the browser's copy of a page still holds. */
import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { graceSeconds } from '../overdue.ts';
import type { Cookies } from './cookies.ts';

/**
 * The page's version: program, published night and revision, person, form token, calendar day ("yesterday" is a word on the
 * page) and address. A waiting flash is shown once and never kept.
 */
export function unchanged({ calendar, clock }: Context, cookies: Cookies, programVersion: string): RequestHandler {
  return (request, response, next) => {
    const jar = request.cookies as Record<string, string | undefined>;
    if (!request.session || jar[cookies.flash]) {
      response.set('Cache-Control', 'no-store');
      next();
      return;
    }
    const now = clock.now();
    const parts = [
      programVersion,
      request.session.published,
      request.session.hash,
      request.session.preferences,
      request.person?.id,
      request.person?.role,
      jar[cookies.csrf],
      calendar(now),
      calendar(now - graceSeconds),
      request.originalUrl,
    ];
    const tag = `W/"${createHash('sha1').update(parts.join('\n')).digest('base64url')}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (!holds(request, tag)) {
      next();
      return;
    }
    response.statusCode = 304;
    response.end();
  };
}

function holds(request: Request, tag: string): boolean {
  const given = request.headers['if-none-match'];
  return given !== undefined && (given === tag || given.split(/,\s*/).includes(tag));
}

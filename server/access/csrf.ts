/** A form counts only with the token that its own browser was given: `{{> csrf}}` in every form, or `X-CSRF-Token`. */
import type { Request, RequestHandler, Response } from 'express';
import { doubleCsrf } from 'csrf-csrf';
import type { OpenSession } from '../stores/sessions.ts';
import type { Cookies } from './cookies.ts';

export interface Csrf {
  protect: RequestHandler;
  tokenFor(request: Request, response: Response): string;
}

export function createCsrf(secret: string, cookies: Cookies): Csrf {
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (request) => request.session?.hash ?? 'signed out',
    cookieName: cookies.csrf,
    cookieOptions: cookies.options,
    getCsrfTokenFromRequest: (request) =>
      (request.body as { _csrf?: string } | undefined)?._csrf ?? request.headers['x-csrf-token'],
    errorConfig: { message: 'The form was not sent from here', code: 'FORM' },
  });
  // A session is remembered for a moment: the token that its browser holds is proven once in it, not for each page.
  const proven = new WeakMap<OpenSession, string>();
  return {
    protect: (request, response, next) => {
      // A second lock: browsers say where a request comes from, and no form of ours stands on another site.
      if (request.method === 'POST' && request.get('sec-fetch-site') === 'cross-site') {
        next(Object.assign(new Error('The form was sent from another site'), { status: 403, code: 'FORM' }));
        return;
      }
      doubleCsrfProtection(request, response, next);
    },
    tokenFor: (request, response) => {
      const { session } = request;
      const held = (request.cookies as Record<string, string | undefined>)[cookies.csrf];
      const known = session && proven.get(session);
      if (known !== undefined && known === held) return known;
      const token = generateCsrfToken(request, response);
      if (session && token === held) proven.set(session, token);
      return token;
    },
  };
}

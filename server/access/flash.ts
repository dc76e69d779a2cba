/** One sentence that the next page shows once, kept in a sealed cookie: no row to write, none to clean up. */
import type { Request, Response } from 'express';
import type { Cookies } from './cookies.ts';
import { sameSecret, seal } from './secrets.ts';

export interface Flash {
  kind: 'done' | 'fault' | 'note';
  text: string;
}

export interface Flashes {
  leave(response: Response, flash: Flash): void;
  /** At most one, as the list that the layout draws. */
  take(request: Request, response: Response): Flash[];
}

export function createFlashes(secret: string, cookies: Cookies): Flashes {
  const given = (request: Request) => (request.cookies as Record<string, string | undefined>)[cookies.flash];
  return {
    leave(response, flash) {
      const text = Buffer.from(JSON.stringify(flash)).toString('base64url');
      response.cookie(cookies.flash, `${text}.${seal(secret, text)}`, { ...cookies.options, maxAge: 60_000 });
    },
    take(request, response) {
      const cookie = given(request);
      if (!cookie) return [];
      response.clearCookie(cookies.flash, cookies.options);
      const [text = '', mark = ''] = cookie.split('.');
      if (!sameSecret(mark, seal(secret, text))) return [];
      return [JSON.parse(Buffer.from(text, 'base64url').toString()) as Flash];
    },
  };
}

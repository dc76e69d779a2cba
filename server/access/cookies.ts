/** The names and the rules of our cookies. Over https the `__Host-` prefix ties them to this very host. */
import type { CookieOptions } from 'express';

export interface Cookies {
  session: string;
  csrf: string;
  flash: string;
  options: CookieOptions;
}

export function cookiesFor(baseUrl: string): Cookies {
  const secure = baseUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}assay`,
    csrf: `${prefix}assay-csrf`,
    flash: `${prefix}assay-flash`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  };
}

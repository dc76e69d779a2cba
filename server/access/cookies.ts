/** Our cookies: their names, their rules, and how they are read. Over https the `__Host-` prefix ties them to this very host. */
import type { CookieOptions, RequestHandler } from 'express';

export interface Cookies {
  session: string;
  csrf: string;
  flash: string;
  /** While somebody is away at the company's sign-in service. */
  errand: string;
  /** What a visitor chose to read before signing in. */
  language: string;
  /** What the person reads whose session this browser holds. */
  reader: string;
  options: CookieOptions;
}

export function cookiesFor(baseUrl: string): Cookies {
  const secure = baseUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}assay`,
    csrf: `${prefix}assay-csrf`,
    flash: `${prefix}assay-flash`,
    errand: `${prefix}assay-errand`,
    language: `${prefix}assay-language`,
    reader: `${prefix}assay-reader`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  };
}

/** What we put into cookies needs no decoding; of two with one name the first counts, as RFC 6265 orders them. */
export function cookiesIn(header: string | undefined): Record<string, string | undefined> {
  const cookies: Record<string, string> = {};
  for (const pair of header?.split('; ') ?? []) {
    const sign = pair.indexOf('=');
    if (sign > 0) cookies[pair.slice(0, sign)] ??= pair.slice(sign + 1);
  }
  return cookies;
}

export const readCookies: RequestHandler = (request, _response, next) => {
  request.cookies = cookiesIn(request.headers.cookie);
  next();
};

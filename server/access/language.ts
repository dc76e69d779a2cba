/** `request.language`: what this visitor reads. Asked for by whatever writes words, and worked out only then. */
import type { Express, Request, Response } from 'express';
import { isLanguage } from '../languages/language.ts';
import { readingLanguage } from '../languages/reading-language.ts';
import type { Tongue } from '../languages/texts.ts';
import type { Preferences } from '../stores/preferences.ts';
import type { Cookies } from './cookies.ts';
import { wholeSeconds } from './sessions.ts';

/** @param only every page in this language, for tests */
export function offerLanguage(app: Express, cookies: Cookies, only?: Tongue): void {
  Object.defineProperty(app.request, 'language', {
    configurable: true,
    get(this: Request): Tongue {
      return only ?? languageOf(this, cookies);
    },
  });
}

function languageOf(request: Request, cookies: Cookies): Tongue {
  const { person, session } = request;
  const jar = request.cookies as Record<string, string | undefined>;
  const preferences = session ? (JSON.parse(session.preferences) as Preferences) : {};
  return readingLanguage({
    role: person?.role ?? null,
    chosen: person ? preferences.language : (jar[cookies.reader] ?? jar[cookies.language]),
    country: session?.country ?? null,
    asked: request.headers['accept-language'],
  });
}

/**
 * Keeps in this browser what its person reads, so that the page which says that the session has ended says it in their language:
 * by then nobody knows whose it was, and an ended session must not tell. It is one of five words, which no script sees; a sign-out
 * takes it away, and a language chosen afterwards goes before it.
 */
export function rememberReader({ language, cookies: jar }: Request, response: Response, cookies: Cookies): void {
  if (!isLanguage(language) || (jar as Record<string, string | undefined>)[cookies.reader] === language) return;
  response.cookie(cookies.reader, language, { ...cookies.options, maxAge: wholeSeconds * 1_000 });
}

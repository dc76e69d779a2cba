/** `request.language`: what this visitor reads. Asked for by whatever writes words, and worked out only then. */
import type { Express, Request } from 'express';
import { readingLanguage } from '../languages/reading-language.ts';
import type { Tongue } from '../languages/texts.ts';
import type { Preferences } from '../stores/preferences.ts';
import type { Cookies } from './cookies.ts';

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
    chosen: person ? preferences.language : jar[cookies.language],
    country: session?.country ?? null,
    asked: request.headers['accept-language'],
  });
}

/** What somebody reads: chosen on the account, and before the sign-in by a link that this browser remembers. */
import type { Request } from 'express';
import { cookiesFor } from '../../access/cookies.ts';
import { refusal } from '../../access/guard.ts';
import { pathHere } from '../../access/return-path.ts';
import type { Route } from '../../access/route.ts';
import { languagePath } from '../../access/language-ways.ts';
import { isLanguage, ownNames, type Language } from '../../languages/language.ts';
import { languagesOf } from '../../languages/reading-language.ts';
import { texts } from '../../languages/texts.ts';
import { storePreferences, type Preferences } from '../../stores/preferences.ts';

const yearSeconds = 365 * 24 * 3600;

const offered = ({ person }: Request): readonly Language[] => languagesOf(person?.role ?? '');

/** The choices on `/account`. */
export const presentLanguages = (request: Request) =>
  offered(request).map((value) => ({
    ...{ value, label: ownNames[value], lang: value },
    checked: value === request.language,
  }));

export const routes: Route[] = [
  {
    method: 'get',
    path: `${languagePath}/:language`,
    allow: 'everyone',
    handle(request, response, { config }) {
      const { language } = request.params;
      if (!isLanguage(language)) throw refusal(404);
      const { language: name, reader, options } = cookiesFor(config.baseUrl);
      response.cookie(name, language, { ...options, maxAge: yearSeconds * 1000 }).clearCookie(reader, options);
      response.redirect(303, pathHere(request.query['return']));
    },
  },
  {
    method: 'post',
    path: '/account/language',
    allow: 'signed-in',
    async handle(request, response, { database }) {
      const { person, session } = request;
      if (!person || !session) return;
      const given = ((request.body ?? {}) as { language?: unknown }).language;
      const language = offered(request).find((one) => one === given);
      if (language === undefined) {
        const text = texts(request.language)('Choose a language.');
        response.flash({ kind: 'fault', text }).redirect(303, '/account#language');
        return;
      }
      const preferences = JSON.parse(session.preferences) as Preferences;
      await storePreferences(database, person.id, { ...preferences, language });
      const text = texts(language)('Language chosen: {language}.', { language: ownNames[language] });
      response.flash({ kind: 'done', text }).redirect(303, '/account#language');
    },
  },
];

/** The languages that a visitor can choose, as links that lead back to where they are. */
import type { Request, Response } from 'express';
import { languages, ownNames, type Language } from '../languages/language.ts';

export interface LanguageWay {
  code: Language;
  name: string;
  href: string;
  current: boolean;
}

/** Where the links lead: `/language/de?return=…`. */
export const languagePath = '/language';

/** @param response of a form whose page has an address that the form's own does not tell: `locals.here` names it */
export function languageWays(
  { method, originalUrl, path, language }: Request,
  { locals }: Pick<Response, 'locals'>,
): LanguageWay[] {
  const named: unknown = locals['here'];
  const here = typeof named === 'string' ? named : method === 'GET' ? originalUrl : path;
  const back = here === '/' ? '' : `?return=${encodeURIComponent(here)}`;
  return languages.map((code) => ({
    ...{ code, name: ownNames[code], href: `${languagePath}/${code}${back}` },
    current: code === language,
  }));
}

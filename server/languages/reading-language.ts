/** Which language the reader of a page gets. */
import {
  isLanguage,
  languageAskedFor,
  languageOfCountry,
  languages,
  staffLanguages,
  type Language,
} from './language.ts';

export interface Reader {
  /** `seller`, or a role of the marketplace's own people; null for whoever is signed out. */
  role: string | null;
  /** What the person chose, if anything. */
  chosen: unknown;
  /** Of the seller whose people read. */
  country: string | null;
  /** `Accept-Language` */
  asked: string | undefined;
}

/** What somebody chose; else a seller reads the language of its country, a visitor that of the browser, and the staff English. */
export function readingLanguage({ role, chosen, country, asked }: Reader): Language {
  if (role === null) return isLanguage(chosen) ? chosen : languageAskedFor(asked);
  if (role === 'seller') return isLanguage(chosen) ? chosen : languageOfCountry(country);
  return staffLanguages.find((language) => language === chosen) ?? 'en';
}

/** What a person may choose: pages of the marketplace's own people are written in fewer languages than those of sellers. */
export const languagesOf = (role: string): readonly Language[] => (role === 'seller' ? languages : staffLanguages);

/** The languages that pages and letters are written in, and which of them somebody reads. */

export const languages = ['en', 'fr', 'de', 'es', 'it'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** Those that the pages of the marketplace's own people are written in. */
export const staffLanguages = ['en', 'fr'] as const satisfies readonly Language[];

/** As each language calls itself: who does not read English finds the own one. */
export const ownNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
};

export const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', es: 'es-ES', it: 'it-IT' };

const homes: Record<string, Language> = {
  ...{ FR: 'fr', BE: 'fr', LU: 'fr', MC: 'fr' },
  ...{ DE: 'de', AT: 'de', CH: 'de', LI: 'de' },
  ...{ ES: 'es', MX: 'es', AR: 'es', CL: 'es', CO: 'es', PE: 'es' },
  ...{ IT: 'it', SM: 'it' },
};

/** What a seller of a country reads unless its people chose otherwise. */
export const languageOfCountry = (country: string | null): Language => homes[country ?? ''] ?? 'en';

/**
 * The first language of ours that a browser asks for.
 *
 * @param header `Accept-Language` (RFC 9110, 12.5.4)
 * @example languageAskedFor('pt-BR,it;q=0.8,en;q=0.5') // 'it'
 */
export function languageAskedFor(header: string | undefined): Language {
  const asked = (header ?? '').split(',').map((part) => {
    const [range = '', ...more] = part.split(';');
    const weight = /^\s*q=([\d.]+)\s*$/.exec(more.join(';'))?.[1];
    return { language: range.trim().slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = asked.filter(({ language, weight }) => isLanguage(language) && weight > 0);
  known.sort((a, b) => b.weight - a.weight);
  return (known[0]?.language as Language | undefined) ?? 'en';
}

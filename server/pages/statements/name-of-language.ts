/** Languages as the reader calls them. */
import { eachLanguage } from '../../languages/each-language.ts';
import { isLanguage } from '../../languages/language.ts';
import { localeOf, type Texts } from '../../languages/texts.ts';
import { sentence } from '../desk/words.ts';

const namesIn = eachLanguage((tongue) => new Intl.DisplayNames([localeOf(tongue)], { type: 'language' }));

/** In the middle of a sentence. @example languageWord('de', texts('fr')) // 'allemand' */
export function languageWord(language: string, { language: tongue }: Texts): string {
  if (!isLanguage(language)) return language;
  const name = namesIn(tongue).of(language) ?? language;
  // The language's own word is no message.
  return tongue === 'en-XA' ? `⟦${name}⟧` : name;
}

/** @example nameOfLanguage('de', texts('fr')) // 'Allemand' */
export const nameOfLanguage = (language: string, t: Texts): string => sentence(languageWord(language, t));

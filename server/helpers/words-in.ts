/** Words around figures in each language. */
import { eachLanguage } from '../languages/each-language.ts';
import { localeOf, texts, type Tongue } from '../languages/texts.ts';
import { dash } from './numbers.ts';
import { statusWord } from './marks.ts';
import { said } from './words.ts';

export interface Words {
  /** 'orders, reviews and returns' */
  list(this: void, items: unknown): string;
  /** A word of the program or of a feed as people say it. One that nobody translated is said as it is. */
  said(this: void, word: unknown): string;
  /** With a capital, to open a sentence or a cell. */
  capital(this: void, word: unknown): string;
  /** How a status is said. */
  statusWord(this: void, word: unknown): string;
}

/** @example wordsIn('fr').list(['A', 'B', 'C']) // 'A, B et C' */
export const wordsIn = eachLanguage(make);

function make(tongue: Tongue): Words {
  const t = texts(tongue);
  const conjunction = new Intl.ListFormat(localeOf(tongue), { type: 'conjunction' });
  // The word between the items is the language's own, not a message.
  const joined = (text: string): string => (tongue === 'en-XA' ? `⟦${text}⟧` : text);
  const inWords: Words['said'] = (word) => {
    const text = said(word);
    return text === dash ? text : t(text);
  };
  return {
    list: (items) => (Array.isArray(items) && items.length > 0 ? joined(conjunction.format(items.map(String))) : dash),
    said: inWords,
    capital: (word) => {
      const text = inWords(word);
      return text.charAt(0).toLocaleUpperCase(localeOf(tongue)) + text.slice(1);
    },
    statusWord: (word) => {
      const text = statusWord(word);
      return text === dash ? text : t(text);
    },
  };
}

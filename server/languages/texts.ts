/**
 * What pages and letters say, in the reader's language. A message is written in English where it is used, in the format of ICU
 * (MessageFormat: `{name}`, `{count, plural, one {# order} other {# orders}}`, `{share, number, percent}`); its translations stand
 * in `texts/`. A message without one is said in English; test/languages finds every such gap.
 */
import { IntlMessageFormat, PART_TYPE } from 'intl-messageformat';
import { catalogueOf } from './catalogue.ts';
import { eachLanguage } from './each-language.ts';
import { locales, type Language } from './language.ts';
import { pseudoText } from './pseudo.ts';

/** `en-XA`, the pseudo language of tests: English that shows what never passed through here, two fifths longer. */
export type Tongue = Language | 'en-XA';

export type Values = Readonly<Record<string, string | number>>;

export interface Texts {
  /**
   * @param message a literal, so that the tests find it; without values it is said as it stands, braces and all
   * @example texts('fr')('{count, plural, one {# order} other {# orders}}', { count: 0 }) // '0 commande'
   */
  (message: string, values?: Values): string;
  language: Tongue;
  /** The pieces of a message of which some values are no plain text, such as markup: those stay as they are. */
  pieces(this: void, message: string, values: Readonly<Record<string, unknown>>): Piece[];
}

export type Piece = { text: string } | { value: unknown };

/** Marks a message that is said later by a name: `const label = message('Late deliveries')`, then `t(label)`. */
export const message = (text: string): string => text;

export const texts = eachLanguage(make);

function make(language: Tongue): Texts {
  const translated = translationInto(language);
  const locale = localeOf(language);
  const formats = new Map<string, IntlMessageFormat>();
  const formatOf = (text: string): IntlMessageFormat => {
    let format = formats.get(text);
    if (!format) formats.set(text, (format = new IntlMessageFormat(translated(text), locale, undefined, plainTags)));
    return format;
  };
  const pieces: Texts['pieces'] = (text, values) =>
    formatOf(text)
      .formatToParts<object>(keptApart(values) as Record<string, object>)
      .map(({ type, value }, index, parts) => {
        if (type !== PART_TYPE.literal) return value instanceof Stopped ? { text: value.text } : { value };
        return { text: value.startsWith('.') && endsInStop(parts[index - 1]?.value) ? value.slice(1) : value };
      });
  const say = (text: string, values?: Values): string => {
    if (values === undefined) return translated(text);
    const said = formatOf(text).format(values) as string;
    return said.includes('..') ? pieces(text, values).map(plainly).join('') : said;
  };
  return Object.assign(say, { language, pieces });
}

/** A day in French ends in a stop of its own ('ven. 27 nov.'), and so does what people write: the sentence adds none to it. */
const endsInStop = (value: unknown): boolean => /(?<!\.)\.(<\/[^>]*>)*$/.test(`${value as string}`);

/** A text that the formatter does not run together with what follows it. */
class Stopped {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}
const keptApart = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.endsWith('.') ? new Stopped(value) : value,
    ]),
  );
const plainly = (piece: Piece): string => ('text' in piece ? piece.text : `${piece.value as string}`);

/** A `<` in a text is a sign like any other. */
const plainTags = { ignoreTag: true };

function translationInto(language: Tongue): (text: string) => string {
  if (language === 'en') return (text) => text;
  if (language === 'en-XA') return pseudoText;
  const catalogue = catalogueOf(language);
  return (text) => catalogue.get(text) ?? text;
}

export const localeOf = (language: Tongue): string => (language === 'en-XA' ? locales.en : locales[language]);

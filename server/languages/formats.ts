/** Days, numbers, shares and names of countries as each language writes them. */
import { locales, type Language } from './language.ts';

export interface Formats {
  /** '22 November 2026' of `2026-11-22`. */
  day: (day: string) => string;
  /** '22 Nov 2026', for tables. */
  shortDay: (day: string) => string;
  count: (count: number) => string;
  /** '9.1%', with two decimals below one percent. */
  share: (share: number) => string;
  /** 'a, b and c' */
  list: (words: readonly string[]) => string;
  country: (code: string) => string;
  isOne: (count: number) => boolean;
}

const made = new Map<Language, Formats>();

export function formats(language: Language): Formats {
  let known = made.get(language);
  if (!known) made.set(language, (known = make(locales[language])));
  return known;
}

function make(locale: string): Formats {
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const whole = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = (digits: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits });
  const [coarse, fine] = [percent(1), percent(2)];
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const countries = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
  const plural = new Intl.PluralRules(locale);
  const instant = (day: string) => new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return {
    day: (day) => asSaid(long.format(instant(day)), locale),
    shortDay: (day) => asSaid(short.format(instant(day)), locale),
    count: (count) => (count < 10 ? tenths : whole).format(count < 10 ? count : Math.round(count)),
    share: (share) => (share < 0.01 ? fine : coarse).format(share),
    list: (words) => conjunction.format(words),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    isOne: (count) => plural.select(count) === 'one',
  };
}

/** The first of a month is an ordinal in French. */
export const asSaid = (day: string, locale: string): string =>
  locale === 'fr-FR' ? day.replace(/(^|\s)1(?=\s)/, '$11er') : day;

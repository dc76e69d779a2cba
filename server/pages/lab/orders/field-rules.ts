/** What single fields of the lab's forms may hold; a rule gives the fault in the reader's words, or null. */
import type { Texts } from '../../../languages/texts.ts';
import { parseDay, type Day } from '../../../scoring/day.ts';
import { isCurrency, minorUnits } from '../../../lab/typed-money.ts';
import { tooLongWords } from '../../too-long-words.ts';

/** Field by field, trimmed; absent ones are empty. */
export function readFields<Name extends string>(body: unknown, names: readonly Name[]): Record<Name, string> {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: Name) => (typeof given[name] === 'string' ? given[name].trim() : '');
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>;
}

/** The version that was before the eyes of whoever sent the form; a form that names none was not made by the page. */
export function versionIn(body: unknown): number {
  const given = ((body ?? {}) as Record<string, unknown>)['version'];
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : -1;
}

export const longestText = 4_000;

export const textFault = (text: string, t: Texts, most = longestText): string | null =>
  text.length > most ? tooLongWords(most, t) : null;

export const wordFault = (text: string, words: readonly string[], t: Texts): string | null =>
  text === '' || words.includes(text) ? null : t('Choose one from the list.');

/** @param earliest a day before which it cannot be, with what to say then */
export function dayFault(
  text: string,
  today: Day,
  t: Texts,
  earliest?: readonly [day: string, fault: string],
): string | null {
  const day = parseDay(text);
  if (day === null) return t('Write the day as YYYY-MM-DD.');
  if (day > today) return t('That day is still to come.');
  return earliest && text < earliest[0] ? earliest[1] : null;
}

export const isMarket = (text: string): boolean => /^[A-Z]{2}$/.test(text);

export const marketFault = (text: string, t: Texts): string | null =>
  text === '' || isMarket(text) ? null : t('The code of the country in two letters, such as FR, not its name.');

export function currencyFault(currency: string, amounts: readonly string[], t: Texts): string | null {
  if (currency === '') return amounts.some((amount) => amount !== '') ? t('In which currency?') : null;
  return isCurrency(currency) ? null : t('Three capital letters, such as EUR.');
}

/** Where the currency is not known, any amount with as many decimals as some currency has. */
export const amountFault = (text: string, currency: string, t: Texts): string | null =>
  text === '' || minorUnits(text, isCurrency(currency) ? currency : finest) !== null
    ? null
    : t('An amount such as 249.00.');

/** It has three decimals. */
const finest = 'BHD';

/** Those rules that were broken, by field. */
export function broken<Name extends string>(
  rules: Partial<Record<Name, string | null>>,
): Partial<Record<Name, string>> {
  const entries = Object.entries(rules) as [Name, string | null][];
  return Object.fromEntries(entries.filter(([, fault]) => fault !== null)) as Partial<Record<Name, string>>;
}

/**
 * What is wrong, for the list on top of a form: 'Market: The code of the country …'.
 *
 * @param labels messages, in the order of the form
 */
export function faultLines<Name extends string>(
  labels: Record<Name, string>,
  faults: Partial<Record<NoInfer<Name>, string>>,
  t: Texts,
): { name: Name; text: string }[] {
  return (Object.keys(labels) as Name[]).flatMap((name) => {
    const text = faults[name];
    return text === undefined ? [] : [{ name, text: t('{label}: {text}', { label: t(labels[name]), text }) }];
  });
}

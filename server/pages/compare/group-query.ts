/** Which sellers are compared: those that share what the address names. */
import type { Query } from '../../helpers/addresses.ts';
import { plainWord } from '../desk/words.ts';
import { word } from '../desk/sellers-query.ts';

export type GroupPart = 'kind' | 'country' | 'category';
export const groupParts = ['kind', 'country', 'category'] as const satisfies readonly GroupPart[];

/** What all sellers of the group share; what is undefined does not matter. */
export type Group = Record<GroupPart, string | undefined>;
export type Grouped = Record<GroupPart, string | null>;

export const everyone: Group = { kind: undefined, country: undefined, category: undefined };

export const readGroup = (given: Record<string, unknown>): Group => ({
  kind: word(given['kind']),
  country: word(given['country']),
  category: word(given['category']),
});

export const isIn = (group: Group, seller: Grouped): boolean =>
  groupParts.every((part) => group[part] === undefined || seller[part] === group[part]);

export const isWhole = (group: Group): boolean => groupParts.every((part) => group[part] === undefined);

export const groupKey = (group: Group): string => JSON.stringify(groupParts.map((part) => group[part] ?? null));

/** The address without the group. */
export const noGroup: Query = { kind: null, country: null, category: null, page: null };

export type GroupWords = Record<GroupPart, string[]>;

/** What the whole list holds, for the filters. */
export function groupWords(sellers: readonly Grouped[]): GroupWords {
  const distinct = (part: GroupPart) =>
    [...new Set(sellers.map((seller) => seller[part]).filter((value) => value !== null))].sort();
  return { kind: distinct('kind'), country: distinct('country'), category: distinct('category') };
}

/** 'repairers from Italy with mostly laptops', after a number. */
export function groupName({ kind, country, category }: Group, number: number): string {
  const noun = `${kind === undefined ? 'seller' : plainWord(kind)}${number === 1 ? '' : 's'}`;
  const from = country === undefined ? '' : ` from ${countryName(country)}`;
  const of = category === undefined ? '' : ` with mostly ${plainWord(category)}`;
  return `${noun}${from}${of}`;
}

const names = new Intl.DisplayNames('en', { type: 'region' });

/** A code that is none is said as it is. */
const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);

const labels: Record<GroupPart, string> = { kind: 'Kind', country: 'Country', category: 'Sells mostly' };

/** A part that no seller has is not asked for. */
export const groupFilters = (words: GroupWords, group: Group) =>
  groupParts
    .filter((part) => words[part].length > 0 || group[part] !== undefined)
    .map((part) => choice(part, labels[part], words[part], group[part]));

const choice = (name: string, label: string, values: readonly string[], chosen: string | undefined) => ({
  name,
  label,
  value: chosen ?? '',
  options: [
    { value: '', label: 'all', selected: chosen === undefined },
    ...values.map((value) => ({ value, label: plainWord(value), selected: value === chosen })),
  ],
});

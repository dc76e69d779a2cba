/** Which sellers are compared: those that share what the address names. */
import { plainWord } from '../desk/words.ts';
import { word } from '../desk/sellers-query.ts';

export interface Group {
  kind: string | undefined;
  country: string | undefined;
}

export interface Grouped {
  kind: string | null;
  country: string | null;
}

export const readGroup = (given: Record<string, unknown>): Group => ({
  kind: word(given['kind']),
  country: word(given['country']),
});

export const isIn = (group: Group, seller: Grouped): boolean =>
  (group.kind === undefined || seller.kind === group.kind) &&
  (group.country === undefined || seller.country === group.country);

export const isWhole = ({ kind, country }: Group): boolean => kind === undefined && country === undefined;

export interface GroupWords {
  kinds: string[];
  countries: string[];
}

/** What the whole list holds, for the filters. */
export function groupWords(sellers: readonly Grouped[]): GroupWords {
  const distinct = (key: keyof Grouped) =>
    [...new Set(sellers.map((seller) => seller[key]).filter((value) => value !== null))].sort();
  return { kinds: distinct('kind'), countries: distinct('country') };
}

/** 'repairers from IT', after a number. */
export function groupName({ kind, country }: Group, number: number): string {
  const noun = `${kind === undefined ? 'seller' : plainWord(kind)}${number === 1 ? '' : 's'}`;
  return country === undefined ? noun : `${noun} from ${country}`;
}

export const groupFilters = (words: GroupWords, { kind, country }: Group) => [
  choice('kind', 'Kind', words.kinds, kind),
  choice('country', 'Country', words.countries, country),
];

const choice = (name: string, label: string, values: readonly string[], chosen: string | undefined) => ({
  name,
  label,
  value: chosen ?? '',
  options: [
    { value: '', label: 'all', selected: chosen === undefined },
    ...values.map((value) => ({ value, label: plainWord(value), selected: value === chosen })),
  ],
});

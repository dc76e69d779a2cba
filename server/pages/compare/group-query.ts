/** Which sellers are compared: those that share what the address names. */
import type { Query } from '../../helpers/addresses.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { plainWordIn } from '../desk/words.ts';
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

const labels: Record<GroupPart, string> = {
  kind: message('Kind'),
  country: message('Country'),
  category: message('Sells mostly'),
};

/** A part that no seller has is not asked for. */
export const groupFilters = (words: GroupWords, group: Group, t: Texts) =>
  groupParts
    .filter((part) => words[part].length > 0 || group[part] !== undefined)
    .map((part) => ({
      name: part,
      label: t(labels[part]),
      value: group[part] ?? '',
      options: [
        { value: '', label: part === 'category' ? t('all categories') : t('all'), selected: group[part] === undefined },
        ...words[part].map((value) => ({ value, label: plainWordIn(value, t), selected: value === group[part] })),
      ],
    }));

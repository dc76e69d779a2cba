/** Which sellers an address of `/assign` asks for, and which of all those are. */
import { address, type Query } from '../../helpers/addresses.ts';
import { levels } from '../../scoring/policy.ts';
import { folded } from '../../stores/arrange-sellers.ts';
import type { AssignableSeller } from '../../stores/assignments.ts';
import { word } from '../desk/sellers-query.ts';

export interface AssignFilter {
  search?: string | undefined;
  /** An e-mail, or `nobody`, or `differs`: assigned to another than the feed names. */
  care?: string | undefined;
  kind?: string | undefined;
  country?: string | undefined;
  level?: string | undefined;
  /** Handed over at this instant, with all else that was one person's. */
  handed?: string | undefined;
}

export const filterNames = ['search', 'care', 'kind', 'country', 'level', 'handed'] as const;

export const sortings = {
  name: ({ name }: AssignableSeller) => name.toLowerCase(),
  country: ({ country }: AssignableSeller) => country,
  level: ({ level }: AssignableSeller) => (level === null ? null : (levels as readonly string[]).indexOf(level)),
  manager: ({ manager }: AssignableSeller) => manager,
} as const;

export interface AssignAddress {
  filter: AssignFilter;
  sort: keyof typeof sortings;
  descending: boolean;
  page: number;
  query: Query;
}

export function readAssignAddress(given: Record<string, unknown>): AssignAddress {
  const sort = word(given['sort'], (text) => Object.hasOwn(sortings, text.replace(/^-/, ''))) ?? 'name';
  const page = Math.min(Math.max(1, Math.trunc(Number(given['page'])) || 1), 100_000);
  const filter = readAssignFilter(given);
  return {
    filter,
    sort: sort.replace(/^-/, '') as AssignAddress['sort'],
    descending: sort.startsWith('-'),
    page,
    query: { ...filter, sort: sort === 'name' ? null : sort, page: page === 1 ? null : page },
  };
}

export const readAssignFilter = (given: Record<string, unknown>): AssignFilter => ({
  search: word(given['search']),
  care: word(given['care']),
  kind: word(given['kind']),
  country: word(given['country']),
  level: word(given['level'], (text) => (levels as readonly string[]).includes(text)),
  handed: word(given['handed'], (text) => /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text)),
});

export function matching(sellers: readonly AssignableSeller[], filter: AssignFilter): AssignableSeller[] {
  const wanted = filter.search ? folded(filter.search) : null;
  return sellers.filter(
    (one) =>
      inCare(one, filter.care) &&
      (filter.kind === undefined || one.kind === filter.kind) &&
      (filter.country === undefined || one.country === filter.country) &&
      (filter.level === undefined || one.level === filter.level) &&
      (filter.handed === undefined || one.assignedAt === filter.handed) &&
      (wanted === null || folded(one.name).includes(wanted) || folded(one.sellerId).includes(wanted)),
  );
}

function inCare(one: AssignableSeller, care: string | undefined): boolean {
  if (care === undefined) return true;
  if (care === 'nobody') return one.manager === null;
  if (care === 'differs') return differs(one);
  return one.manager === care;
}

/** The feed names somebody else than the person it was assigned to. */
export const differs = ({ assigned, feed }: Pick<AssignableSeller, 'assigned' | 'feed'>): boolean =>
  assigned !== null && feed !== null && assigned !== feed;

/** Unknown ones last; who is alike stands by our key. */
export function arranged(
  sellers: readonly AssignableSeller[],
  { sort, descending }: AssignAddress,
): AssignableSeller[] {
  const [key, turn] = [sortings[sort], descending ? -1 : 1];
  return [...sellers].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.seller - b.seller;
    return (left < right ? -turn : left > right ? turn : 0) || a.seller - b.seller;
  });
}

export const assignPath = (query: Query): string => address('/assign', query);

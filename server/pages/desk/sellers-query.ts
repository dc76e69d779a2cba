/** What the address of the ranking asks for. Whatever it does not understand is left out. */
import type { Query } from '../../helpers/addresses.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { levels } from '../../scoring/policy.ts';
import { sortings, type RankingQuery } from '../../stores/arrange-sellers.ts';

export interface SellersAddress {
  ranking: RankingQuery;
  page: number;
  /** The same as it stands in the address. */
  query: Query;
}

type Given = Record<string, unknown>;

export function readSellersAddress(given: Given): SellersAddress {
  const sort = word(given['sort'], (text) => Object.hasOwn(sortings, text.replace(/^-/, ''))) ?? 'rank';
  const page = Math.min(Math.max(1, Math.trunc(Number(given['page'])) || 1), 100_000);
  const filter = {
    search: word(given['search']),
    manager: word(given['manager']),
    kind: word(given['kind']),
    country: word(given['country']),
    market: word(given['market']),
    level: word(given['level'], (text) => (levels as readonly string[]).includes(text)),
    state: word(given['state'], (text) => text === 'ranked' || text === 'provisional'),
    metric: word(given['metric'], isMetric),
  };
  const ranking = { ...filter, sort: sort.replace(/^-/, '') as RankingQuery['sort'], descending: sort.startsWith('-') };
  return { ranking, page, query: { ...filter, sort: sort === 'rank' ? null : sort, page: page === 1 ? null : page } };
}

/** A parameter given twice arrives as a list and means nothing. */
export function word(value: unknown, allowed: (text: string) => boolean = () => true): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\0', '').trim();
  return text !== '' && allowed(text) ? text : undefined;
}

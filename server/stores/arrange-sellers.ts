/** Which sellers a question about the ranking leaves, and in what order: alike on every database, and without asking one. */
import type { RankedSeller } from './desk-sellers.ts';

export interface ArrangedSeller extends RankedSeller {
  /** Orders placed in the last four weeks; null where there were none. */
  orders: number | null;
}

export interface RankingFilter {
  manager?: string | undefined;
  kind?: string | undefined;
  country?: string | undefined;
  /** Where its orders are placed: the sellers with orders there are given beside. */
  market?: string | undefined;
  level?: string | undefined;
  state?: string | undefined;
  metric?: string | undefined;
  search?: string | undefined;
}

export interface RankingQuery extends RankingFilter {
  sort: keyof typeof sortings;
  descending: boolean;
}

const severity: Record<string, number> = { suspend: 4, limit: 3, warn: 2, watch: 1, none: 0 };

/** Text sorts without regard to capitals. */
export const sortings = {
  rank: ({ rank }: ArrangedSeller) => rank,
  score: ({ score }: ArrangedSeller) => score,
  name: ({ name }: ArrangedSeller) => name.toLowerCase(),
  country: ({ country }: ArrangedSeller) => country,
  kind: ({ kind }: ArrangedSeller) => kind,
  level: ({ level }: ArrangedSeller) => severity[level] ?? 0,
  evidence: ({ evidence }: ArrangedSeller) => evidence,
  orders: ({ orders }: ArrangedSeller) => orders ?? 0,
} as const;

/** Columns in which a seller without a rank stands where its word puts it. */
const ofAll: readonly string[] = ['name', 'country', 'kind', 'orders'];

/** @param inMarket the sellers with orders in the market that is asked for */
export function arrangeSellers(
  sellers: readonly ArrangedSeller[],
  query: RankingQuery,
  inMarket?: ReadonlySet<number>,
): ArrangedSeller[] {
  const wanted = query.search ? folded(query.search) : null;
  const left = sellers.filter(
    (one) =>
      is(query.manager, one.managerEmail) &&
      is(query.kind, one.kind) &&
      is(query.country, one.country) &&
      is(query.level, one.level) &&
      is(query.state, one.state) &&
      is(query.metric, one.mainMetric) &&
      (query.market === undefined || (inMarket?.has(one.seller) ?? false)) &&
      (wanted === null || folded(one.name).includes(wanted) || folded(one.sellerId).includes(wanted)),
  );
  return left.sort(byOrder(query));
}

const is = (wanted: string | undefined, word: string | null): boolean => wanted === undefined || wanted === word;

/** Unranked sellers come last: no rank is not a rank. Who is alike stands by rank. */
function byOrder({ sort, descending }: RankingQuery) {
  const key = sortings[sort];
  const unknown = (one: ArrangedSeller) => (ofAll.includes(sort) ? key(one) : one.rank) === null;
  const turn = descending ? -1 : 1;
  return (a: ArrangedSeller, b: ArrangedSeller): number =>
    Number(unknown(a)) - Number(unknown(b)) ||
    turn * compared(key(a), key(b)) ||
    (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
    a.seller - b.seller;
}

function compared(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Names are compared without accents and capitals of any language. */
/** A text as it is searched: 'ecran' finds 'Écran'. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

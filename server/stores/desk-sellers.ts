/** The ranking of all sellers: a page of it, all of it for an export, and the trend of each. */
import type { Database, Value } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { filled, inStretches, listLength, marks } from './in-list.ts';
import type { Level } from './night-rows.ts';

export interface RankedSeller {
  night: Day;
  seller: number;
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  joinedOn: string | null;
  managerEmail: string | null;
  score: number | null;
  low: number | null;
  high: number | null;
  state: 'ranked' | 'provisional';
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  level: Level;
  /** The metric that costs most, and its reading. */
  mainMetric: string | null;
  mainRate: number | null;
  mainLow: number | null;
  mainHigh: number | null;
}

export const sortings = {
  rank: 's.rank',
  score: 's.score',
  name: 'v.name',
  country: 'v.country',
  kind: 'v.kind',
  level: `CASE s.level WHEN 'suspend' THEN 4 WHEN 'limit' THEN 3 WHEN 'warn' THEN 2 WHEN 'watch' THEN 1 ELSE 0 END`,
  evidence: 's.evidence',
} as const;

export interface RankingFilter {
  manager?: string | undefined;
  kind?: string | undefined;
  country?: string | undefined;
  level?: string | undefined;
  state?: string | undefined;
  metric?: string | undefined;
  search?: string | undefined;
}

export interface RankingQuery extends RankingFilter {
  sort: keyof typeof sortings;
  descending: boolean;
}

const columns = `s.night AS night, s.seller AS seller, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind,
  v.country AS country, v.joined_on AS "joinedOn", v.manager_email AS "managerEmail", s.score AS score, s.low AS low,
  s.high AS high, s.state AS state, s.rank AS rank, s.rank_low AS "rankLow", s.rank_high AS "rankHigh",
  s.level AS level, s.main_metric AS "mainMetric", r.rate AS "mainRate", r.low AS "mainLow", r.high AS "mainHigh"`;

const from = `FROM scores s JOIN sellers v ON v.id = s.seller
  LEFT JOIN readings r ON r.night = s.night AND r.seller = s.seller AND r.metric = s.main_metric`;

/** One page of the ranking, and how many sellers the filter leaves. */
export async function rankingPage(database: Database, night: Day, query: RankingQuery, page: number, total: number) {
  const offset = (page - 1) * listLength;
  if (query.search) {
    const matching = await matchingSellers(database, night, query);
    const shown = matching.slice(offset, offset + listLength);
    return { rows: await inOrder(database, night, shown), total: matching.length };
  }
  const { text, values } = condition(query);
  const filtered = text !== '';
  // Without filters the rank itself says where the page begins: no row before it is read.
  if (!filtered && query.sort === 'rank') return { rows: await byRank(database, night, query, offset, total), total };
  const rows = await database.read<RankedSeller>(
    `SELECT ${columns} ${from} WHERE s.night = ? AND v.name IS NOT NULL${text} ${order(query)} LIMIT ? OFFSET ?`,
    [night, ...values, listLength, offset],
  );
  return { rows: rows, total: filtered ? await countOf(database, night, query) : total };
}

/** Every seller that the filter leaves, in the order of the page. */
export async function wholeRanking(database: Database, night: Day, query: RankingQuery): Promise<RankedSeller[]> {
  const { text, values } = condition(query);
  const rows = await database.read<RankedSeller>(
    `SELECT ${columns} ${from} WHERE s.night = ? AND v.name IS NOT NULL${text} ${order(query)}`,
    [night, ...values],
  );
  return rows.filter((row) => matches(row, query.search));
}

/** How many sellers the filter leaves. */
export async function countOf(database: Database, night: Day, query: RankingFilter): Promise<number> {
  const { text, values } = condition(query);
  const [row] = await database.read<{ sellers: number }>(
    `SELECT COUNT(*) AS sellers FROM scores s JOIN sellers v ON v.id = s.seller
     WHERE s.night = ? AND v.name IS NOT NULL${text}`,
    [night, ...values],
  );
  return row?.sellers ?? 0;
}

/** How many sellers stand at each level that the numbers hold tonight, and how many are provisional. */
export async function levelCounts(database: Database, night: Day): Promise<Map<string, number>> {
  const rows = await database.read<{ state: string; level: string; sellers: number }>(
    `SELECT s.state AS state, s.level AS level, COUNT(*) AS sellers FROM scores s JOIN sellers v ON v.id = s.seller
     WHERE s.night = ? AND v.name IS NOT NULL GROUP BY s.state, s.level ORDER BY s.state, s.level`,
    [night],
  );
  const counts = new Map<string, number>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const row of rows) {
    add('all', row.sellers);
    add(row.state, row.sellers);
    add(row.level, row.sellers);
  }
  const [named] = await database.read<{ sellers: number }>(
    'SELECT COUNT(*) AS sellers FROM sellers WHERE name IS NOT NULL',
  );
  counts.set('absent', Math.max(0, (named?.sellers ?? 0) - (counts.get('all') ?? 0)));
  return counts;
}

/** The words that sellers carry, for the lists of the filters. */
export async function filterWords(database: Database) {
  const distinct = async (column: 'manager_email' | 'kind' | 'country') =>
    (
      await database.read<{ word: string }>(
        `SELECT DISTINCT ${column} AS word FROM sellers WHERE ${column} IS NOT NULL AND name IS NOT NULL ORDER BY word`,
      )
    ).map((row) => row.word);
  return {
    managers: await distinct('manager_email'),
    kinds: await distinct('kind'),
    countries: await distinct('country'),
  };
}

/** Scores of some sellers on some nights; null where a night gave a seller none. */
export async function scoreTrends(database: Database, nights: readonly Day[], sellers: readonly number[]) {
  const place = new Map(nights.map((night, index) => [night, index]));
  const trends = new Map(sellers.map((seller) => [seller, nights.map((): number | null => null)]));
  const nightMarks = nights.map(() => '?').join(', ');
  const rows = await inStretches(sellers, (list) =>
    database.read<{ night: number; seller: number; score: number | null }>(
      `SELECT night, seller, score FROM scores WHERE night IN (${nightMarks}) AND seller IN (${marks})
       ORDER BY night, seller`,
      [...nights, ...list],
    ),
  );
  for (const { night, seller, score } of rows) trends.get(seller)![place.get(night)!] = score;
  return trends;
}

async function byRank(database: Database, night: Day, query: RankingQuery, offset: number, total: number) {
  const direction = query.descending ? 'DESC' : 'ASC';
  const [counted] = await database.read<{ ranked: number | null }>(
    'SELECT MAX(rank) AS ranked FROM scores WHERE night = ?',
    [night],
  );
  const ranked = counted?.ranked ?? 0;
  const first = query.descending ? ranked - offset - listLength + 1 : offset + 1;
  const rows =
    offset < ranked
      ? await database.read<RankedSeller>(
          `SELECT ${columns} ${from} WHERE s.night = ? AND s.rank BETWEEN ? AND ? AND v.name IS NOT NULL
           ORDER BY s.rank ${direction}, s.seller`,
          [night, Math.max(1, first), first + listLength - 1],
        )
      : [];
  const missing = Math.min(listLength, total - offset) - rows.length;
  const rest =
    missing > 0
      ? await database.read<RankedSeller>(
          `SELECT ${columns} ${from} WHERE s.night = ? AND s.rank IS NULL AND v.name IS NOT NULL
           ORDER BY s.seller LIMIT ? OFFSET ?`,
          [night, missing, Math.max(0, offset - ranked)],
        )
      : [];
  return [...rows, ...rest];
}

async function matchingSellers(database: Database, night: Day, query: RankingQuery): Promise<number[]> {
  const { text, values } = condition(query);
  const rows = await database.read<{ seller: number; sellerId: string; name: string }>(
    `SELECT s.seller AS seller, v.seller_id AS "sellerId", v.name AS name FROM scores s JOIN sellers v ON v.id = s.seller
     WHERE s.night = ? AND v.name IS NOT NULL${text} ${order(query)}`,
    [night, ...values],
  );
  return rows.filter((row) => matches(row, query.search)).map((row) => row.seller);
}

async function inOrder(database: Database, night: Day, sellers: readonly number[]): Promise<RankedSeller[]> {
  if (sellers.length === 0) return [];
  const rows = await database.read<RankedSeller>(
    `SELECT ${columns} ${from} WHERE s.night = ? AND s.seller IN (${marks}) ORDER BY s.seller`,
    [night, ...filled(sellers)],
  );
  const found = new Map(rows.map((row) => [row.seller, row]));
  return sellers.flatMap((seller) => found.get(seller) ?? []);
}

function condition(query: RankingFilter): { text: string; values: Value[] } {
  const parts: [string, Value | undefined][] = [
    ['v.manager_email', query.manager],
    ['v.kind', query.kind],
    ['v.country', query.country],
    ['s.level', query.level],
    ['s.state', query.state],
    ['s.main_metric', query.metric],
  ];
  const given = parts.filter((part): part is [string, Value] => part[1] !== undefined);
  return { text: given.map(([column]) => ` AND ${column} = ?`).join(''), values: given.map(([, value]) => value) };
}

/** Unranked sellers come last whatever the sorting: no rank is not a rank; who is alike stands by rank. Text sorts without regard to A–Z case. */
function order({ sort, descending }: RankingQuery): string {
  const key = sort === 'name' ? `LOWER(${sortings.name})` : sortings[sort];
  const isText = sort === 'name' || sort === 'country' || sort === 'kind';
  const unknownLast = isText ? key : 's.rank';
  return `ORDER BY CASE WHEN ${unknownLast} IS NULL THEN 1 ELSE 0 END, ${key} ${descending ? 'DESC' : 'ASC'},
    CASE WHEN s.rank IS NULL THEN 1 ELSE 0 END, s.rank, s.seller`;
}

/** Names are compared here and not in SQL: accents and capitals of every language, alike on both databases. */
function matches(row: { name: string; sellerId: string }, search: string | undefined): boolean {
  if (!search) return true;
  const wanted = folded(search);
  return folded(row.name).includes(wanted) || folded(row.sellerId).includes(wanted);
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

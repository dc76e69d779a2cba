/**
 * The ranking of a published night as it is kept between requests, once for each revision: who stands how, in every order that
 * was asked for lately, and each seller's row as it is drawn. A page of it is then put together, not asked for again.
 */
import type { Database } from '../../../db/connect.ts';
import { narrow } from '../../helpers/escape.ts';
import type { Texts, Tongue } from '../../languages/texts.ts';
import { arrangeSellers, type ArrangedSeller, type RankingQuery } from '../../stores/arrange-sellers.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { namedSellers, ordersOfAll, rankedSellers, scoreTrends } from '../../stores/desk-sellers.ts';
import { readingsOfSellers } from '../../stores/desk-today.ts';
import { marketsSold, sellersIn } from '../../stores/market-weeks.ts';
import { onceEachNight, onceEachRevision } from '../../stores/night-memo.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { allStandings, lastingCases, type LastingCase } from '../../stores/seller-activity.ts';
import { drawRow } from './draw-seller-rows.ts';
import { filterChoices, type FilterChoices, type FilterWords } from './filter-choices.ts';
import { mainProblem, type MainProblem } from './main-problem.ts';
import { presentRow, rankingWords, type RankingWords } from './present-sellers.ts';
import { labGrounds } from './words.ts';

export interface Ranking {
  sellers: readonly ArrangedSeller[];
  counts: ReadonlyMap<string, number>;
  /** How all of them stand, in a sentence or three. */
  standing(t: Texts): RankingWords;
  /** The lists of the filters. */
  choices(t: Texts): readonly FilterChoices[];
  /** The sellers that the filters leave, in their order. */
  arranged(query: RankingQuery): Promise<readonly ArrangedSeller[]>;
  /** Their rows as they stand in the table. */
  rows(sellers: readonly ArrangedSeller[], t: Texts): Promise<string>;
  problemOf(seller: ArrangedSeller): MainProblem | null;
}

/** @param today `YYYY-MM-DD`: decisions come into force and end by the day */
export const rankingOf = (database: Database, last: PublishedNight, published: string, today: string) =>
  onceEachRevision(database, published, `ranking ${today}`, () => readRanking(database, last, today));

/** Four weeks: a month's rhythm, and few enough that a change shows. */
const orderDays = 28;
const trendWeeks = 13;
/** Arrangements that are kept; filters can be put together in more ways than anyone will ask for. */
const mostArranged = 40;

async function readRanking(database: Database, last: PublishedNight, today: string): Promise<Ranking> {
  const { night } = last;
  const placed = await onceEachNight(database, last, 'orders of all', () => ordersOfAll(database, night, orderDays));
  const named = await namedSellers(database);
  const sellers = (await rankedSellers(database, night)).map((one) => ({
    ...one,
    orders: placed.get(one.seller) ?? null,
  }));
  const markets = await onceEachNight(database, last, 'markets', () => marketsSold(database, night));
  const [lasting, standing] = [await lastingCases(database), await allStandings(database, today)];
  const grounds = await readingsOfSellers(database, elsewhere(sellers, lasting), night);
  const policy = await policyDocument(database, last.policy);
  const groundOf = ({ seller }: ArrangedSeller) => grounds.get(`${seller} ${lasting.get(seller)?.grounds[0] ?? ''}`);

  const orders = new Map<string, Promise<readonly ArrangedSeller[]>>();
  const arrange = async (query: RankingQuery) => {
    const { market } = query;
    if (market === undefined || !markets.includes(market)) return arrangeSellers(sellers, query);
    const inMarket = await onceEachNight(database, last, `in ${market}`, () => sellersIn(database, market, night));
    return arrangeSellers(sellers, query, inMarket);
  };

  const choices = eachOf((t) => filterChoices({ ...wordsOf(sellers), markets }, t));
  const drawnIn = eachOf(() => new Map<number, string>());
  const draw = async (missing: readonly ArrangedSeller[], t: Texts) => {
    const drawn = drawnIn(t);
    const trends = await trendsOf(database, last, missing);
    for (const seller of missing) {
      const id = seller.seller;
      const facts = { standing: standing.get(id), lasting: lasting.get(id), ground: groundOf(seller) };
      const shown = { seller, trend: trends.get(id) ?? [], ...facts };
      drawn.set(id, narrow(drawRow(presentRow(shown, policy, night, t), t)));
    }
  };

  const counts = countsOf(sellers, named);
  return {
    sellers,
    counts,
    standing: eachOf((t) => rankingWords(counts, t)),
    choices,
    arranged(query) {
      const key = JSON.stringify(query);
      let found = orders.get(key);
      if (!found) {
        if (orders.size >= mostArranged) orders.clear();
        orders.set(key, (found = arrange(query)));
      }
      return found;
    },
    async rows(shown, t) {
      const drawn = drawnIn(t);
      const missing = shown.filter(({ seller }) => !drawn.has(seller));
      if (missing.length > 0) await draw(missing, t);
      // Put together by the engine without a copy, where joining a list makes one.
      let rows = '';
      for (const { seller } of shown) rows += drawn.get(seller) ?? '';
      return rows;
    },
    problemOf: (seller) => mainProblem(seller, lasting.get(seller.seller), groundOf(seller), policy, night),
  };
}

/** One thing for each language in which the ranking is read, made at its first use. */
function eachOf<Made>(make: (t: Texts) => Made): (t: Texts) => Made {
  const made = new Map<Tongue, Made>();
  return (t) => {
    let known = made.get(t.language);
    if (known === undefined) made.set(t.language, (known = make(t)));
    return known;
  };
}

/** Scores of past nights stay as they are: each seller's are read once while the night is the last one. */
async function trendsOf(database: Database, last: PublishedNight, sellers: readonly ArrangedSeller[]) {
  const known = await onceEachNight(database, last, 'score trends', () =>
    Promise.resolve(new Map<number, readonly (number | null)[]>()),
  );
  const missing = sellers.flatMap(({ seller }) => (known.has(seller) ? [] : [seller]));
  const nights = Array.from({ length: trendWeeks }, (_, index) => last.night - 7 * (trendWeeks - 1 - index));
  if (missing.length > 0)
    for (const [seller, trend] of await scoreTrends(database, nights, missing)) known.set(seller, trend);
  return known;
}

/** Sellers whose case rests on another metric than the one that costs most. */
const elsewhere = (sellers: readonly ArrangedSeller[], lasting: ReadonlyMap<number, LastingCase>): number[] =>
  sellers.flatMap(({ seller, mainMetric }) => {
    const ground = lasting.get(seller)?.grounds[0];
    return ground === undefined || ground === mainMetric || ground in labGrounds ? [] : [seller];
  });

/** How many sellers stand at each level that the numbers hold tonight, and in each state. */
function countsOf(sellers: readonly ArrangedSeller[], named: number): Map<string, number> {
  const counts = new Map([
    ['all', sellers.length],
    ['absent', Math.max(0, named - sellers.length)],
  ]);
  for (const { state, level } of sellers) for (const key of [state, level]) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function wordsOf(sellers: readonly ArrangedSeller[]): Omit<FilterWords, 'markets'> {
  const words = (of: (seller: ArrangedSeller) => string | null) =>
    [...new Set(sellers.map(of))].filter((word) => word !== null).sort();
  return {
    managers: words(({ managerEmail }) => managerEmail),
    kinds: words(({ kind }) => kind),
    countries: words(({ country }) => country),
  };
}

/** The ranking of all sellers. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import type { Route } from '../../access/route.ts';
import { staff } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import {
  filterWords,
  levelCounts,
  rankingPage,
  scoreTrends,
  wholeRanking,
  type RankedSeller,
  type RankingQuery,
} from '../../stores/desk-sellers.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { lastingCases, standings, type LastingCase } from '../../stores/seller-activity.ts';
import { readingsOfSellers } from '../../stores/desk-today.ts';
import { csvText, sendCsv } from './csv.ts';
import { drawRows } from './draw-seller-rows.ts';
import { mainProblem } from './main-problem.ts';
import { presentRanking, presentRow } from './present-sellers.ts';
import { readSellersAddress } from './sellers-query.ts';

const weeks = 13;

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const { ranking, page, query } = readSellersAddress(request.query);
  const last = await publishedNight(database);
  if (!last) {
    const nobody = { counts: new Map(), words: { managers: [], kinds: [], countries: [] }, query, page, total: 0 };
    response.render('desk/sellers', { ...presentRanking(nobody), rows: [] });
    return;
  }
  const { night } = last;
  const counts = await onceEachNight(database, last, 'level counts', () => levelCounts(database, night));
  const words = await onceEachNight(database, last, 'filter words', () => filterWords(database));
  const { rows, total } = await rankingPage(database, night, ranking, page, counts.get('all') ?? 0);
  const sellers = rows.map(({ seller }) => seller);
  const trends = await trendsOf(database, last, rows);
  const inForce = await standings(database, sellers, dayText(calendar(clock.now())));
  const lasting = await lastingCases(database, sellers);
  const grounds = await readingsOfSellers(database, elsewhere(rows, lasting), night);
  const policy = await policyDocument(database, last.policy);
  response.render('desk/sellers', {
    ...presentRanking({ counts, words, query, page, total }),
    rows: drawRows(
      rows.map((seller) => {
        const id = seller.seller;
        const own = lasting.get(id);
        const ground = grounds.get(`${id} ${own?.grounds[0] ?? ''}`);
        const shown = { seller, trend: trends.get(id) ?? [], standing: inForce.get(id), lasting: own, ground };
        return presentRow(shown, policy, night);
      }),
    ),
  });
}

/** Scores of past nights stay as they are: each seller's are read once while the night is the last one. */
async function trendsOf(database: Database, last: PublishedNight, rows: readonly RankedSeller[]) {
  const known = await onceEachNight(database, last, 'score trends', () =>
    Promise.resolve(new Map<number, readonly (number | null)[]>()),
  );
  const missing = rows.flatMap(({ seller }) => (known.has(seller) ? [] : [seller]));
  if (missing.length > 0) {
    const nights = Array.from({ length: weeks }, (_, index) => last.night - 7 * (weeks - 1 - index));
    for (const [seller, trend] of await scoreTrends(database, nights, missing)) known.set(seller, trend);
  }
  return known;
}

/** Sellers whose case rests on another metric than the one that costs most. */
const elsewhere = (rows: readonly RankedSeller[], lasting: ReadonlyMap<number, LastingCase>): number[] =>
  rows.flatMap(({ seller, mainMetric }) => {
    const ground = lasting.get(seller)?.grounds[0];
    return ground === undefined || ground === mainMetric || ground === 'safety' ? [] : [seller];
  });

const csvColumns = [
  ...['night', 'rank', 'rank_low', 'rank_high', 'seller_id', 'name', 'kind', 'country', 'manager_email', 'state'],
  ...['score', 'score_low', 'score_high', 'level', 'main_metric', 'main_rate', 'main_rate_low', 'main_rate_high'],
];

/** What the page says, and nothing that it does not say: sellers with too few orders have no score and no rank. */
async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const { ranking } = readSellersAddress(request.query);
  const last = await publishedNight(database);
  const lines = last ? await linesOf(database, last, ranking) : [];
  sendCsv(response, `sellers-${last ? dayText(last.night) : 'none'}`, csvText(csvColumns, lines));
}

async function linesOf(database: Database, { night, policy: version }: PublishedNight, ranking: RankingQuery) {
  const rows = await wholeRanking(database, night, ranking);
  const lasting = await lastingCases(
    database,
    rows.map(({ seller }) => seller),
  );
  const grounds = await readingsOfSellers(database, elsewhere(rows, lasting), night);
  const policy = await policyDocument(database, version);
  return rows.map((row) => {
    const own = lasting.get(row.seller);
    const problem = mainProblem(row, own, grounds.get(`${row.seller} ${own?.grounds[0] ?? ''}`), policy, night);
    const { rank, rankLow, rankHigh, score, low, high } = row.state === 'ranked' ? row : unranked;
    return [
      ...[dayText(row.night), rank, rankLow, rankHigh, row.sellerId, row.name, row.kind, row.country],
      ...[row.managerEmail, row.state, score, low, high, row.level],
      ...[problem?.metric, problem?.rate, problem?.low, problem?.high],
    ];
  });
}

const unranked = { rank: null, rankLow: null, rankHigh: null, score: null, low: null, high: null };

export const routes: Route[] = [
  { method: 'get', path: '/sellers', allow: staff, cache: 'night', handle: show },
  { method: 'get', path: '/sellers.csv', allow: staff, handle: download },
];

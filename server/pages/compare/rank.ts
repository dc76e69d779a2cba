/** How certain ranks are, and who is certainly, probably or possibly among the worst 5 % of a group. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { listLength } from '../../stores/in-list.ts';
import type { PeerScore } from '../../stores/peers.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { word } from '../desk/sellers-query.ts';
import { certainties, certaintyOf, type Certainty } from './certainty.ts';
import { groupWords, readGroup } from './group-query.ts';
import { presentNoRanks, presentRanks } from './present-rank.ts';
import { allPeers, rankedGroup } from './ranked-group.ts';

export const rankSortings = ['worst', 'rank', 'score', 'name'] as const;
type RankSorting = (typeof rankSortings)[number];

function readAddress(given: Record<string, unknown>) {
  const sort = word(given['sort'], (text) => (rankSortings as readonly string[]).includes(text.replace(/^-/, '')));
  return {
    group: readGroup(given),
    certainty: word(given['certainty'], (text) => (certainties as readonly string[]).includes(text)) as
      Certainty | undefined,
    page: Math.min(Math.max(1, Math.trunc(Number(given['page'])) || 1), 100_000),
    sort: sort ?? '-worst',
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const comparisons: Record<RankSorting, (a: PeerScore, b: PeerScore) => number> = {
  // Of those that are alike here the lower one by rank is the likelier.
  worst: (a, b) => a.bottom5 - b.bottom5 || a.rank - b.rank,
  rank: (a, b) => a.rank - b.rank,
  score: (a, b) => a.score - b.score || b.rank - a.rank,
  name: (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || a.rank - b.rank,
};

function listed(ranked: readonly PeerScore[], { sort, certainty }: ReturnType<typeof readAddress>): PeerScore[] {
  const compare = comparisons[sort.replace(/^-/, '') as RankSorting];
  const sign = sort.startsWith('-') ? -1 : 1;
  return ranked
    .filter(({ bottom5 }) => certainty === undefined || certaintyOf(bottom5) === certainty)
    .sort((a, b) => sign * compare(a, b));
}

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const asked = readAddress(request.query);
  const last = await publishedNight(database);
  const t = texts(request.language);
  const words = last ? groupWords(await allPeers(database, last)) : null;
  const ranked = last ? await rankedGroup(database, last, asked.group) : [];
  if (!ranked || !words || ranked.length === 0) {
    response.render('compare/rank', presentNoRanks(words, asked.group, ranked === null, t));
    return;
  }
  const all = listed(ranked, asked);
  const shown = all.slice((asked.page - 1) * listLength, asked.page * listLength);
  response.render('compare/rank', presentRanks({ ranked, total: all.length, shown, words, asked }, t));
}

const columns = [
  ...['night', 'seller_id', 'name', 'kind', 'country', 'category', 'rank', 'rank_low', 'rank_high', 'of'],
  ...['percentile', 'p_bottom5', 'worst_5_percent', 'score', 'score_low', 'score_high', 'level'],
];

async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const asked = readAddress(request.query);
  const last = await publishedNight(database);
  const ranked = last ? ((await rankedGroup(database, last, asked.group)) ?? []) : [];
  const night = last ? dayText(last.night) : 'none';
  const lines = listed(ranked, asked).map((one) => [
    ...[night, one.sellerId, one.name, one.kind, one.country, one.category, one.rank, one.rankLow, one.rankHigh],
    ...[ranked.length, one.percentile, one.bottom5, certaintyOf(one.bottom5), one.score, one.low, one.high, one.level],
  ]);
  sendCsv(response, `ranks-${night}`, csvText(columns, lines));
}

const desk = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/rank', allow: desk, cache: 'night', handle: show },
  { method: 'get', path: '/rank.csv', allow: desk, handle: download },
];

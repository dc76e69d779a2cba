/** The ranking of all sellers. */
import type { Request, Response } from 'express';
import Handlebars from 'handlebars';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import type { ArrangedSeller } from '../../stores/arrange-sellers.ts';
import { listLength } from '../../stores/in-list.ts';
import { sellerOfOrder } from '../../stores/desk-sellers.ts';
import { csvText, sendCsv, type Cell } from './csv.ts';
import { perWeek, presentRanking, rankingWords } from './present-sellers.ts';
import { rankingOf, type Ranking } from './ranking.ts';
import { readSellersAddress } from './sellers-query.ts';
import { publishedName, shownNight } from './shown-night.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { ranking: asked, page, query } = readSellersAddress(request.query);
  const t = texts(request.language);
  const ranking = await rankingFor(request, context);
  if (!ranking) {
    const counts = new Map<string, number>();
    const nobody = { counts, standing: rankingWords(counts, t), choices: [], query, page, total: 0 };
    response.render('desk/sellers', presentRanking(nobody, t));
    return;
  }
  const { counts } = ranking;
  const all = await ranking.arranged(asked);
  const { search } = query;
  const ordered = all.length === 0 && typeof search === 'string' ? await sellerOfOrder(context.database, search) : null;
  const shown = all.slice((page - 1) * listLength, page * listLength);
  response.render('desk/sellers', {
    ...presentRanking(
      { counts, standing: ranking.standing(t), choices: ranking.choices(t), query, page, total: all.length },
      t,
    ),
    ordered: ordered && { name: ordered.name, href: `/sellers/${encodeURIComponent(ordered.sellerId)}` },
    rows: new Handlebars.SafeString(await ranking.rows(shown, t)),
  });
}

async function rankingFor(request: Request, { database, clock, calendar }: Context): Promise<Ranking | null> {
  const last = await shownNight(request, database);
  return last && rankingOf(database, last, publishedName(request), dayText(calendar(clock.now())));
}

const csvColumns = [
  ...['night', 'rank', 'rank_low', 'rank_high', 'seller_id', 'name', 'kind', 'country', 'manager_email', 'state'],
  ...['score', 'score_low', 'score_high', 'level', 'main_metric', 'main_rate', 'main_rate_low', 'main_rate_high'],
  'orders_a_week',
];

/** What the page says, and nothing that it does not say: sellers with too few orders have no score and no rank. */
async function download(request: Request, response: Response, context: Context): Promise<void> {
  const ranking = await rankingFor(request, context);
  const sellers = ranking ? await ranking.arranged(readSellersAddress(request.query).ranking) : [];
  const lines = sellers.map((seller) => lineOf(seller, ranking as Ranking));
  const night = (await shownNight(request, context.database))?.night;
  sendCsv(response, `sellers-${night === undefined ? 'none' : dayText(night)}`, csvText(csvColumns, lines));
}

function lineOf(seller: ArrangedSeller, ranking: Ranking): Cell[] {
  const problem = ranking.problemOf(seller);
  const { rank, rankLow, rankHigh, score, low, high } = seller.state === 'ranked' ? seller : unranked;
  return [
    ...[dayText(seller.night), rank, rankLow, rankHigh, seller.sellerId, seller.name, seller.kind, seller.country],
    ...[seller.managerEmail, seller.state, score, low, high, seller.level],
    ...[problem?.metric, problem?.rate, problem?.low, problem?.high, perWeek(seller.orders)],
  ];
}

const unranked = { rank: null, rankLow: null, rankHigh: null, score: null, low: null, high: null };

export const routes: Route[] = [
  { method: 'get', path: '/sellers', allow: staff, cache: 'night', handle: show },
  { method: 'get', path: '/sellers.csv', allow: staff, handle: download },
];

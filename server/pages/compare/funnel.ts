/** The funnel: every seller of a group by its volume and its rate, and which of them chance does not explain. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { isMetric, metrics } from '../../scoring/metrics/index.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { funnelSellers } from '../../stores/funnel.ts';
import { listLength } from '../../stores/in-list.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { word } from '../desk/sellers-query.ts';
import { funnelOf, funnelSortings, inOrder, type Funnel, type FunnelSorting } from './funnel-rows.ts';
import { groupKey, groupWords, isIn, readGroup, type Group } from './group-query.ts';
import { placeWord } from './funnel-words.ts';
import { presentFunnel } from './present-funnel.ts';

function readAddress(given: Record<string, unknown>) {
  const sort = word(given['sort'], (text) => (funnelSortings as readonly string[]).includes(text.replace(/^-/, '')));
  const asked = sort ?? '-place';
  return {
    metric: word(given['metric'], isMetric) ?? metrics[0]!.key,
    group: readGroup(given),
    page: Math.min(Math.max(1, Math.trunc(Number(given['page'])) || 1), 100_000),
    sort: asked,
    key: asked.replace(/^-/, '') as FunnelSorting,
    descending: asked.startsWith('-'),
  };
}

async function gather(database: Database, last: PublishedNight, metric: string, group: Group) {
  const sellers = await onceEachNight(database, last, `funnel sellers ${metric}`, () =>
    funnelSellers(database, last.night, metric),
  );
  const funnel = await onceEachNight(database, last, `funnel ${metric} ${groupKey(group)}`, () =>
    Promise.resolve(funnelOf(sellers.filter((seller) => isIn(group, seller)))),
  );
  return { funnel, words: groupWords(sellers) };
}

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const asked = readAddress(request.query);
  const t = texts(request.language);
  const last = await publishedNight(database);
  if (!last) {
    response.render('compare/funnel', {
      title: t('Funnel'),
      lead: t('The funnel comes with the first night.'),
      nobody: true,
    });
    return;
  }
  const { funnel, words } = await gather(database, last, asked.metric, asked.group);
  const policy = await policyDocument(database, last.policy);
  const ordered = inOrder(funnel.rows, asked.key, asked.descending);
  const shown = ordered.slice((asked.page - 1) * listLength, asked.page * listLength);
  response.render('compare/funnel', presentFunnel({ funnel, shown, words, asked, policy, night: last.night }, t));
}

const columns = [
  'night',
  'metric',
  'seller_id',
  'name',
  'kind',
  'country',
  'category',
  'events',
  'orders',
  'rate',
  'rate_of_all',
];
const places = ['by_chance', 'by_usual_spread', 'state', 'as_of', 'level'];

async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const { metric, group, key, descending } = readAddress(request.query);
  const last = await publishedNight(database);
  const name = `funnel-${metric}-${last ? dayText(last.night) : 'none'}`;
  const lines = last
    ? linesOf((await gather(database, last, metric, group)).funnel, last, metric, key, descending)
    : [];
  sendCsv(response, name, csvText([...columns, ...places], lines));
}

function linesOf(
  { rows, rate, tau2 }: Funnel,
  { night }: PublishedNight,
  metric: string,
  key: FunnelSorting,
  down: boolean,
) {
  return inOrder(rows, key, down).map((row) => [
    ...[
      dayText(night),
      metric,
      row.sellerId,
      row.name,
      row.kind,
      row.country,
      row.category,
      row.events,
      row.exposure,
      row.rate,
      rate,
    ],
    ...[
      placeWord[row.chance],
      tau2 === null ? null : placeWord[row.place],
      row.state,
      row.asOf === null ? null : dayText(row.asOf),
      row.level,
    ],
  ]);
}

const desk = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/funnel', allow: desk, cache: 'night', handle: show },
  { method: 'get', path: '/funnel.csv', allow: desk, handle: download },
];

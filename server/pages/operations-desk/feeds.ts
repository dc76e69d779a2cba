/** How complete the feeds are, what came in, and what could not be taken. */
import { basename } from 'node:path';
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import { yesterday, type Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { feedDaysStore } from '../../stores/feed-days.ts';
import { feedTotals, importedFiles, newestFiles } from '../../stores/desk-feeds.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { webhooksOf } from '../../stores/webhooks.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { allFeeds, dailyFeeds, feedLabel } from './feed-words.ts';
import { fileRow, outcomeWords } from './present-file.ts';
import { leadOf, presentFeed } from './present-feed.ts';
import { pageOf, word } from './read-address.ts';

const size = 25;
const newestStretches = 8;
const states = ['imported', 'quarantined', 'refused', 'repeated'];

function readAddress(given: Record<string, unknown>) {
  const filter = {
    feed: word(given['feed'], [...allFeeds, 'coverage']),
    state: word(given['state'], states),
  };
  return { filter, page: pageOf(given['page']) };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const t = texts(request.language);
  const { filter, page } = readAddress(request.query);
  const night = (await publishedNight(database))?.night ?? yesterday(context);
  const byFeed = Map.groupBy(await feedDaysStore(database).all(), ({ feed }) => feed);
  const totals = await feedTotals(database);
  const newest = await newestFiles(database);
  const feeds = dailyFeeds.map((feed) => presentFeed(t, feed, byFeed.get(feed) ?? [], night));
  const stretches = feeds.flatMap((feed) => feed.stretches).sort((a, b) => b.to - a.to || b.from - a.from);
  const shownStretches = request.query['days'] === 'all' ? stretches : stretches.slice(0, newestStretches);
  const { files, total } = await importedFiles(database, filter, { page, size });
  const query: Query = { ...filter, page: page === 1 ? null : page };
  response.render('operations-desk/feeds', {
    title: t('Feeds'),
    lead: leadOf(t, feeds),
    feeds: feeds.map((feed) => ({
      ...feed,
      total: totals.rows[feed.feed] ?? null,
      waiting: totals.waiting[feed.feed] ?? null,
      newest: newest.get(feed.feed),
    })),
    sellers: { total: totals.rows['sellers'] ?? null, newest: newest.get('sellers') },
    stretches: shownStretches,
    older: stretches.length - shownStretches.length,
    pausedWebhooks: (await webhooksOf(readCommitted(database), null)).filter(
      ({ active, pausedAt }) => active && pausedAt,
    ),
    costs: feeds.filter(({ cost }) => cost !== null),
    mayConfirm: request.person?.role === 'manager' || request.person?.role === 'admin',
    filters: filtersOf(t, filter),
    clear: filter.feed || filter.state ? '/feeds#files' : null,
    files: files.map((file) => fileRow(t, file)),
    nothing: total === 0,
    pager: pagerOf('/feeds', query, page, size, total),
    csv: address('/feeds.csv', filter),
  });
}

function filtersOf(t: Texts, { feed, state }: { feed: string | undefined; state: string | undefined }) {
  const feeds = [...allFeeds, 'coverage'].map((value) => ({
    value,
    label: feedLabel(t, value).toLowerCase(),
    selected: value === feed,
  }));
  const outcomes = states.map((value) => ({ value, label: outcomeWords(t, value), selected: value === state }));
  const all = { value: '', label: t('all') };
  return [
    { name: 'feed', label: t('Feed'), value: feed, options: [all, ...feeds] },
    { name: 'state', label: t('Outcome'), value: state, options: [all, ...outcomes] },
  ];
}

const csvColumns = [
  'file',
  'feed',
  'started_at',
  'state',
  'lines',
  'accepted',
  'unchanged',
  'quarantined',
  'blank',
  'waiting',
  'message',
];

async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const { filter } = readAddress(request.query);
  const { files } = await importedFiles(database, filter, { page: 1, size: 100_000 });
  const lines = files.map((file) => [
    ...[basename(file.file), file.feed, file.startedAt, file.state, file.lines, file.accepted, file.unchanged],
    ...[file.quarantined, file.blank, file.waiting, file.message],
  ]);
  sendCsv(response, 'imports', csvText(csvColumns, lines));
}

export const routes: Route[] = [
  { method: 'get', path: '/feeds', allow: staff, handle: show },
  { method: 'get', path: '/feeds.csv', allow: staff, handle: download },
];

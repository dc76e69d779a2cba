/** A seller's own page. Who it shows comes from the session and from nowhere else. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { isMetric, metrics } from '../../scoring/metrics/index.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { ownSeller } from '../../stores/scorecard.ts';
import { explainedSeller } from '../explain/explained.ts';
import { wayBack } from '../explain/way-back.ts';
import { behindColumns, behindLines, behindOf, presentBehind, readAsked } from '../desk/behind-figure.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { presentChart } from '../desk/present-chart.ts';
import { presentLosses } from '../desk/present-losses.ts';
import { metricHistory, sellerFacts } from '../desk/seller-facts.ts';
import { tradeInPanel } from '../desk/present-trade-in.ts';
import { word } from '../desk/sellers-query.ts';
import { chartCaption } from './present-caption.ts';
import { ownNews, presentOwnFindings } from './present-own-findings.ts';
import { ownTasks } from './own-tasks.ts';
import { presentOwnMetric } from './present-own-metric.ts';
import { presentPeers } from './present-peers.ts';
import { presentCosts, presentStanding, scorecardPath } from './present-scorecard.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const own = await ownSeller(database, request.person as Person, dayText(calendar(clock.now())));
  const last = await publishedNight(database);
  const tasks = own ? await ownTasks(context, own.seller.id, request.person?.rights === 'reader') : [];
  if (!own || !last) {
    response.render('scorecard/scorecard', {
      title: own ? `Hello, ${own.seller.name}` : 'Welcome',
      lead: 'Your scorecard is being prepared: the first one comes the morning after your first orders were counted.',
      findings: presentOwnFindings(own?.findings ?? [], calendar(clock.now()) - 1),
      tasks,
      empty: true,
    });
    return;
  }
  const { seller, standing, findings, manager } = own;
  const { night } = last;
  const news = ownNews(findings, night, calendar(clock.now()));
  const facts = await sellerFacts(database, seller, last);
  const [costly] = presentCosts(facts);
  const metric = word(request.query['metric'], isMetric) ?? facts.score?.mainMetric ?? metrics[0]!.key;
  const history = await metricHistory(database, facts, metric);
  const asked = readAsked(request.query, metric);
  const hrefOf = (week: string) => `/scorecard?metric=${metric}&week=${week}#orders`;
  const asOf = facts.readings.get(metric)?.asOf ?? night;
  const setting = { night, asOf, calendar, path: '/scorecard', csvPath: '/scorecard/orders.csv' };
  const series = presentChart(metric, history, facts.thresholds[metric], [], hrefOf);
  response.render('scorecard/scorecard', {
    ...presentStanding(facts, standing, tasks.filter(({ waits }) => waits).length),
    tasks,
    news,
    peers: await presentPeers(database, last, seller.id),
    costs: presentCosts(facts),
    wayBack: await wayBack(database, await explainedSeller(database, seller, last), '/scorecard', true),
    losses: costly && facts.score ? presentLosses(facts.score, scorecardPath) : null,
    tabs: metrics.map(({ key, label }) => ({ href: scorecardPath(key), label, current: key === metric })),
    metric: presentOwnMetric(facts, metric),
    series,
    caption: chartCaption(series),
    orders: await presentBehind(database, seller.id, asked, setting),
    findings: presentOwnFindings(findings, night),
    tradeIn: await tradeInPanel(database, facts),
    manager,
  });
}

async function download(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const own = await ownSeller(database, request.person as Person, dayText(calendar(clock.now())));
  const last = await publishedNight(database);
  const metric = word(request.query['metric'], isMetric);
  if (!own || !last || !metric) throw refusal(404);
  const asked = readAsked(request.query, metric);
  const { night } = last;
  const { asOf = null } = (await readingsOf(database, own.seller.id, night)).get(metric) ?? {};
  const lines = await behindLines(database, behindOf(own.seller.id, asked, night, asOf ?? night), { night, calendar });
  sendCsv(response, `${metric}-orders-${dayText(last.night)}`, csvText(behindColumns, lines));
}

export const routes: Route[] = [
  { method: 'get', path: '/scorecard', allow: ['seller'], cache: 'night', handle: show },
  { method: 'get', path: '/scorecard/orders.csv', allow: ['seller'], handle: download },
];

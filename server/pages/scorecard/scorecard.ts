/** A seller's own page. Who it shows comes from the session and from nowhere else. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { isMetric, metrics } from '../../scoring/metrics/index.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { postedOn } from '../../stores/score-change.ts';
import { ownSeller, type OwnSeller } from '../../stores/scorecard.ts';
import { explainedSeller } from '../explain/explained.ts';
import { wayBack } from '../explain/way-back.ts';
import { behindColumns, behindLines, behindOf, presentBehind, readAsked } from '../desk/behind-figure.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { presentChart } from '../desk/present-chart.ts';
import { presentLosses } from '../desk/present-losses.ts';
import { metricHistory, sellerFacts, type SellerFacts } from '../desk/seller-facts.ts';
import { tradeInPanel } from '../desk/present-trade-in.ts';
import { word } from '../desk/sellers-query.ts';
import { metricWords } from '../metric-words.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { ownFunnel } from './own-funnel.ts';
import { ownTasks } from './own-tasks.ts';
import { chartCaption } from './present-caption.ts';
import { ownNews, presentOwnFindings } from './present-own-findings.ts';
import { presentOwnMetric } from './present-own-metric.ts';
import { countedTonight } from './present-own-moved.ts';
import { presentPeers } from './present-peers.ts';
import { presentCosts, presentStanding, scorecardPath } from './present-scorecard.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const t = texts(request.language);
  const own = await ownSeller(database, request.person as Person, dayText(calendar(clock.now())));
  const last = await publishedNight(database);
  const tasks = own ? await ownTasks(context, t, own.seller.id, request.person?.rights === 'reader') : [];
  if (!own || !last) {
    response.render('scorecard/scorecard', {
      title: own ? t('Hello, {name}', { name: own.seller.name }) : t('Welcome'),
      lead: t(
        'Your scorecard is being prepared: the first one comes the morning after your first orders were counted.',
      ),
      findings: presentOwnFindings(t, own?.findings ?? [], calendar(clock.now()) - 1),
      tasks,
      empty: true,
    });
    return;
  }
  const facts = await sellerFacts(database, own.seller, last);
  const metric = word(request.query['metric'], isMetric) ?? facts.score?.mainMetric ?? metrics[0]!.key;
  response.render('scorecard/scorecard', {
    ...presentStanding(t, facts, own.standing, tasks.filter(({ waits }) => waits).length),
    tasks,
    ...(await presentPlaces(context, t, last, facts, metric)),
    ...(await presentFigure(request, context, t, facts, metric)),
    news: ownNews(t, own.findings, last.night, calendar(clock.now())),
    findings: presentOwnFindings(t, own.findings, last.night),
    tradeIn: await tradeInPanel(database, t, facts),
    ask: askWhom(own),
  });
}

/** Where the points went, what moved them, and how others fare. */
async function presentPlaces(
  { database }: Context,
  t: Texts,
  last: PublishedNight,
  facts: SellerFacts,
  metric: string,
) {
  const { seller, score, readings, night } = facts;
  const scored = score?.state === 'ranked' ? score : null;
  return {
    peers: scored ? await presentPeers(database, t, last, seller.id) : [],
    costs: scored ? presentCosts(t, scored.losses, readings, scorecardPath) : [],
    losses: scored ? presentLosses(t, scored, scorecardPath) : null,
    counted: countedTonight(t, await postedOn(database, seller.id, night), scorecardPath),
    funnel: scored ? await ownFunnel(database, t, last, seller.sellerId, metric) : null,
  };
}

/** One metric: its trend, what it is made of, its orders. */
async function presentFigure(
  request: Request,
  { database, calendar }: Context,
  t: Texts,
  facts: SellerFacts,
  metric: string,
) {
  const { seller, last, night, thresholds, readings } = facts;
  const explained = await explainedSeller(database, seller, last);
  const history = await metricHistory(database, facts, metric);
  const hrefOf = (week: string) => `/scorecard?metric=${metric}&week=${week}#orders`;
  const setting = { night, asOf: readings.get(metric)?.asOf ?? night, calendar };
  const paths = { path: '/scorecard', csvPath: '/scorecard/orders.csv' };
  const series = presentChart(t, metric, history, thresholds[metric], [], hrefOf);
  return {
    wayBack: await wayBack(database, explained, '/scorecard', true, t),
    tabs: metrics.map(({ key }) => ({
      href: scorecardPath(key),
      label: metricWords(t, key).label,
      current: key === metric,
    })),
    metric: presentOwnMetric(t, facts, metric, explained.policy.halfLifeDays),
    series: { ...series, thresholds: series.thresholds.map((one) => ({ ...one, label: thresholdLabel(t, one) })) },
    caption: chartCaption(t, series),
    orders: await presentBehind(database, seller.id, readAsked(request.query, metric), { ...setting, ...paths }),
  };
}

const thresholdLabel = (t: Texts, { level, value }: { level: string; value: number }): string =>
  `${wordsIn(t.language).statusWord(level)} ${numbersIn(t.language).exactPercent(value)}`;

const askWhom = ({ manager }: OwnSeller) =>
  manager === null ? { email: null } : { ...manager, href: `mailto:${manager.email}` };

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

/** One seller: how it stands, why, the orders behind each figure, and what happened before. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { policyVersions } from '../../stores/desk-policies.ts';
import { readingsOf, revealedFindings, sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { standingAmong } from '../../stores/seller-activity.ts';
import { breachesOf, decisionsOf, recommendationsOf } from '../../stores/seller-history.ts';
import { explainedSeller } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { wayBack } from '../explain/way-back.ts';
import { behindColumns, behindLines, behindOf, presentBehind, readAsked } from './behind-figure.ts';
import { sellerWork } from '../portfolio/seller-work.ts';
import { csvText, sendCsv } from './csv.ts';
import { packChart } from './present-chart.ts';
import { decisionWords, presentHistory } from './present-history.ts';
import { keptWords } from './kept-level.ts';
import type { Danger } from './present-headline.ts';
import { presentMetric } from './present-metric.ts';
import { revealedLines } from './present-revealed.ts';
import { tradeInPanel } from './present-trade-in.ts';
import { metricToShow, presentFacts, presentFindings, presentSeller, sellerPath } from './present-seller.ts';
import { metricHistory, sellerFacts, standingOut, stretchOf } from './seller-facts.ts';
import { word } from './sellers-query.ts';
import { publishedName, shownNight } from './shown-night.ts';
import { safetyWords } from './words.ts';
import { comingRules } from '../policy/coming-rules.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const seller = await sellerBySellerId(database, String(request.params['id']));
  if (!seller) throw refusal(404);
  const last = await shownNight(request, database);
  const story = await historyOf(request, database, seller);
  const findings = presentFindings(story.findings);
  const today = context.calendar(context.clock.now());
  const work = await sellerWork(database, seller, request.person, today);
  if (!last) {
    const facts = presentFacts(seller);
    const lead = 'Not scored yet: the first score comes with the first published night.';
    response.render('desk/seller', {
      title: seller.name,
      lead,
      crumbs,
      facts,
      findings,
      events: presentHistory(story, 0),
      work,
    });
    return;
  }
  response.render('desk/seller', {
    ...(await presentNight(context, request, seller, last, story)),
    revealed: revealedLines(story.findings, last.night, today),
    coming: comingRules(story.policies, today, seller.sellerId),
    crumbs,
    findings,
    facts: presentFacts(seller),
    events: presentHistory(story, last.night),
    work,
  });
}

const crumbs = [{ href: '/sellers', label: 'Sellers' }];

async function presentNight(
  { database, clock, calendar }: Context,
  request: Request,
  seller: Seller,
  last: PublishedNight,
  story: Awaited<ReturnType<typeof historyOf>>,
) {
  const { night } = last;
  const path = sellerPath(seller);
  const facts = await sellerFacts(database, seller, last, story.breaches);
  const metric = word(request.query['metric'], isMetric) ?? metricToShow(facts);
  const history = await metricHistory(database, facts, metric);
  const asked = readAsked(request.query, metric);
  const [loudest] = standingOut(facts);
  const explained = await explainedSeller(database, seller, last);
  const stretch = await stretchOf(database, facts, metric, explained);
  const main = loudest
    ? {
        metric: loudest.metric,
        stretch: loudest.metric === metric ? stretch : await stretchOf(database, facts, loudest.metric, explained),
      }
    : null;
  const standing = standingAmong(story.decisions, dayText(calendar(clock.now())));
  const open = story.recommendations.find(({ state }) => state === 'open' || state === 'held');
  const danger = dangerOf(story, night);
  const [held, reading] = [facts.held.get(metric), facts.readings.get(metric)];
  const kept = await keptWords(database, seller.id, held, reading, facts, night);
  return {
    ...presentSeller({ facts, main, danger, standing, open, chosen: metric }),
    wayBack: await wayBack(database, explained, path, false),
    metric: presentMetric(facts, metric, history, stretch, kept, latelyWords(explained, metric)),
    chart: packChart(
      metric,
      history,
      facts.thresholds[metric],
      marksOf(story, calendar),
      (week) => `${path}?metric=${metric}&week=${week}#orders`,
    ),
    numbers: `${path}/weeks?metric=${metric}`,
    tradeIn: await tradeInPanel(database, facts),
    orders: await presentBehind(database, seller.id, asked, {
      ...{ night, calendar, path, csvPath: `${path}/orders.csv` },
      asOf: facts.readings.get(metric)?.asOf ?? night,
    }),
  };
}

async function historyOf(request: Request, database: Database, seller: Seller) {
  return {
    breaches: await breachesOf(database, seller.id),
    recommendations: await recommendationsOf(database, seller.id),
    decisions: await decisionsOf(database, seller.id),
    policies: await onceEachRevision(database, publishedName(request), 'policies', () => policyVersions(database)),
    findings: await revealedFindings(database, seller.id),
  };
}

/** The safety finding behind a case that lasts. */
function dangerOf({ recommendations, findings }: Awaited<ReturnType<typeof historyOf>>, night: Day): Danger | null {
  if (!recommendations.some(({ state, grounds }) => state !== 'ended' && grounds.includes('safety'))) return null;
  for (const { safetyFinding, revealedOn } of findings) {
    const finding = safetyWords(safetyFinding);
    if (finding !== null && revealedOn <= dayText(night)) return { finding, revealedOn };
  }
  return null;
}

const marksOf = (story: Awaited<ReturnType<typeof historyOf>>, calendar: Context['calendar']) => [
  ...story.decisions.map(({ decidedAt, decision, level }) => ({
    day: dayText(calendar(Date.parse(decidedAt) / 1000)),
    label: decisionWords(decision, level),
  })),
  ...story.policies.map(({ effectiveFrom, version }) => ({ day: effectiveFrom, label: `policy v${version}` })),
];

async function download(request: Request, response: Response, { database, calendar }: Context): Promise<void> {
  const seller = await sellerBySellerId(database, String(request.params['id']));
  const last = await publishedNight(database);
  const metric = word(request.query['metric'], isMetric);
  if (!seller || !last || !metric) throw refusal(404);
  const asked = readAsked(request.query, metric);
  const { night } = last;
  const { asOf = null } = (await readingsOf(database, seller.id, night)).get(metric) ?? {};
  const lines = await behindLines(database, behindOf(seller.id, asked, night, asOf ?? night), { night, calendar });
  sendCsv(response, `${metric}-orders-${dayText(last.night)}`, csvText(behindColumns, lines));
}

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id', allow: staff, cache: 'night', handle: show },
  { method: 'get', path: '/sellers/:id/orders.csv', allow: staff, handle: download },
];

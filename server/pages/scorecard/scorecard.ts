/** A seller's own page. Who it shows comes from the session and from nowhere else. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { ownMeasure } from '../../stores/own-measure.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { postedOn } from '../../stores/score-change.ts';
import { ownSeller, type OwnSeller } from '../../stores/scorecard.ts';
import { explainedSeller } from '../explain/explained.ts';
import { wayBack } from '../explain/way-back.ts';
import { presentLosses } from '../desk/present-losses.ts';
import { sellerFacts, type SellerFacts } from '../desk/seller-facts.ts';
import { tradeInPanel } from '../desk/present-trade-in.ts';
import { metricWords } from '../metric-words.ts';
import { ownDates } from './own-dates.ts';
import { ownFunnel } from './own-funnel.ts';
import { ownTasks, type OwnTask } from './own-tasks.ts';
import { metricAsked, presentFigure } from './present-figure.ts';
import { ownNews, presentOwnFindings, type OwnNews } from './present-own-findings.ts';
import { countedTonight } from './present-own-moved.ts';
import { presentOwnMeasure } from './present-own-measure.ts';
import { presentPeers } from './present-peers.ts';
import { presentCosts, presentStanding, scorecardPath } from './present-scorecard.ts';
import { routes as buyer } from './trade-in.ts';
import { waitingNews } from './waiting-news.ts';

const keys = metrics.map(({ key }) => key);

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const t = texts(request.language);
  const person = request.person as Person;
  const today = calendar(clock.now());
  const own = await ownSeller(database, person, dayText(today));
  const last = await publishedNight(database);
  const tasks = own ? await ownTasks(context, t, own.seller.id, person.rights === 'reader') : [];
  const waiting = await waitingNews(database, person, today, t);
  // A copy that counts messages does not hold: the person reads them, and nothing is published then.
  if (waiting?.unread) {
    response.removeHeader('ETag');
    response.setHeader('Cache-Control', 'no-store');
  }
  if (!own || !last) {
    response.render('scorecard/scorecard', {
      title: own ? t('Hello, {name}', { name: own.seller.name }) : t('Welcome'),
      lead: t(
        'Your scorecard is being prepared: the first one comes the morning after your first orders were counted.',
      ),
      findings: presentOwnFindings(t, own?.findings ?? [], today - 1),
      tasks,
      waiting,
      empty: true,
    });
    return;
  }
  const facts = await sellerFacts(database, own.seller, last);
  const explained = await explainedSeller(database, own.seller, last);
  const measure = await ownMeasure(readCommitted(database), own.seller.id, dayText(today));
  const back = await wayBack(database, explained, '/scorecard', true, t);
  const metric = metricAsked(request.query['metric'], keys, facts.readings, facts.score?.mainMetric);
  response.render('scorecard/scorecard', {
    ...presentStanding(t, facts, own.standing, tasks.filter(({ waits }) => waits).length),
    tasks,
    waiting,
    measure: measure && presentOwnMeasure(t, measure, today),
    ...(await presentPlaces(context, t, last, facts, metric)),
    dates: await ownDates(database, t, own.seller.id, back.soonest, today),
    wayBack: back,
    tabs: keys.map((key) => ({ href: scorecardPath(key), label: metricWords(t, key).label, current: key === metric })),
    ...(await presentFigure(context, t, facts, { metric, reader: person }, explained)),
    news: untold(ownNews(t, own.findings, last.night, today), tasks),
    findings: presentOwnFindings(t, own.findings, last.night),
    tradeIn: await tradeInPanel(database, t, facts),
    ask: askWhom(own),
    readsOnly: person.rights === 'reader',
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

/** A verdict is told once: where it can be answered, or its answer waits, the line of that says it. */
const untold = (news: OwnNews | null, tasks: readonly OwnTask[]) =>
  news && { ...news, line: tasks.some(({ href }) => href.startsWith(`${news.line.href}#`)) ? null : news.line };

const askWhom = ({ manager }: OwnSeller) =>
  manager === null ? { email: null } : { ...manager, href: `mailto:${manager.email}` };

export const routes: Route[] = [
  { method: 'get', path: '/scorecard', allow: ['seller'], cache: 'night', handle: show },
  ...buyer,
];

/** The scorecard of a seller as a buyer of used devices. A good seller can be a bad buyer: it has a score of its own. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { tradeInMetrics } from '../../scoring/metrics/index.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { ownSeller } from '../../stores/scorecard.ts';
import { tradeInScoreOf, type StoredTradeInScore } from '../../stores/trade-in-scores.ts';
import { tradeInPanel } from '../desk/present-trade-in.ts';
import { sellerFacts } from '../desk/seller-facts.ts';
import { explainedSeller } from '../explain/explained.ts';
import { metricWords } from '../metric-words.ts';
import { metricAsked, presentFigure } from './present-figure.ts';
import { presentCosts } from './present-scorecard.ts';

const path = '/scorecard/trade-in';
const keys = tradeInMetrics.map(({ key }) => key);
const hrefOf = (metric: string): string => `${path}?metric=${metric}#metric`;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const t = texts(request.language);
  const own = await ownSeller(database, request.person as Person, dayText(calendar(clock.now())));
  const last = await publishedNight(database);
  const score = own && last && (await tradeInScoreOf(database, own.seller.id, last.night));
  if (!own || !last || !score) throw refusal(404);
  const selling = await sellerFacts(database, own.seller, last);
  const facts = { ...selling, readings: await readingsOf(database, own.seller.id, last.night, 'trade-in') };
  const metric = metricAsked(request.query['metric'], keys, facts.readings, score.mainMetric);
  const explained = await explainedSeller(database, own.seller, last);
  response.render('scorecard/trade-in', {
    title: t('You as a buyer of devices'),
    lead: leadOf(t, score),
    crumbs: [{ href: '/scorecard', label: t('Scorecard') }],
    costs: score.state === 'ranked' ? presentCosts(t, score.losses, facts.readings, hrefOf) : [],
    panel: await tradeInPanel(database, t, selling),
    tabs: keys.map((key) => ({ href: hrefOf(key), label: metricWords(t, key).label, current: key === metric })),
    ...(await presentFigure(context, t, facts, { metric, reader: null }, explained)),
  });
}

function leadOf(t: Texts, { state, score, losses }: StoredTradeInScore): string {
  if (state !== 'ranked' || !isNumber(score))
    return t('Too few devices for a score as a buyer: nothing counts against you.');
  const points = numbersIn(t.language).decimal(score, 0);
  const [worst] = Object.entries(losses).sort((a, b) => b[1] - a[1]);
  return worst && worst[1] > 0
    ? t('Your score as a buyer is {points} of 100. Most points go to {metric}; see below what helps.', {
        ...{ points, metric: metricWords(t, worst[0]).name },
      })
    : t('Your score as a buyer is {points} of 100.', { points });
}

export const routes: Route[] = [{ method: 'get', path, allow: ['seller'], cache: 'night', handle: show }];

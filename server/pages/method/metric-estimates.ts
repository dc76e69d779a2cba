/** `/method/estimates/:metric`: what is estimated of one metric, in words, with the default beside it and week by week. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { delayWindow } from '../../scoring/delay-estimate.ts';
import { inForce } from '../../scoring/estimates.ts';
import { isMetric, metricOf, metrics, type Metric } from '../../scoring/metrics/index.ts';
import { eventsKnown } from '../../stores/estimate-sources.ts';
import { estimatesUntil } from '../../stores/estimates.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { metricWords } from '../metric-words.ts';
import { caseMixInShort } from './case-mix-words.ts';
import { curveOfMetric } from './curve-words.ts';
import { weeklyHistory } from './estimate-history.ts';
import { clusteringWords, priorWords } from './seller-spread-words.ts';

export interface AskedMetric {
  metric: Metric;
  last: PublishedNight;
  /** The night whose estimates are shown. */
  night: Day;
}

/** @throws 404 for a metric that there is not */
export async function readMetric(request: Request, { database }: Context): Promise<AskedMetric | null> {
  const key = String(request.params['metric']);
  if (!isMetric(key)) throw refusal(404);
  const last = await publishedNight(database);
  if (!last) return null;
  const asked = typeof request.query['night'] === 'string' ? parseDay(request.query['night']) : null;
  return { metric: metricOf(key), last, night: Math.min(asked ?? last.night, last.night) };
}

const shownWeeks = 13;

export const crumbsOf = (t: Texts) => [
  { href: '/how-ranking-works', label: t('How ranking works') },
  { href: '/method/estimates', label: t('What is estimated') },
];

export const pathOf = (metric: string, night: Day | null = null, rest = ''): string =>
  address(`/method/estimates/${metric}${rest}`, { night: night === null ? null : dayText(night) });

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const t = texts(request.language);
  const asked = await readMetric(request, context);
  if (!asked) {
    response.render('method/metric-estimates', {
      title: t('What is estimated'),
      lead: t('No night has been published yet.'),
      crumbs: crumbsOf(t),
    });
    return;
  }
  const { metric, last, night } = asked;
  const history = await onceEachNight(database, last, `estimates until ${night}`, () =>
    estimatesUntil(database, night),
  );
  const curves = inForce(history.curves, night);
  const mix = inForce(history['case-mix'], night);
  const known =
    metric.horizon > 0 && !curves?.document[metric.key]
      ? await onceEachNight(database, last, `events of ${metric.key}`, () =>
          eventsKnown(database, metric.key, last.night - delayWindow),
        )
      : null;
  const isOld = night < last.night;
  const most = request.query['weeks'] === 'all' ? Infinity : shownWeeks;
  const { weeks, older } = weeklyHistory(t, metric, history, most);
  const day = daysIn(t.language).exactDay(night);
  const name = { metric: metricWords(t, metric.key).label };
  response.render('method/metric-estimates', {
    title: t('{metric}: what is estimated', name),
    lead: isOld
      ? t(
          'As it held on {day}. Each estimate is made before the night’s own orders are looked at, and kept for good.',
          { day },
        )
      : t(
          'As the last published night found it, that of {day}. Each estimate is made before the night’s own orders are looked at, and kept for good.',
          { day },
        ),
    crumbs: crumbsOf(t),
    newest: isOld ? pathOf(metric.key) : null,
    tabs: metrics.map(({ key }) => ({
      href: pathOf(key, isOld ? night : null),
      label: metricWords(t, key).label,
      current: key === metric.key,
    })),
    curve: curveOfMetric(t, metric, curves, known),
    prior: priorWords(t, metric, inForce(history.prior, night)),
    clustering: clusteringWords(t, metric, inForce(history.clustering, night)),
    mix: caseMixInShort(t, metric, mix, pathOf(metric.key, isOld ? night : null, '/cells')),
    weeks: weeks.map((week) => ({ ...week, href: pathOf(metric.key, week.night) })),
    older,
    allWeeks: address(`/method/estimates/${metric.key}`, { night: isOld ? dayText(night) : null, weeks: 'all' }),
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/method/estimates/:metric', allow: staff, cache: 'night', handle: show },
];

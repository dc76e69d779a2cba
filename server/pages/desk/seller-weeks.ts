/** The numbers of a seller's chart: each week of one metric as a row. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { readingsOf, sellerBySellerId } from '../../stores/desk-seller.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { presentChart } from './present-chart.ts';
import { metricPath, ordersPath, sellerPath } from './present-seller.ts';
import { metricHistory } from './seller-facts.ts';
import { word } from './sellers-query.ts';
import { metricWords } from '../metric-words.ts';
import { spokenMetric } from './spoken-metric.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const seller = await sellerBySellerId(database, String(request.params['id']));
  const last = await publishedNight(database);
  const metric = word(request.query['metric'], isMetric);
  if (!seller || !last || !metric) throw refusal(404);
  const { night } = last;
  const readings = await readingsOf(database, seller.id, night);
  const history = await metricHistory(database, { seller, night, readings }, metric);
  const path = sellerPath(seller);
  const t = texts(request.language);
  const { label } = metricWords(t, metric);
  const { base } = spokenMetric(t, metric);
  response.render('desk/seller-weeks', {
    title: t('{metric} of {name}, week by week', { metric: label, name: seller.name }),
    lead: t(
      'The rate is the estimate on the last night of each week; “that week alone” counts only the {base} of the week, and the newest are still filling up.',
      { base },
    ),
    crumbs: [
      { href: '/sellers', label: t('Sellers') },
      { href: metricPath(path, metric), label: seller.name, own: true },
    ],
    label,
    series: presentChart(t, metric, history, undefined, [], (week) => `${ordersPath(path, metric)}&week=${week}`),
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id/weeks', allow: staff, cache: 'night', handle: show },
];

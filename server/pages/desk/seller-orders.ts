/** The orders behind a figure of a seller, a page of their own: a metric's whole window or one week of it. Also as a file. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { isMetric, metrics } from '../../scoring/metrics/index.ts';
import { readingsOf, sellerBySellerId } from '../../stores/desk-seller.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { behindColumns, behindLines, behindOf, presentBehind, readAsked } from './behind-figure.ts';
import { metricWords } from '../metric-words.ts';
import { csvText, sendCsv } from './csv.ts';
import { metricPath, sellerPath } from './present-seller.ts';
import { word } from './sellers-query.ts';

/** The seller, the night and the metric that the address names. */
async function asked(request: Request, database: Database) {
  const seller = await sellerBySellerId(database, String(request.params['id']));
  const last = await publishedNight(database);
  const metric = word(request.query['metric'], isMetric);
  if (!seller || !last || !metric) throw refusal(404);
  const reading = (await readingsOf(database, seller.id, last.night)).get(metric);
  return { seller, night: last.night, asked: readAsked(request.query, metric), asOf: reading?.asOf ?? last.night };
}

async function show(request: Request, response: Response, { database, calendar }: Context): Promise<void> {
  const { seller, night, asked: wanted, asOf } = await asked(request, database);
  const path = sellerPath(seller);
  const t = texts(request.language);
  const setting = { night, asOf, calendar, path: `${path}/orders`, csvPath: `${path}/orders.csv`, t };
  const orders = await presentBehind(database, seller.id, wanted, setting);
  response.render('desk/seller-orders', {
    title: orders.title,
    lead: t('What the figure of {name} counts, newest first, each with what happened.', { name: seller.name }),
    crumbs: [
      { href: '/sellers', label: t('Sellers') },
      { href: metricPath(path, wanted.metric), label: seller.name, own: true },
    ],
    tabs: metrics.map(({ key }) => ({
      href: address(`${path}/orders`, { metric: key }),
      label: metricWords(t, key).label,
      level: null,
      current: key === wanted.metric,
    })),
    orders,
  });
}

async function download(request: Request, response: Response, { database, calendar }: Context): Promise<void> {
  const { seller, night, asked: wanted, asOf } = await asked(request, database);
  const behind = behindOf(seller.id, wanted, night, asOf);
  const lines = await behindLines(database, behind, { night, calendar, t: texts(request.language) });
  sendCsv(response, `${wanted.metric}-orders-${dayText(night)}`, csvText(behindColumns, lines));
}

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id/orders', allow: staff, cache: 'night', handle: show },
  { method: 'get', path: '/sellers/:id/orders.csv', allow: staff, handle: download },
];

/** One alarm: what it stands on, event by event. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { isMetric, metrics } from '../../scoring/metrics/index.ts';
import { dayText } from '../../scoring/day.ts';
import { countBehind, orderStories, ordersBehind, ordersOnPage, type Behind } from '../../stores/orders-behind.ts';
import { readCommitted } from '../../stores/read.ts';
import { behindColumns, behindLines, readAsked } from '../desk/behind-figure.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { presentOrder } from '../desk/present-orders.ts';
import { word } from '../desk/sellers-query.ts';
import { offeredContests } from '../disputes/offered-contest.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { metricWords } from '../metric-words.ts';
import { explainedSeller, underWayWords, type Explained } from './explained.ts';
import { alarmsOf, alarmWords, type Alarm } from './present-alarm.ts';
import { conditionRows } from './present-conditions.ts';
import { latelyWords } from './lately.ts';
import { crumbsOf, explanationRoutes, type Subject } from './subject.ts';
import { versionWords } from './versions.ts';

/** The events that the ledger entered since the alarm began: exactly as many as it counts. */
const behindAlarm = ({ seller, night }: Explained, { metric, excursion }: Alarm): Behind | null =>
  excursion && { seller: seller.id, metric, from: 0, to: night, until: night, night, enteredFrom: excursion.since };

async function show(
  subject: Subject,
  request: Request,
  response: Response,
  { database, calendar }: Context,
): Promise<void> {
  const { seller, last, path, own } = subject;
  const metric = word(request.query['metric'], isMetric) ?? metrics[0]!.key;
  const explained = await explainedSeller(database, seller, last);
  const alarm = alarmsOf(explained).find((one) => one.metric === metric) ?? null;
  const t = texts(request.language);
  const { label } = metricWords(t, metric);
  const behind = alarm && behindAlarm(explained, alarm);
  const query = { metric };
  const total = behind ? await countBehind(database, behind) : 0;
  const page = Math.min(readAsked(request.query, metric).page, Math.max(1, Math.ceil(total / ordersOnPage)));
  const orders = behind && total > 0 ? await ordersBehind(database, behind, page) : [];
  const orderIds = orders.map(({ orderId }) => orderId);
  const stories = await orderStories(database, orderIds);
  const words = { night: last.night, calendar, t };
  const listed = { seller: seller.id, metric, night: last.night, orderIds };
  const contests = await offeredContests(readCommitted(database), request.person, listed, t);
  response.render('explain/alarm', {
    title: t('{metric}: the alarm', { metric: label }),
    lead: explained.underWay
      ? underWayWords(t)
      : alarm
        ? alarmWords(alarm, explained, own, t).join(' ')
        : quietWords(label, own, t),
    crumbs: crumbsOf(subject, t),
    conditions: alarm ? conditionRows(explained, metric, t) : null,
    lately: alarm && latelyWords(explained, metric, t),
    orders: orders.map((order) => ({
      ...presentOrder(order, stories.get(order.orderId) ?? {}, metric, words),
      contest: contests.get(order.orderId) ?? null,
    })),
    pager: pagerOf(`${path}/alarm`, query, page, ordersOnPage, total),
    csv: orders.length > 0 ? address(`${path}/alarm.csv`, query) : null,
    unlisted: total > 0 && orders.length === 0 ? t(unlistedWords) : null,
    metricPage: `${path}?metric=${encodeURIComponent(metric)}#metric`,
    label,
    versions: versionWords(explained, t),
  });
}

/** Inspections are of mystery orders, and those are no one's to read from the orders. */
const unlistedWords = message(
  'The events are test orders of the marketplace: each is listed on the page of the seller, with what was found.',
);

const quietWords = (metric: string, own: boolean, t: Texts): string =>
  own
    ? t('No alarm: there is no evidence worth watching in your shop ({metric}).', { metric })
    : t('No alarm: there is no evidence worth watching at this seller ({metric}).', { metric });

async function download(subject: Subject, request: Request, response: Response, context: Context): Promise<void> {
  const { database, calendar } = context;
  const { seller, last } = subject;
  const metric = word(request.query['metric'], isMetric);
  const explained = await explainedSeller(database, seller, last);
  const alarm = alarmsOf(explained).find((one) => one.metric === metric);
  const behind = alarm && behindAlarm(explained, alarm);
  if (!behind) throw refusal(404);
  const lines = await behindLines(database, behind, { night: last.night, calendar, t: texts(request.language) });
  sendCsv(response, `${behind.metric}-alarm-${dayText(last.night)}`, csvText(behindColumns, lines));
}

export const routes = [...explanationRoutes('alarm', show), ...explanationRoutes('alarm.csv', download, false)];

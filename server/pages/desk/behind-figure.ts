/** Which orders the address asks for behind a figure: a metric's whole window, or one week of it. */
import type { Database } from '../../../db/connect.ts';
import { address, pagerOf, type Pager } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type BusinessCalendar, type Day } from '../../scoring/day.ts';
import {
  allOrdersBehind,
  countBehind,
  orderStories,
  ordersBehind,
  ordersOnPage,
  type Behind,
  type OrderBehind,
} from '../../stores/orders-behind.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import { anyIncident, excusesOfSeller } from '../../stores/incident-effects.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { excusedSentences } from '../orders-behind/excused-sentences.ts';
import { metricWords } from '../metric-words.ts';
import type { Cell } from './csv.ts';
import { isTold, kindsTold, presentOrder, whatHappened, type OrderWords } from './present-orders.ts';

/** The stretch that `events` of a reading counts. */
const windowDays = 180;

export interface Asked {
  metric: string;
  week: Day | null;
  page: number;
}

export function readAsked(query: Record<string, unknown>, metric: string): Asked {
  const week = typeof query['week'] === 'string' ? parseDay(query['week']) : null;
  return { metric, week, page: Math.min(Math.max(1, Math.trunc(Number(query['page'])) || 1), 100_000) };
}

/** @param asOf the last day that the night's reading of the metric counts: its feeds may be behind */
export function behindOf(seller: number, { metric, week }: Asked, night: Day, asOf: Day): Behind {
  if (week !== null) return { seller, metric, from: week, to: week + 6, until: night, night };
  return { seller, metric, from: asOf - windowDays + 1, to: asOf, until: asOf, night };
}

/** What of the figure does not count because of declared incidents. Where none was ever declared, nothing is asked. */
export async function excusesBehind(
  database: Database,
  published: string,
  { seller, metric, night, asOf }: { seller: number; metric: string; night: Day; asOf: Day },
  t: Texts,
): Promise<string[]> {
  const any = await onceEachRevision(database, published, 'any incident', () => anyIncident(database));
  if (!any) return [];
  const behind = behindOf(seller, { metric, week: null, page: 1 }, night, asOf);
  return excusedSentences(t, metric, await excusesOfSeller(database, behind));
}

export interface Setting {
  night: Day;
  /** The last day that the reading counts. */
  asOf: Day;
  calendar: BusinessCalendar;
  /** The page that shows the orders, and the one that sends them as CSV. */
  path: string;
  csvPath: string;
  t: Texts;
}

export async function presentBehind(
  database: Database,
  seller: number,
  asked: Asked,
  { night, asOf, calendar, path, csvPath, t }: Setting,
) {
  const behind = behindOf(seller, asked, night, asOf);
  const total = await countBehind(database, behind);
  const page = Math.min(asked.page, Math.max(1, Math.ceil(total / ordersOnPage)));
  const orders = total > 0 ? await ordersBehind(database, behind, page) : [];
  const words = { night, calendar, t };
  const stories = await storiesOf(database, orders, asked.metric, words);
  const query = { metric: asked.metric, week: asked.week === null ? null : dayText(asked.week) };
  const { many } = metricWords(t, asked.metric);
  return {
    title: titleOf(asked, { night, asOf, many, t }),
    rows: orders.map((order) => presentOrder(order, stories.get(order.orderId) ?? {}, asked.metric, words)),
    pager: atOrders(pagerOf(path, query, page, ordersOnPage, total)),
    csv: orders.length > 0 ? address(csvPath, query) : null,
    excused: excusedSentences(t, asked.metric, await excusesOfSeller(database, behind)),
    whole: asked.week === null ? null : address(path, { metric: asked.metric }),
    nothing:
      total === 0
        ? t('No {many} in this stretch.', { many })
        : orders.length === 0
          ? t(unlistedWords(asked.metric))
          : null,
  };
}

const isDevices = (metric: string): boolean => isMetric(metric) && metricOf(metric).family === 'trade-in';

function titleOf(
  { metric, week }: Asked,
  { night, asOf, many, t }: { night: Day; asOf: Day; many: string; t: Texts },
): string {
  const values = { many, days: windowDays, day: daysIn(t.language).exactDay(week ?? asOf) };
  if (week !== null)
    return isDevices(metric)
      ? t('Devices behind it: {many} of the week of {day}', values)
      : t('Orders behind it: {many} of the week of {day}', values);
  if (asOf < night)
    return isDevices(metric)
      ? t('Devices behind it: {many} of the {days} days up to {day}', values)
      : t('Orders behind it: {many} of the {days} days up to {day}', values);
  return isDevices(metric)
    ? t('Devices behind it: {many} of the last {days} days', values)
    : t('Orders behind it: {many} of the last {days} days', values);
}

/** Inspections are of mystery orders, and those are no one's to read from the orders; devices are not orders at all. */
const unlistedWords = (metric: string): string =>
  isDevices(metric)
    ? message(
        'These are used devices that customers sold, not orders. They are counted, but single devices are not listed here.',
      )
    : message('These are test orders of the marketplace: they are listed further down, each with what was found.');

/** What the metric's words need; of orders that these do not tell, everything. */
async function storiesOf(database: Database, orders: readonly OrderBehind[], metric: string, words: OrderWords) {
  const idsOf = (some: readonly OrderBehind[]) => some.map(({ orderId }) => orderId);
  const kinds = kindsTold(metric);
  if (!kinds) return orderStories(database, idsOf(orders));
  const stories = await orderStories(database, idsOf(orders), kinds);
  const untold = orders.filter((order) => !isTold(order, stories.get(order.orderId) ?? {}, metric, words));
  for (const [orderId, story] of await orderStories(database, idsOf(untold))) stories.set(orderId, story);
  return stories;
}

/** Turning the page stays at the list. */
const atOrders = (pager: Pager): Pager => ({
  ...pager,
  previous: pager.previous && `${pager.previous}#orders`,
  next: pager.next && `${pager.next}#orders`,
});

export const behindColumns = [
  ...['order_id', 'counted_on', 'ordered_on', 'promised_on', 'delivered_on', 'carrier', 'market', 'category', 'grade'],
  ...['what', 'what_happened'],
];

/** Every order behind the figure, for a file: days as YYYY-MM-DD, each in a column of its own. */
export async function behindLines(database: Database, behind: Behind, words: OrderWords): Promise<Cell[][]> {
  const orders = await allOrdersBehind(database, behind);
  const stories = await orderStories(
    database,
    orders.map(({ orderId }) => orderId),
  );
  const { exactDay } = daysIn(words.t.language);
  const { one } = metricWords(words.t, behind.metric);
  return orders.map((order) => {
    const story = stories.get(order.orderId) ?? {};
    const { promisedDay = null, deliveredAt = null, carrier = null } = story.delivery ?? {};
    return [
      ...[order.orderId, dayText(order.day), dayText(words.calendar(order.orderedAt))],
      ...[promisedDay === null ? null : dayText(promisedDay)],
      ...[deliveredAt === null ? null : dayText(words.calendar(deliveredAt)), carrier],
      ...[order.market, order.category, order.grade, one],
      whatHappened(order, story, behind.metric, words, exactDay),
    ];
  });
}

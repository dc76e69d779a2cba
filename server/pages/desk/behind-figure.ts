/** Which orders the address asks for behind a figure: a metric's whole window, or one week of it. */
import type { Database } from '../../../db/connect.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { exactDay } from '../../helpers/days.ts';
import { parseDay, type BusinessCalendar, type Day } from '../../scoring/day.ts';
import {
  allOrdersBehind,
  countBehind,
  orderStories,
  ordersBehind,
  ordersOnPage,
  type Behind,
} from '../../stores/orders-behind.ts';
import type { Cell } from './csv.ts';
import { presentOrder, whatHappened } from './present-orders.ts';
import { dayText } from '../../scoring/day.ts';
import { metricWords } from './words.ts';

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

export function behindOf(seller: number, { metric, week }: Asked, night: Day): Behind {
  const [from, to] = week === null ? [night - windowDays + 1, night] : [week, week + 6];
  return { seller, metric, from, to, night };
}

export interface Setting {
  night: Day;
  calendar: BusinessCalendar;
  /** The page that shows the orders, and the one that sends them as CSV. */
  path: string;
  csvPath: string;
}

export async function presentBehind(
  database: Database,
  seller: number,
  asked: Asked,
  { night, calendar, path, csvPath }: Setting,
) {
  const behind = behindOf(seller, asked, night);
  const total = await countBehind(database, behind);
  const orders = total > 0 ? await ordersBehind(database, behind, asked.page) : [];
  const stories = await orderStories(
    database,
    orders.map(({ orderId }) => orderId),
  );
  const query = { metric: asked.metric, week: asked.week === null ? null : dayText(asked.week) };
  const { many } = metricWords(asked.metric);
  const title =
    asked.week === null
      ? `Orders behind it: ${many} of the last ${windowDays} days`
      : `Orders behind it: ${many} of the week of ${exactDay(asked.week)}`;
  return {
    title,
    rows: orders.map((order) =>
      presentOrder(order, stories.get(order.orderId) ?? {}, asked.metric, { night, calendar }),
    ),
    pager: pagerOf(path, query, asked.page, ordersOnPage, total),
    csv: total > 0 ? address(csvPath, query) : null,
    whole: asked.week === null ? null : address(path, { metric: asked.metric }),
    nothing: total === 0 ? `No ${many} in this stretch.` : null,
  };
}

export const behindColumns = ['order_id', 'day', 'ordered_on', 'market', 'category', 'grade', 'what_happened'];

/** Every order behind the figure, for a file. */
export async function behindLines(
  database: Database,
  behind: Behind,
  words: { night: Day; calendar: BusinessCalendar },
): Promise<Cell[][]> {
  const orders = await allOrdersBehind(database, behind);
  const stories = await orderStories(
    database,
    orders.map(({ orderId }) => orderId),
  );
  return orders.map((order) => [
    ...[
      order.orderId,
      dayText(order.day),
      dayText(words.calendar(order.orderedAt)),
      order.market,
      order.category,
      order.grade,
    ],
    whatHappened(order, stories.get(order.orderId) ?? {}, behind.metric, words),
  ]);
}

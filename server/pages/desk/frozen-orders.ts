/** The orders behind a case as they were known on the night that froze it: what happened later is not told. */
import type { Database } from '../../../db/connect.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type BusinessCalendar, type Day } from '../../scoring/day.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { eventDays } from '../../stores/case-facts.ts';
import type { Case } from '../../stores/desk-recommendation.ts';
import { ordersNamed, orderStories, type OrderStory } from '../../stores/orders-behind.ts';
import { presentOrder } from './present-orders.ts';
import { ordersPath } from './present-seller.ts';
import { numberWord, sentence } from './words.ts';
import type { Snapshot } from '../../stores/case-snapshot.ts';

export interface FrozenSetting {
  calendar: BusinessCalendar;
  /** The last published night, for words. */
  night: Day;
  sellerPath: string;
  t: Texts;
}

/** The others are folded away. */
const shownAtOnce = 12;

/** The newest event first, then by id. */
export async function frozenOrders(
  database: Database,
  { seller, grounds }: Case,
  { orders: ids, readings, night: frozen }: Snapshot,
  { calendar, night, sellerPath, t }: FrozenSetting,
) {
  const [ground = ''] = grounds;
  const days = await eventDays(database, seller, grounds, ids);
  const dayOf = (orderId: string) => days.get(orderId) ?? -Infinity;
  const orders = await ordersNamed(database, seller, ids);
  orders.sort((a, b) => dayOf(b.orderId) - dayOf(a.orderId) || (a.orderId < b.orderId ? -1 : 1));
  const stories = await orderStories(database, ids);
  const events = grounds.map((metric) => readings.get(metric)?.events ?? 0);
  // Grounds may share orders: of several only a lower bound is known.
  const total = Math.max(orders.length, ...events);
  const metric = grounds.find(isMetric);
  const rows = orders.map((order) => {
    const story = asKnownOn(frozen ?? night, stories.get(order.orderId) ?? {}, calendar);
    const day = days.get(order.orderId);
    return presentOrder(day === undefined ? order : { ...order, day }, story, ground, { night, calendar, t });
  });
  return {
    rows: rows.slice(0, shownAtOnce),
    further: rows.slice(shownAtOnce),
    furtherWords: furtherWords(rows.length - shownAtOnce, t),
    extent: extentWords(orders.length, total, grounds.length > 1, t),
    whole: metric && total > orders.length ? ordersPath(sellerPath, metric) : null,
  };
}

const furtherWords = (n: number, t: Texts): string =>
  sentence(
    t('{n, plural, one {{number} further order} other {{number} further orders}}', {
      n: Math.max(0, n),
      number: n > 10 ? numbersIn(t.language).count(n) : numberWord(Math.max(0, n), t),
    }),
  );

function extentWords(shown: number, total: number, atLeast: boolean, t: Texts): string {
  if (total <= shown) return t('as frozen with the case, newest first');
  return atLeast
    ? t('{shown} of at least {total} orders, newest first, as frozen with the case', { shown, total })
    : t('{shown} of {total} orders, newest first, as frozen with the case', { shown, total });
}

/** A story without what came after a night. */
export function asKnownOn(night: Day, story: OrderStory, calendar: BusinessCalendar): OrderStory {
  const isKnown = (instant: number | null) => instant !== null && calendar(instant) <= night;
  const { delivery, review, complaint, return: back, inspection } = story;
  return {
    ...(delivery && {
      delivery: { ...delivery, deliveredAt: isKnown(delivery.deliveredAt) ? delivery.deliveredAt : null },
    }),
    ...(review && isKnown(review.reviewedAt) && { review }),
    ...(complaint && isKnown(complaint.openedAt) && { complaint: answeredBy(settledBy(complaint, isKnown), isKnown) }),
    ...(back && isKnown(back.openedAt) && { return: settledBy(back, isKnown) }),
    ...(inspection && inspection.revealedOn <= dayText(night) && { inspection }),
  };
}

const answeredBy = <T extends { firstReplyAt: number | null }>(
  row: T,
  isKnown: (instant: number | null) => boolean,
): T => (isKnown(row.firstReplyAt) ? row : { ...row, firstReplyAt: null });

const settledBy = <T extends { closedAt: number | null; resolution: string | null }>(
  row: T,
  isKnown: (instant: number | null) => boolean,
): T => (row.closedAt === null || isKnown(row.closedAt) ? row : { ...row, resolution: null });

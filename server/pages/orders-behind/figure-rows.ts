/** A page of the orders that a figure counts, each with its part in the figure and what happened. */
import type { Database } from '../../../db/connect.ts';
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { BusinessCalendar, Day } from '../../scoring/day.ts';
import { curveUnit, reportedUnits, type DelayCurve } from '../../scoring/delay-curves.ts';
import { orderStories } from '../../stores/orders-behind.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import type { FigureOrder } from '../../stores/orders-in-figure.ts';
import { whatHappened } from './what-happened.ts';

export interface FigureWords {
  t: Texts;
  last: PublishedNight;
  night: Day;
  /** The last day that the figure counts. */
  asOf: Day;
  calendar: BusinessCalendar;
  curveOf: (opened: Day) => DelayCurve;
}

export interface FigureRow {
  orderId: string;
  opened: Day;
  counted: Day | null;
  ordered: Day | null;
  market: string | null;
  category: string;
  /** How much of its time is over, 0 to 1: an order counts in part until all is known of it. */
  part: number;
  state: 'event' | 'none' | 'excused';
  what: string;
  /** A page that tells more of it. */
  href: string | null;
}

export async function figureRows(
  database: Database,
  orders: readonly FigureOrder[],
  metric: string,
  { t, night, asOf, calendar, curveOf }: FigureWords,
): Promise<FigureRow[]> {
  const stories = await orderStories(
    database,
    orders.map(({ orderId }) => orderId),
  );
  const { said } = wordsIn(t.language);
  return orders.map((order) => {
    const { orderId, opened, eventDay, orderedAt, market, category, grade, incident } = order;
    const state = eventDay !== null ? 'event' : incident !== null ? 'excused' : 'none';
    const story = stories.get(orderId) ?? {};
    const delivered = story.delivery?.deliveredAt ?? null;
    return {
      ...{ orderId, opened, counted: eventDay, ordered: calendar(orderedAt), market, state },
      href: null,
      category: [category, grade].flatMap((word) => (word ? [said(word)] : [])).join(', '),
      part: reportedUnits(curveOf(opened), asOf - opened) / curveUnit,
      what:
        state !== 'none'
          ? whatHappened(order, story, metric, { night, calendar, t })
          : delivered === null
            ? '–'
            : t('Delivered {day}.', { day: daysIn(t.language).dayWords(calendar(delivered), night) }),
    };
  });
}

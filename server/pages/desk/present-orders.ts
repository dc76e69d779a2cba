/** Orders behind a figure, each with what happened, in words. */
import { dayWords } from '../../helpers/days.ts';
import { dayOf as dayTold, type BusinessCalendar, type Day } from '../../scoring/day.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import type { OrderStory, PlacedOrder } from '../../stores/orders-behind.ts';
import { counted, plainWord, sentence } from './words.ts';

export interface OrderWords {
  night: Day;
  calendar: BusinessCalendar;
}

export function presentOrder(
  order: PlacedOrder & { day?: Day },
  story: OrderStory,
  metric: string,
  { night, calendar }: OrderWords,
) {
  return {
    orderId: order.orderId,
    day: order.day ?? null,
    ordered: calendar(order.orderedAt),
    market: order.market,
    category: [plainWord(order.category), plainWord(order.grade)].filter(Boolean).join(', '),
    what: whatHappened(order, story, metric, { night, calendar }),
  };
}

/** 'Promised Mon 3 Nov, delivered Thu 6 Nov: three days late.' */
export function whatHappened(
  order: PlacedOrder,
  story: OrderStory,
  metric: string,
  given: OrderWords,
  dayOf: DayWords = dayWords,
): string {
  const words = { ...given, dayOf };
  const told = tellerOf(metric)?.(order, story, words);
  if (told) return told;
  const parts = Object.values(tellers).map((tell) => tell(order, story, words));
  return [...new Set(parts.filter((text): text is string => text !== null))].join(' ') || '–';
}

/** What must be known of orders to tell a metric's events: all of it, where the metric has no words of its own. */
export const kindsTold = (metric: string): (keyof OrderStory)[] | undefined => kinds[metric];

/** Whether the metric's own words say what happened. */
export const isTold = (order: PlacedOrder, story: OrderStory, metric: string, words: OrderWords): boolean =>
  Boolean(tellerOf(metric)?.(order, story, { ...words, dayOf: dayWords }));

const tellerOf = (metric: string): Teller | undefined => tellers[metric] ?? ownTellers[metric];

const kinds: Record<string, (keyof OrderStory)[]> = {
  'late-delivery': ['delivery'],
  complaint: ['complaint'],
  return: ['return'],
  'low-review': ['review'],
  cancellation: [],
  'slow-reply': ['complaint'],
};

type DayWords = (day: Day, night: Day) => string;
type Teller = (order: PlacedOrder, story: OrderStory, words: OrderWords & { dayOf: DayWords }) => string | null;

const tellers: Record<string, Teller> = {
  'late-delivery': (_order, { delivery }, { night, calendar, dayOf }) => {
    if (!delivery || delivery.promisedDay === null) return null;
    const { promisedDay, deliveredAt, carrier } = delivery;
    const with_ = carrier ? ` (${plainWord(carrier)})` : '';
    const promise = `Promised ${dayOf(promisedDay, night)}`;
    if (deliveredAt === null) return `${promise}, no delivery known${with_}.`;
    const late = calendar(deliveredAt) - promisedDay;
    if (late <= 0) return null;
    return `${promise}, delivered ${dayOf(calendar(deliveredAt), night)}: ${counted(late, 'day')} late${with_}.`;
  },
  complaint: (_order, { complaint }) =>
    complaint
      ? `${said('Complaint', complaint.reason)}${faultOf(complaint.fault)}${ended(complaint.resolution)}.`
      : null,
  return: (_order, { return: back }) =>
    back ? `${said('Return', back.reason)}${faultOf(back.fault)}${ended(back.resolution)}.` : null,
  'low-review': (_order, { review }) => {
    if (!review || review.rating > 2) return null;
    const text = [review.title, review.body].filter(Boolean).join(' — ');
    return `${sentence(counted(review.rating, 'star'))}${text ? `: “${shortened(text)}”` : ', without words.'}`;
  },
  cancellation: (order) => (order.cancelledBy === 'seller' ? 'Cancelled by the seller.' : null),
  inspection: (_order, { inspection }, { night, dayOf }) => {
    if (!inspection) return null;
    const revealed = `revealed ${dayOf(dayTold(inspection.revealedOn), night)}`;
    if (inspection.draw === 'random' && failedVerdicts.includes(inspection.verdict ?? ''))
      return `Failed the lab’s inspection, ${revealed}.`;
    const corrected =
      inspection.correctedOn === null ? '' : `, corrected ${dayOf(dayTold(inspection.correctedOn), night)}`;
    return `Bought by the lab, ${revealed}${corrected}: what it said of it as a buyer does not count.`;
  },
};

/** Told of the metric itself only: of any other order the complaint says enough. */
const ownTellers: Record<string, Teller> = {
  'slow-reply': (_order, { complaint }, { night, calendar, dayOf }) => {
    if (!complaint) return null;
    const { openedAt, firstReplyAt, closedAt } = complaint;
    const answered = Math.min(firstReplyAt ?? Infinity, closedAt ?? Infinity);
    const answer = answered === Infinity ? 'no answer known' : `answered ${dayOf(calendar(answered), night)}`;
    return `Complaint of ${dayOf(calendar(openedAt), night)}, ${answer}.`;
  },
};

const said = (what: string, reason: string | null) =>
  reason ? `${what}: ${plainWord(reason)}` : `${what}, no reason given`;
const faultOf = (fault: string | null) =>
  fault && fault !== 'unknown' ? `, fault of ${fault === 'none' ? 'nobody' : `the ${fault}`}` : '';
const endings: Record<string, string> = {
  refund: 'ended with a refund',
  replace: 'ended with a replacement',
  repair: 'ended with a repair',
  advice: 'ended with advice',
  rejected: 'rejected',
};
const ended = (resolution: string | null) =>
  resolution ? `, ${endings[resolution] ?? `ended with ${plainWord(resolution)}`}` : '';

/** Reviews are shown as they were written, cut where the table would burst. */
function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length > 160 ? `${letters.slice(0, 159).join('')}…` : letters.join('');
}

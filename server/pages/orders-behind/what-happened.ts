/** What happened with an order, in words: of a metric's own event, or of everything that is known. */
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayOf as dayTold, type BusinessCalendar, type Day } from '../../scoring/day.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import type { OrderStory, PlacedOrder } from '../../stores/orders-behind.ts';

export interface OrderWords {
  night: Day;
  calendar: BusinessCalendar;
  t: Texts;
}

type DayWords = (day: Day, night: Day) => string;
type Told = OrderWords & { dayOf: DayWords };
type Teller = (order: PlacedOrder, story: OrderStory, words: Told) => string | null;

const toldIn = (words: OrderWords, dayOf: DayWords = daysIn(words.t.language).dayWords): Told => ({ ...words, dayOf });

/** 'Promised Mon 3 Nov, delivered Thu 6 Nov: three days late.' @param dayOf how a day is said; left out: as people say it */
export function whatHappened(
  order: PlacedOrder,
  story: OrderStory,
  metric: string,
  given: OrderWords,
  dayOf?: DayWords,
): string {
  const words = toldIn(given, dayOf);
  const told = tellerOf(metric)?.(order, story, words);
  if (told) return told;
  const parts = Object.values(tellers).map((tell) => tell(order, story, words));
  return [...new Set(parts.filter((text): text is string => text !== null))].join(' ') || '–';
}

/** What must be known of orders to tell a metric's events: all of it, where the metric has no words of its own. */
export const kindsTold = (metric: string): (keyof OrderStory)[] | undefined => kinds[metric];

/** Whether the metric's own words say what happened. */
export const isTold = (order: PlacedOrder, story: OrderStory, metric: string, words: OrderWords): boolean =>
  Boolean(tellerOf(metric)?.(order, story, toldIn(words)));

const tellerOf = (metric: string): Teller | undefined => tellers[metric] ?? ownTellers[metric];

const kinds: Record<string, (keyof OrderStory)[]> = {
  'late-delivery': ['delivery'],
  complaint: ['complaint'],
  return: ['return'],
  'low-review': ['review'],
  cancellation: [],
  'slow-reply': ['complaint'],
};

const daysMessage = message(
  '{n, plural, =1 {one day} =2 {two days} =3 {three days} =4 {four days} =5 {five days} =6 {six days} =7 {seven days} =8 {eight days} =9 {nine days} =10 {ten days} =11 {eleven days} =12 {twelve days} other {# days}}',
);

const tellers: Record<string, Teller> = {
  'late-delivery': (_order, { delivery }, { night, calendar, dayOf, t }) => {
    if (!delivery || delivery.promisedDay === null) return null;
    const { promisedDay, deliveredAt } = delivery;
    const carrier = delivery.carrier ? delivery.carrier.replaceAll('_', ' ') : null;
    const promised = dayOf(promisedDay, night);
    if (deliveredAt === null)
      return carrier === null
        ? t('Promised {promised}, no delivery known.', { promised })
        : t('Promised {promised}, no delivery known ({carrier}).', { promised, carrier });
    const late = calendar(deliveredAt) - promisedDay;
    if (late <= 0) return null;
    const values = { promised, delivered: dayOf(calendar(deliveredAt), night), late: t(daysMessage, { n: late }) };
    return carrier === null
      ? t('Promised {promised}, delivered {delivered}: {late} late.', values)
      : t('Promised {promised}, delivered {delivered}: {late} late ({carrier}).', { ...values, carrier });
  },
  complaint: (_order, { complaint }, { t }) =>
    complaint
      ? clauses(
          complaint.reason
            ? t('Complaint: {reason}', { reason: wordsIn(t.language).said(complaint.reason) })
            : t('Complaint, no reason given'),
          faultOf(t, complaint.fault),
          ended(t, complaint.resolution),
        )
      : null,
  return: (_order, { return: back }, { t }) =>
    back
      ? clauses(
          back.reason
            ? t('Return: {reason}', { reason: wordsIn(t.language).said(back.reason) })
            : t('Return, no reason given'),
          faultOf(t, back.fault),
          ended(t, back.resolution),
        )
      : null,
  'low-review': (_order, { review }, { t }) => {
    if (!review || review.rating > 2) return null;
    const text = [review.title, review.body].filter(Boolean).join(' — ');
    const stars = review.rating;
    return text
      ? t('{stars, plural, =1 {One star} =2 {Two stars} other {# stars}}: “{text}”', { stars, text: shortened(text) })
      : t('{stars, plural, =1 {One star} =2 {Two stars} other {# stars}}, without words.', { stars });
  },
  cancellation: (order, _story, { t }) => (order.cancelledBy === 'seller' ? t('Cancelled by the seller.') : null),
  inspection: (_order, { inspection }, { night, dayOf, t }) => {
    if (!inspection) return null;
    const revealed = dayOf(dayTold(inspection.revealedOn), night);
    if (inspection.draw === 'random' && failedVerdicts.includes(inspection.verdict ?? ''))
      return t('Failed the lab’s inspection, revealed {revealed}.', { revealed });
    if (inspection.correctedOn === null)
      return t('Bought by the lab, revealed {revealed}: what it said of it as a buyer does not count.', { revealed });
    const corrected = dayOf(dayTold(inspection.correctedOn), night);
    return t(
      'Bought by the lab, revealed {revealed}, corrected {corrected}: what it said of it as a buyer does not count.',
      { revealed, corrected },
    );
  },
};

/** Told of the metric itself only: of any other order the complaint says enough. */
const ownTellers: Record<string, Teller> = {
  'slow-reply': (_order, { complaint }, { night, calendar, dayOf, t }) => {
    if (!complaint) return null;
    const { openedAt, firstReplyAt, closedAt } = complaint;
    const answered = Math.min(firstReplyAt ?? Infinity, closedAt ?? Infinity);
    const opened = dayOf(calendar(openedAt), night);
    return answered === Infinity
      ? t('Complaint of {opened}, no answer known.', { opened })
      : t('Complaint of {opened}, answered {answered}.', { opened, answered: dayOf(calendar(answered), night) });
  },
};

/** Clauses in a row, as a note has them. */
const clauses = (...parts: (string | null)[]): string => `${parts.filter((part) => part !== null).join(', ')}.`;

const faults: Record<string, string> = {
  seller: message('fault of the seller'),
  buyer: message('fault of the buyer'),
  carrier: message('fault of the carrier'),
  platform: message('fault of the platform'),
  none: message('fault of nobody'),
};
const faultOf = (t: Texts, fault: string | null): string | null => {
  if (!fault || fault === 'unknown') return null;
  return faults[fault] === undefined ? t('fault of the {fault}', { fault }) : t(faults[fault]);
};

const endings: Record<string, string> = {
  refund: message('ended with a refund'),
  replace: message('ended with a replacement'),
  repair: message('ended with a repair'),
  advice: message('ended with advice'),
  rejected: message('rejected'),
};
const ended = (t: Texts, resolution: string | null): string | null => {
  if (!resolution) return null;
  const known = endings[resolution];
  return known === undefined
    ? t('ended with {resolution}', { resolution: wordsIn(t.language).said(resolution) })
    : t(known);
};

/** Reviews are shown as they were written, cut where the table would burst. */
function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length > 160 ? `${letters.slice(0, 159).join('')}…` : letters.join('');
}

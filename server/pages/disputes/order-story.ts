/** What the feeds say of one order, for whoever contests it and for whoever judges that. */
import type { Context } from '../../context.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { datedOrder } from '../../scoring/order.ts';
import { orderFacts } from '../../stores/order-facts.ts';
import { readCommitted } from '../../stores/read.ts';
import { dayWords } from './dispute-words.ts';

export async function orderStory(
  t: Texts,
  { database, calendar, holidays }: Context,
  order: number,
): Promise<{ label: string; value: string | null }[]> {
  const [known] = await orderFacts(readCommitted(database), [order]);
  if (!known) return [];
  const { facts } = known;
  const one = datedOrder(facts, calendar, holidays);
  const { capital, said } = wordsIn(t.language);
  const sold = [facts.category, facts.grade].flatMap((one) => (one === null ? [] : [said(one)])).join(', ');
  const day = (value: number | null) => (value === null ? null : dayWords(t, value));
  return [
    { label: t('Ordered'), value: day(one.placed) },
    { label: t('Promised for'), value: day(one.promised) },
    { label: t('Delivered'), value: day(one.delivered) },
    { label: t('Carrier'), value: facts.delivery?.carrier ?? null },
    { label: t('Market'), value: facts.market },
    { label: t('Sold as'), value: sold === '' ? null : sold },
    ...(one.cancelled === null ? [] : [{ label: t('Cancelled'), value: day(one.cancelled) }]),
    ...(one.review === null
      ? []
      : [
          {
            label: t('Review'),
            value: t('{stars, plural, one {# star} other {# stars}}, {day}', {
              stars: one.review.rating,
              day: dayWords(t, one.review.day),
            }),
          },
        ]),
    ...one.complaints.map(({ opened, reason, fault }) => ({
      label: t('Complaint'),
      value: t('{reason}, fault: {fault}, {day}', {
        reason: capital(reason),
        fault: said(fault),
        day: dayWords(t, opened),
      }),
    })),
    ...one.returns.map(({ opened, reason, fault }) => ({
      label: t('Return'),
      value: t('{reason}, fault: {fault}, {day}', {
        reason: capital(reason),
        fault: said(fault),
        day: dayWords(t, opened),
      }),
    })),
  ];
}

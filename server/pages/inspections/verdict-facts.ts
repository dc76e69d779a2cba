/** What was tested, and how the order came: the facts under a verdict. */
import { daysIn } from '../../helpers/days.ts';
import { dash } from '../../helpers/numbers.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Revelation } from '../../lab/revelation.ts';
import { dayOf, dayText } from '../../scoring/day.ts';

export interface Fact {
  label: string;
  value: string | null;
  hint?: string;
  /** It is of people, such as a carrier's name. */
  own?: boolean;
}

export function testedFacts(content: Revelation, t: Texts): Fact[] {
  const { category, gradeSold, orderId, draw, result, inspectedOn } = content;
  const { capital, said } = wordsIn(t.language);
  const grade = (word: string | null) => (word === null ? null : said(word));
  const device = [category === null || category === '' ? '' : capital(category), result.model];
  return [
    { label: t('Device'), value: device.filter((part) => part && part !== dash).join(', ') || null },
    { label: t('Sold as'), value: grade(gradeSold) },
    { label: t('Looked like'), value: grade(result.gradeSeen) },
    { label: t('Order'), value: orderId },
    {
      label: t('Why this one'),
      value: draw === 'random' ? t('drawn at random') : t('chosen, not at random'),
      hint: draw === 'random' ? t('as an order of any seller may be') : t('shown, and counted in no rate'),
    },
    { label: t('Inspected'), value: daysIn(t.language).exactDay(inspectedOn) },
  ];
}

export function orderFacts(content: Revelation, t: Texts): Fact[] {
  const { promisedOn, shippedOn, carrier, days } = content.delivery;
  const { exactDay } = daysIn(t.language);
  const dayOrNull = (day: string | null) => (day === null ? null : exactDay(day));
  return [
    { label: t('Ordered'), value: exactDay(content.orderedOn) },
    { label: t('Shipped'), value: dayOrNull(shippedOn) },
    { label: t('Promised for'), value: dayOrNull(promisedOn) },
    {
      label: t('Arrived'),
      value: dayOrNull(deliveredOn(content)),
      ...(days === null
        ? {}
        : { hint: t('{n, plural, one {# day after the order} other {# days after the order}}', { n: days }) }),
    },
    { label: t('Carrier'), value: carrier, own: true },
  ];
}

/** As the carrier tells it, else the day on which the lab had it. */
export const deliveredOn = ({ orderedOn, receivedOn, delivery: { days } }: Revelation): string | null =>
  days === null ? receivedOn : dayText(dayOf(orderedOn) + days);

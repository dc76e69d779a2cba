/** The way from a figure to the orders that it counts. */
import type { Texts } from '../../languages/texts.ts';
import { metricWords } from '../metric-words.ts';
import { ordersPath } from './present-seller.ts';

/** @param events that the figure counts; null where it counts none, because nothing is known */
export function ordersLink(path: string, metric: string, events: number | null, t: Texts) {
  const { counted, many } = metricWords(t, metric);
  const label =
    events === null || events === 0
      ? t('No {events} in the last 180 days', { events: many })
      : t('{n, plural, one {The {events} behind it} other {All {events} behind it}}', {
          ...{ n: events, events: counted(events) },
        });
  return { href: ordersPath(path, metric), label };
}

/** The way from a figure to the orders that it counts. */
import { plural } from '../../helpers/words.ts';
import { ordersPath } from './present-seller.ts';
import { metricWords } from './words.ts';

/** @param events that the figure counts; null where it counts none, because nothing is known */
export function ordersLink(path: string, metric: string, events: number | null) {
  const { one, many } = metricWords(metric);
  const label =
    events === null || events === 0
      ? `No ${many} in the last 180 days`
      : `${events === 1 ? 'The' : 'All'} ${plural(events, one, many)} behind it`;
  return { href: ordersPath(path, metric), label };
}

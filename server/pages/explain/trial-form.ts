/** The form of a what-if: three sliders, each beside a number to type, and two lists. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { CountedEvent } from '../../stores/one-event.ts';
import { metricWords } from '../metric-words.ts';
import { mostNights, mostOrders, mostTimes, type AskedTrial } from './read-trial.ts';

/** As the form has them. */
const fieldLabels: Record<string, string> = {
  orders: message('More clean orders'),
  nights: message('Nights that pass'),
  event: message('Further events'),
  times: message('How many of these events'),
  without: message('One event less'),
};

interface Offered {
  eligible: readonly string[];
  /** To take away. */
  events: readonly CountedEvent[];
  /** Metrics that no part of the score comes from. */
  weightless: readonly string[];
  /** Orders in ninety days. */
  usual: number;
}

export function trialForm(asked: AskedTrial, { eligible, events, weightless, usual }: Offered, t: Texts) {
  const { given, faults } = asked;
  const choice = (value: string, label: string, chosen: string) => ({ value, label, selected: value === chosen });
  const listedEvents = events.map(({ metric, orderId, day }) =>
    choice(
      `${metric}:${orderId}`,
      t('{metric}: order {order}, {day}', {
        ...{ metric: metricWords(t, metric).label, order: orderId },
        day: daysIn(t.language).exactDay(day),
      }),
      given.without,
    ),
  );
  const isListed = given.without === '' || listedEvents.some(({ selected }) => selected);
  const slider = (name: 'nights' | 'orders' | 'times', least: number, most: number, typed = most) => {
    const value = Number(given[name] === '' ? least : given[name]);
    const set = Number.isInteger(value) ? Math.min(Math.max(value, least), most) : least;
    return {
      name,
      value: given[name] === '' ? String(least) : given[name],
      set,
      least,
      most,
      typed,
      error: faults[name],
    };
  };
  return {
    orders: slider('orders', 0, Math.max(sliderEnd(usual), Math.min(mostOrders, asked.orders)), mostOrders),
    nights: slider('nights', 0, mostNights),
    times: slider('times', 1, mostTimes),
    events: [
      choice('', t('None'), given.event),
      ...eligible.map((metric) => {
        const { label } = metricWords(t, metric);
        const moves = weightless.includes(metric)
          ? t('{event} (moves the evidence, not the score)', { event: label })
          : label;
        return choice(metric, moves, given.event);
      }),
    ],
    without: [
      choice('', t('None'), given.without),
      ...(isListed ? [] : [choice(given.without, given.without, given.without)]),
      ...listedEvents,
    ],
    errors: faults,
    faults: Object.entries(faults).map(([name, fault]) => ({
      name,
      text: t('{field}: {fault}', { field: t(fieldLabels[name] ?? name), fault }),
    })),
  };
}

/** What a slider reaches to: about a quarter's orders, a round number. */
function sliderEnd(usual: number): number {
  const most = Math.min(mostOrders, Math.max(100, usual));
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.min(mostOrders, Math.ceil(most / step) * step);
}

/** The trend of one metric, week by week, as the chart and the table under it want it. */
import { exactDay } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { dayText } from '../../scoring/day.ts';
import { thresholdLevels, type MetricPolicy } from '../../scoring/policy.ts';
import type { MetricHistory } from './seller-facts.ts';
import { metricWords } from './words.ts';

export interface ChartMark {
  day: string;
  label: string;
}

export function presentChart(
  metric: string,
  { weeks }: MetricHistory,
  thresholds: MetricPolicy | undefined,
  marks: readonly ChartMark[],
  hrefOf: (week: string) => string,
) {
  const first = weeks.findIndex(({ rate, orders }) => isNumber(rate) || orders > 0);
  const points = (first < 0 ? [] : weeks.slice(first)).map(({ week, rate, low, high, state, orders, events }) => {
    // A week is named by its first day.
    const monday = week - 6;
    const day = dayText(monday);
    return {
      day,
      label: exactDay(monday).slice(4, -5),
      value: rate,
      low,
      high,
      raw: orders > 0 ? events / orders : null,
      orders,
      stale: state === 'stale',
      href: hrefOf(day),
    };
  });
  const begin = points[0]?.day ?? '';
  return {
    unit: 'percent',
    label: metricWords(metric).label,
    points,
    thresholds: thresholdLevels.flatMap((level) => {
      const value = thresholds?.[level];
      return isNumber(value) ? [{ level, value }] : [];
    }),
    marks: marks.filter(({ day }) => day >= begin),
  };
}

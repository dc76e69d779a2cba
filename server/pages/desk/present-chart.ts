/** The trend of one metric, week by week, as the chart and the table under it want it. */
import { exactDay } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { thresholdLevels, type MetricPolicy } from '../../scoring/policy.ts';
import type { MetricHistory } from './seller-facts.ts';
import { metricWords } from './words.ts';

export interface ChartMark {
  day: string;
  label: string;
}

/** A week is named by its first day; its figure is that of the night on its last. */
export const weekOf = (night: Day): Day => night - 6;

export function presentChart(
  metric: string,
  { nights, readings, counts }: MetricHistory,
  thresholds: MetricPolicy | undefined,
  marks: readonly ChartMark[],
  hrefOf: (week: string) => string,
) {
  const weeks = weeklyCounts(nights, counts);
  const first = nights.findIndex((night, index) => isNumber(readings.get(night)?.rate) || weeks[index]!.orders > 0);
  const points = (first < 0 ? [] : nights.slice(first)).map((night, index) => {
    const reading = readings.get(night);
    const { orders, events } = weeks[first + index]!;
    const week = dayText(weekOf(night));
    return {
      day: week,
      label: exactDay(weekOf(night)).slice(4, -5),
      value: reading?.rate ?? null,
      low: reading?.low ?? null,
      high: reading?.high ?? null,
      raw: orders > 0 ? events / orders : null,
      orders,
      stale: reading?.state === 'stale',
      href: hrefOf(week),
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

/** Orders and events of the week up to each night; the nights are a week apart. */
function weeklyCounts(nights: readonly Day[], counts: MetricHistory['counts']) {
  const weeks = nights.map(() => ({ orders: 0, events: 0 }));
  const before = (nights[0] ?? 0) - 7;
  for (const { day, opened, occurred } of counts) {
    const week = weeks[Math.ceil((day - before) / 7) - 1];
    if (!week) continue;
    week.orders += opened;
    week.events += occurred;
  }
  return weeks;
}

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
  const first = nights.find((night) => isNumber(readings.get(night)?.rate) || opens(counts, night));
  const points = nights
    .filter((night) => first !== undefined && night >= first)
    .map((night) => {
      const reading = readings.get(night);
      const { orders, events } = weekCounts(counts, night);
      const week = dayText(weekOf(night));
      return {
        day: week,
        label: exactDay(week).slice(4, -5),
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

function weekCounts(counts: MetricHistory['counts'], night: Day): { orders: number; events: number } {
  let [orders, events] = [0, 0];
  for (const { day, opened, occurred } of counts) {
    if (day <= night - 7 || day > night) continue;
    orders += opened;
    events += occurred;
  }
  return { orders, events };
}

const opens = (counts: MetricHistory['counts'], night: Day): boolean => weekCounts(counts, night).orders > 0;

/** The trend of one metric, week by week, as the chart and the table beside it want it. */
import { axisDay } from '../../helpers/axis-day.ts';
import { isNumber } from '../../helpers/numbers.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { thresholdLevels, type MetricPolicy } from '../../scoring/policy.ts';
import type { Week } from '../../stores/seller-weeks.ts';
import type { MetricHistory } from './seller-facts.ts';
import { metricWords } from '../metric-words.ts';

export interface ChartMark {
  day: string;
  label: string;
}

/** A week is named by its first day. */
const mondayOf = ({ week }: Week): string => dayText(week - 6);

export function presentChart(
  t: Texts,
  metric: string,
  { weeks }: MetricHistory,
  thresholds: MetricPolicy | undefined,
  marks: readonly ChartMark[],
  hrefOf: (week: string) => string,
) {
  const points = drawnWeeks(weeks).map((one) => {
    const { rate, low, high, state, orders } = one;
    const day = mondayOf(one);
    return {
      day,
      label: axisDay(one.week - 6, t.language),
      value: rate,
      low,
      high,
      raw: rawOf(one),
      orders,
      stale: state === 'stale',
      href: hrefOf(day),
    };
  });
  return { unit: 'percent', label: metricWords(t, metric).label, points, ...around(thresholds, marks, points[0]?.day) };
}

/** The same in a third of the bytes, one list for each figure, for static/js/chart-series.js. Null without a week. */
export function packChart(
  t: Texts,
  metric: string,
  { weeks }: MetricHistory,
  thresholds: MetricPolicy | undefined,
  marks: readonly ChartMark[],
  hrefOf: (week: string) => string,
) {
  const drawn = drawnWeeks(weeks);
  const [first] = drawn;
  if (!first) return null;
  const monday = mondayOf(first);
  return {
    unit: 'percent',
    label: metricWords(t, metric).label,
    first: monday,
    href: hrefOf('{week}'),
    value: drawn.map(({ rate }) => brief(rate)),
    low: drawn.map(({ low }) => brief(low)),
    high: drawn.map(({ high }) => brief(high)),
    raw: drawn.map((week) => brief(rawOf(week))),
    orders: drawn.map(({ orders }) => orders),
    stale: drawn.flatMap(({ state }, index) => (state === 'stale' ? [index] : [])),
    ...around(thresholds, marks, monday),
  };
}

function drawnWeeks(weeks: readonly Week[]): readonly Week[] {
  const first = weeks.findIndex(({ rate, orders }) => isNumber(rate) || orders > 0);
  return first < 0 ? [] : weeks.slice(first);
}

const rawOf = ({ orders, events }: Week): number | null => (orders > 0 ? events / orders : null);

/** In thousandths of a percent, which are finer than a pixel. */
const brief = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e5));

const around = (thresholds: MetricPolicy | undefined, marks: readonly ChartMark[], begin = '') => ({
  thresholds: thresholdLevels.flatMap((level) => {
    const value = thresholds?.[level];
    return isNumber(value) ? [{ level, value }] : [];
  }),
  marks: marks.filter(({ day }) => day >= begin),
});

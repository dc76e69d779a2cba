/** One metric of one seller in words and figures. */
import { change, count, interval, isNumber, percent, percentChange } from '../../helpers/numbers.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import { ownDataInterval } from '../../scoring/posterior.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import type { ReadingPoint } from '../../stores/desk-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { behindFor } from './feeds-behind.ts';
import { briefPercent, evidenceWords, nowWords, stateWords } from './figures.ts';
import { stretchWords } from './present-headline.ts';
import { remarkWords } from './present-remarks.ts';
import type { MetricHistory, SellerFacts } from './seller-facts.ts';
import type { Stretch } from './since-when.ts';
import { metricWords } from './words.ts';
import { dayWords } from '../../helpers/days.ts';

export function presentMetric(
  facts: SellerFacts,
  metric: string,
  history: MetricHistory,
  stretch: Stretch | null,
  kept: string | null,
  lately: string | null,
) {
  const { night, behind } = facts;
  const reading = facts.readings.get(metric);
  const thresholds = facts.thresholds[metric];
  const { label, meaning } = metricWords(metric);
  return {
    key: metric,
    label,
    meaning,
    figure: reading ? figureOf(metric, reading, thresholds, history.weekAgo) : null,
    state: stateWords(reading, metric, night, behindFor(metric, behind)),
    stateName: reading?.state ?? 'missing',
    evidence: reading ? evidenceWords(reading, thresholds, nowWords(lately)) : [],
    remarks: [kept, belowWords(facts, reading, lately), ...(reading ? remarkWords(reading, facts.levels) : [])].filter(
      Boolean,
    ),
    since: stretch && `since ${dayWords(stretch.since, night)}: ${stretchWords(metric, stretch)}`,
    ownData: reading ? ownDataWords(metric, reading) : null,
    thresholds: thresholdsWords(thresholds),
    caption: captionOf(reading, thresholds),
  };
}

function figureOf(
  metric: string,
  reading: Reading,
  thresholds: MetricPolicy | undefined,
  before: ReadingPoint | undefined,
) {
  const { base } = metricWords(metric);
  const moved = isNumber(reading.rate) && isNumber(before?.rate) ? reading.rate - before.rate : null;
  const says = percentChange(moved);
  return {
    label: metricWords(metric).label,
    value: isNumber(reading.rate) ? percent(reading.rate) : null,
    interval: isNumber(reading.rate) ? interval(reading.low, reading.high) : null,
    base: isNumber(reading.exposure) ? `${count(reading.exposure)} ${base}` : null,
    threshold: isNumber(thresholds?.warn) ? `warn above ${briefPercent(thresholds.warn)}` : null,
    change: moved === null ? null : /[1-9]/.test(says) ? `${says} points since last week` : 'unchanged since last week',
    tone: moved !== null && /[1-9]/.test(change(moved * 100)) ? (moved > 0 ? 'worse' : 'better') : null,
  };
}

/** Why a level holds although the rate shown lies under its threshold. */
function belowWords(
  { held, thresholds }: SellerFacts,
  reading: Reading | undefined,
  lately: string | null,
): string | null {
  const level = reading && held.get(reading.metric)?.level;
  const bound = level && thresholds[reading.metric]?.[level];
  if (!isNumber(bound) || !isNumber(reading?.rate) || reading.rate > bound) return null;
  return `The rate shown looks back half a year and lies under ${briefPercent(bound)}; the level looks at the rate as it is now${lately === null ? '' : `, ${lately}`}.`;
}

/** Two figures for one thing need a word where neither lies within the other's range. */
function apartWords({ low, high }: Reading, own: { low: number; high: number } | null): string {
  const apart = own && isNumber(low) && isNumber(high) && (own.low > high || own.high < low);
  return apart
    ? '. The estimate above differs: few orders are drawn towards what is usual, and the older an order, the less it weighs'
    : '';
}

/** 'Its data alone: 38 of 412 orders due, 9.2 % (6.6–12.4)' */
function ownDataWords(metric: string, reading: Reading): string | null {
  const { events, exposure } = reading;
  if (!isNumber(events) || !isNumber(exposure) || exposure <= 0) return null;
  const own = ownDataInterval(events, exposure);
  const { base } = metricWords(metric);
  return `${count(events)} of ${count(exposure)} ${base}: ${percent(Math.min(1, events / exposure))} (${interval(own?.low, own?.high)})${apartWords(reading, own)}`;
}

const thresholdsWords = (thresholds: MetricPolicy | undefined): string | null => {
  const known = thresholdLevels.filter((level) => isNumber(thresholds?.[level]));
  if (known.length === 0) return null;
  return known.map((level) => `${level} above ${briefPercent(thresholds![level])}`).join(', ');
};

/** What to see in the chart. */
function captionOf(reading: Reading | undefined, thresholds: MetricPolicy | undefined): string {
  if (!reading || !isNumber(reading.rate) || !isNumber(thresholds?.warn)) {
    return 'Line: the estimated rate with its 95 % band. Dots: single weeks, larger with more orders.';
  }
  const above = [...thresholdLevels]
    .reverse()
    .find((level) => isNumber(thresholds[level]) && reading.rate! > thresholds[level]);
  const band =
    isNumber(reading.low) && reading.low > thresholds.warn
      ? 'the whole band lies above it'
      : 'the band reaches below it';
  const stands = above
    ? `The line stands above ${above} (${briefPercent(thresholds[above])})${above === 'warn' ? `; ${band}` : ''}.`
    : 'The line stands below every threshold.';
  return `${stands} Dots are single weeks, larger with more orders; the newest are still filling up. A triangle at the top is a week above the picture; hatched weeks are stale, as the feed was behind.`;
}

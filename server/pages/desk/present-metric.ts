/** One metric of one seller in words and figures. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import { ownDataInterval } from '../../scoring/posterior.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import type { ReadingPoint } from '../../stores/desk-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { behindFor } from './feeds-behind.ts';
import { briefPercent, evidenceWords, nowWords, stateWords } from './figures.ts';
import { countedIn } from './present-headline.ts';
import { remarkWords } from './present-remarks.ts';
import type { MetricHistory, SellerFacts } from './seller-facts.ts';
import type { Stretch } from './since-when.ts';
import { metricWords } from '../metric-words.ts';
import { spokenMetric } from './spoken-metric.ts';

export function presentMetric(
  facts: SellerFacts,
  metric: string,
  history: MetricHistory,
  stretch: Stretch | null,
  { kept, lately }: { kept: string | null; lately: string | null },
  t: Texts,
) {
  const { night, behind } = facts;
  const reading = facts.readings.get(metric);
  const thresholds = facts.thresholds[metric];
  const { label, meaning } = metricWords(t, metric);
  return {
    key: metric,
    label,
    meaning,
    figure: reading ? figureOf(metric, reading, thresholds, history.weekAgo, t) : null,
    state: stateWords(reading, metric, night, behindFor(metric, behind, t), t),
    stateName: reading?.state ?? 'missing',
    evidence: reading ? evidenceWords(reading, thresholds, nowWords(lately, t), t) : [],
    remarks: [
      kept,
      belowWords(facts, reading, lately, t),
      ...(reading ? remarkWords(reading, facts.levels, t) : []),
    ].filter(Boolean),
    since:
      stretch &&
      t('Since {day}: {events}, {expected} expected of an acceptable seller with its orders.', {
        day: daysIn(t.language).shortDay(stretch.since, night),
        ...countedIn(metric, stretch, t),
      }),
    ownData: reading ? ownDataWords(metric, reading, t) : [],
    thresholds: thresholdsWords(thresholds, t),
    caption: captionOf(reading, thresholds, t),
  };
}

function figureOf(
  metric: string,
  reading: Reading,
  thresholds: MetricPolicy | undefined,
  before: ReadingPoint | undefined,
  t: Texts,
) {
  const { label } = metricWords(t, metric);
  const { base } = spokenMetric(t, metric);
  const { percent, interval, count, change } = numbersIn(t.language);
  const moved = isNumber(reading.rate) && isNumber(before?.rate) ? reading.rate - before.rate : null;
  return {
    label,
    value: isNumber(reading.rate) ? percent(reading.rate) : null,
    interval: isNumber(reading.rate) ? interval(reading.low, reading.high) : null,
    base: isNumber(reading.exposure) ? t('{n} {base}', { n: count(reading.exposure), base }) : null,
    threshold: isNumber(thresholds?.warn)
      ? t('warn above {threshold}', { threshold: briefPercent(thresholds.warn, t) })
      : null,
    change: moved === null ? null : movedWords(moved, t),
    tone: moved !== null && /[1-9]/.test(change(moved * 100)) ? (moved > 0 ? 'worse' : 'better') : null,
  };
}

function movedWords(moved: number, t: Texts): string {
  const points = numbersIn(t.language).percentChange(moved);
  return /[1-9]/.test(points) ? t('{points} points since last week', { points }) : t('unchanged since last week');
}

/** Why a level holds although the rate shown lies under its threshold. */
function belowWords(
  { held, thresholds }: SellerFacts,
  reading: Reading | undefined,
  lately: string | null,
  t: Texts,
): string | null {
  const level = reading && held.get(reading.metric)?.level;
  const bound = level && thresholds[reading.metric]?.[level];
  if (!isNumber(bound) || !isNumber(reading?.rate) || reading.rate > bound) return null;
  const threshold = briefPercent(bound, t);
  return lately === null
    ? t('The rate shown looks back half a year and lies under {threshold}; the level looks at the rate as it is now.', {
        threshold,
      })
    : t(
        'The rate shown looks back half a year and lies under {threshold}; the level looks at the rate as it is now, {lately}.',
        { threshold, lately },
      );
}

/** 'Its data alone: 38 of 412 orders due: 9.2 % (6.6–12.4).', and what is to be said where the estimate is another. */
function ownDataWords(metric: string, reading: Reading, t: Texts): string[] {
  const { events, exposure } = reading;
  if (!isNumber(events) || !isNumber(exposure) || exposure <= 0) return [];
  const own = ownDataInterval(events, exposure);
  const { count, percent, interval } = numbersIn(t.language);
  const alone = t('Its data alone: {events} of {orders} {base}: {rate} ({interval}).', {
    ...{ events: count(events), orders: count(exposure), base: spokenMetric(t, metric).base },
    ...{ rate: percent(Math.min(1, events / exposure)), interval: interval(own?.low, own?.high) },
  });
  return isApart(reading, own)
    ? [
        alone,
        t(
          'The estimate above differs: few orders are drawn towards what is usual, and the older an order, the less it weighs.',
        ),
      ]
    : [alone];
}

/** Two figures for one thing need a word where neither lies within the other's range. */
const isApart = ({ low, high }: Reading, own: { low: number; high: number } | null): boolean =>
  own !== null && isNumber(low) && isNumber(high) && (own.low > high || own.high < low);

function thresholdsWords(thresholds: MetricPolicy | undefined, t: Texts): string {
  const known = thresholdLevels.filter((level) => isNumber(thresholds?.[level]));
  if (known.length === 0) return t('It is shown only; it has no threshold.');
  const { statusWord } = wordsIn(t.language);
  const bounds = known.map((level) =>
    t('{level} above {threshold}', { level: statusWord(level), threshold: briefPercent(thresholds![level], t) }),
  );
  return t('Thresholds: {thresholds}.', { thresholds: bounds.join(', ') });
}

/** What to see in the chart. */
function captionOf(reading: Reading | undefined, thresholds: MetricPolicy | undefined, t: Texts): string {
  if (!reading || !isNumber(reading.rate) || !isNumber(thresholds?.warn))
    return t('Line: the estimated rate with its 95 % band. Dots: single weeks, larger with more orders.');
  const signs = t(
    'Dots are single weeks, larger with more orders; the newest are still filling up. A triangle at the top is a week above the picture; hatched weeks are stale, as the feed was behind.',
  );
  return `${lineWords(reading, reading.rate, thresholds, t)} ${signs}`;
}

function lineWords({ low }: Reading, rate: number, thresholds: MetricPolicy, t: Texts): string {
  const above = [...thresholdLevels].reverse().find((level) => isNumber(thresholds[level]) && rate > thresholds[level]);
  if (above === undefined) return t('The line stands below every threshold.');
  const threshold = briefPercent(thresholds[above], t);
  if (above !== 'warn')
    return t('The line stands above {level} ({threshold}).', {
      ...{ level: wordsIn(t.language).statusWord(above), threshold },
    });
  return isNumber(low) && isNumber(thresholds.warn) && low > thresholds.warn
    ? t('The line stands above warn ({threshold}); the whole band lies above it.', { threshold })
    : t('The line stands above warn ({threshold}); the band reaches below it.', { threshold });
}

/** Readings as sentences: the rate, how sure it is, and why there may be none. */
import { dayWords } from '../../helpers/days.ts';
import { count, isNumber, odds } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import type { Level, MetricPolicy, ThresholdLevel } from '../../scoring/policy.ts';
import { levelRank, thresholdLevels } from '../../scoring/policy.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { listed, metricWords } from './words.ts';

/** The threshold a level is about. Watch shares that of warn. */
export const thresholdOf = (level: Level): ThresholdLevel =>
  level === 'limit' || level === 'suspend' ? level : 'warn';

/** A threshold as the policy writes it: '6 %', not '6.0 %'. */
export const briefPercent = (share: number | null | undefined, { language }: Texts = texts('en')): string =>
  numbersIn(language)
    .percent(share)
    .replace(/[.,]0(\D)/, '$1');

/** 'late 9.1 % (7.6–10.8)' */
export function rateWords(
  metric: string,
  reading: Pick<Reading, 'rate' | 'low' | 'high'>,
  t: Texts = texts('en'),
): string {
  const { short } = metricWords(metric, t);
  const { percent, interval } = numbersIn(t.language);
  return isNumber(reading.rate)
    ? `${short} ${percent(reading.rate)} (${interval(reading.low, reading.high)})`
    : `${short} –`;
}

/** The thresholds that lead to a level: one beyond the highest that the metric may bring about is none to show. */
export function leading(thresholds: MetricPolicy): MetricPolicy {
  const { highest, weight } = thresholds;
  // In a score they are the places where 60 and all points are lost.
  if (highest === undefined || weight > 0) return thresholds;
  const kept = { ...thresholds };
  for (const level of thresholdLevels) if (levelRank(level) > levelRank(highest)) kept[level] = null;
  return kept;
}

/** 'limit 6 %' */
export function thresholdWords(thresholds: MetricPolicy | undefined, level: Level, t: Texts = texts('en')): string {
  const name = thresholdOf(level);
  const bound = thresholds?.[name];
  if (!isNumber(bound)) return '';
  return t('{level} {threshold}', { level: wordsIn(t.language).statusWord(name), threshold: briefPercent(bound, t) });
}

/** 'late 9.1 % (7.6–10.8), limit 6 %' */
export const groundWords = (
  metric: string,
  reading: Pick<Reading, 'rate' | 'low' | 'high'> | undefined,
  thresholds: MetricPolicy | undefined,
  level: Level,
  t: Texts = texts('en'),
): string =>
  [reading ? rateWords(metric, reading, t) : metricWords(metric, t).short, thresholdWords(thresholds, level, t)]
    .filter(Boolean)
    .join(', ');

/** ' that the rate of late delivery is above 6 %' */
export function aboutThreshold(
  metric: string | undefined,
  level: Level,
  thresholds: Readonly<Record<string, MetricPolicy>>,
): string {
  const bound = metric === undefined ? null : thresholds[metric]?.[thresholdOf(level)];
  return isNumber(bound)
    ? ` that the rate of ${metricWords(metric!).label.toLowerCase()} is above ${briefPercent(bound)}`
    : '';
}

/**
 * For each threshold that the evidence speaks about: '38 : 1 that the true rate is above 1 %; 92 % sure that it is now'.
 *
 * @param when 'it is now (lately 3.9 %)', or 'it was so on that night'
 */
export function evidenceWords(reading: Reading, thresholds: MetricPolicy | undefined, when = 'it is now'): string[] {
  return thresholdLevels.flatMap((level, index) => {
    const [evidence, bound] = [reading.evidence[level], thresholds?.[level]];
    const told = isNumber(evidence) && evidence >= 2 && isNumber(bound);
    return told && bound !== thresholds?.[thresholdLevels[index - 1]!]
      ? [
          `${odds(evidence)} that the true rate is above ${briefPercent(bound)}${stillWords(reading.chanceAbove[level], when)}`,
        ]
      : [];
  });
}

/** The level asks for both: that the rate was above the threshold, and that it is so now, by the last weeks. */
const stillWords = (chance: number | null | undefined, when: string): string =>
  isNumber(chance) ? `; ${sureness(chance)}\u202f% sure that ${when}` : '';

/** The rate that the chance is about, beside it: the rate shown is another. */
export const nowWords = (lately: string | null): string => `it is now${lately === null ? '' : ` (${lately})`}`;

/** Whole percents that never claim certainty. */
const sureness = (chance: number): string =>
  chance < 0.005 ? 'under 1' : chance >= 0.995 ? 'over 99' : String(Math.round(chance * 100));

/** Each state of a reading as a whole sentence; `behind` names the feeds that are late or missing. */
export function stateWords(
  reading: Reading | undefined,
  metric: string,
  night: Day,
  behind: readonly string[],
): string {
  const { base } = metricWords(metric);
  const known = isNumber(reading?.exposure) ? count(reading.exposure) : 'No';
  const feeds = listed(behind);
  switch (reading?.state) {
    case 'ok':
      return `Judged on ${known} ${base} of the last 180 days.`;
    case 'too_few':
      return `Too few ${isOfOrders(metric) ? 'orders ' : ''}to judge: ${known} ${base} in 180 days.`;
    case 'stale':
      return `Stale: ${feeds || 'the data'} stand at ${dayWords(reading.asOf, night)}. The figure holds its last value and raises nothing.`;
    case 'missing':
      return `No data: ${feeds ? `${feeds} never arrived` : untold(metric)}. That is not 0 %: it costs no points and gives none.`;
    default:
      return 'No figure yet: the first orders of this kind are still to come.';
  }
}

const sources: Record<string, string> = {
  inspections: 'the lab has revealed no test order that was drawn at random yet, and only those count here',
  replies: 'the answers to complaints were never told',
};

const isOfOrders = (metric: string): boolean => !isMetric(metric) || metricOf(metric).subject === 'order';

/** Why there is no figure although every feed is there. */
function untold(metric: string): string {
  const source = isMetric(metric) ? metricOf(metric).source : undefined;
  return (source && sources[source]) ?? 'a feed it needs never arrived';
}

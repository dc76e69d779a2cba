/** Readings as sentences: the rate, how sure it is, and why there may be none. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import type { Level, MetricPolicy, ThresholdLevel } from '../../scoring/policy.ts';
import { levelRank, thresholdLevels } from '../../scoring/policy.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { metricWords } from '../metric-words.ts';
import { spokenMetric } from './spoken-metric.ts';
import { listed } from './words.ts';

/** The threshold a level is about. Watch shares that of warn. */
export const thresholdOf = (level: Level): ThresholdLevel =>
  level === 'limit' || level === 'suspend' ? level : 'warn';

/** @example briefPercent(0.06, texts('en')) // '6 %' as the policy writes it, not '6.0 %' */
export const briefPercent = (share: number | null | undefined, { language }: Texts): string =>
  numbersIn(language)
    .percent(share)
    .replace(/[.,]0(\D)/, '$1');

/** 'late 9.1 % (7.6–10.8)' */
export function rateWords(metric: string, reading: Pick<Reading, 'rate' | 'low' | 'high'>, t: Texts): string {
  const { short } = spokenMetric(t, metric);
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
export function thresholdWords(thresholds: MetricPolicy | undefined, level: Level, t: Texts): string {
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
  t: Texts,
): string =>
  [reading ? rateWords(metric, reading, t) : spokenMetric(t, metric).short, thresholdWords(thresholds, level, t)]
    .filter(Boolean)
    .join(', ');

/** 'that the rate of late delivery is above 6 %': what the odds of a case are about; null where the policy has no such threshold. */
export function rateAbove(
  metric: string | undefined,
  level: Level,
  thresholds: Readonly<Record<string, MetricPolicy>>,
  t: Texts,
): string | null {
  const bound = metric === undefined ? null : thresholds[metric]?.[thresholdOf(level)];
  return isNumber(bound)
    ? t('that the rate of {metric} is above {threshold}', {
        metric: metricWords(t, metric!).name,
        threshold: briefPercent(bound, t),
      })
    : null;
}

/**
 * For each threshold that the evidence speaks about: '38 : 1 that the true rate is above 1 %; 92 % sure that it is now'.
 *
 * @param when 'it is now (lately 3.9 %)', or 'it was so on that night'
 */
export function evidenceWords(
  reading: Reading,
  thresholds: MetricPolicy | undefined,
  when: string,
  t: Texts,
): string[] {
  return thresholdLevels.flatMap((level, index) => {
    const [evidence, bound] = [reading.evidence[level], thresholds?.[level]];
    const told = isNumber(evidence) && evidence >= 2 && isNumber(bound);
    if (!told || bound === thresholds?.[thresholdLevels[index - 1]!]) return [];
    const values = { odds: numbersIn(t.language).odds(evidence), threshold: briefPercent(bound, t) };
    const chance = reading.chanceAbove[level];
    // The level asks for both: that the rate was above the threshold, and that it is so now, by the last weeks.
    return isNumber(chance)
      ? t('{odds} that the true rate is above {threshold}; {chance} sure that {when}', {
          ...values,
          chance: sureness(chance, t),
          when,
        })
      : t('{odds} that the true rate is above {threshold}', values);
  });
}

/** The rate that the chance is about, beside it: the rate shown is another. */
export const nowWords = (lately: string | null, t: Texts): string =>
  lately === null ? t('it is now') : t('it is now ({lately})', { lately });

/** Whole percents that never claim certainty. */
function sureness(chance: number, t: Texts): string {
  const percent = (whole: number) => `${whole}\u202f%`;
  if (chance < 0.005) return t('under {share}', { share: percent(1) });
  return chance >= 0.995 ? t('over {share}', { share: percent(99) }) : percent(Math.round(chance * 100));
}

/** Each state of a reading as a whole sentence; `behind` names the feeds that are late or missing. */
export function stateWords(
  reading: Reading | undefined,
  metric: string,
  night: Day,
  behind: readonly string[],
  t: Texts,
): string {
  const { base } = spokenMetric(t, metric);
  const exposure = reading?.exposure;
  const known = isNumber(exposure)
    ? t('{n} {base}', { n: numbersIn(t.language).count(exposure), base })
    : t('no {base}', { base });
  const feeds = listed(behind, t);
  switch (reading?.state) {
    case 'ok':
      return t('Judged on {known} of the last 180 days.', { known });
    case 'too_few':
      return isOfOrders(metric)
        ? t('Too few orders to judge: {known} in 180 days.', { known })
        : t('Too few to judge: {known} in 180 days.', { known });
    case 'stale':
      return staleWords(feeds, daysIn(t.language).dayWords(reading.asOf, night), t);
    case 'missing':
      return feeds
        ? t('No data: {feeds} never arrived. That is not 0 %: it costs no points and gives none.', { feeds })
        : t(untold(metric));
    default:
      return t('No figure yet: the first orders of this kind are still to come.');
  }
}

const staleWords = (feeds: string, day: string, t: Texts): string =>
  feeds
    ? t('Stale: {feeds} stand at {day}. The figure holds its last value and raises nothing.', { feeds, day })
    : t('Stale: the data stand at {day}. The figure holds its last value and raises nothing.', { day });

const sources: Record<string, string> = {
  inspections: message(
    'No data: up to this night the lab had revealed no test order that was drawn at random, and only those count here. That is not 0 %: it costs no points and gives none.',
  ),
  replies: message(
    'No data: the answers to complaints were never told. That is not 0 %: it costs no points and gives none.',
  ),
};

const isOfOrders = (metric: string): boolean => !isMetric(metric) || metricOf(metric).subject === 'order';

/** Why there is no figure although every feed is there. */
function untold(metric: string): string {
  const source = isMetric(metric) ? metricOf(metric).source : undefined;
  return (
    (source && sources[source]) ??
    message('No data: a feed it needs never arrived. That is not 0 %: it costs no points and gives none.')
  );
}

/** What would get a seller back, in orders and in dates; and where its volume is so small that nobody can promise anything. */
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, isNumber } from '../../helpers/numbers.ts';
import { riskUnit } from '../../scoring/ledger.ts';
import { priorOf } from '../../scoring/method.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { ThresholdLevel } from '../../scoring/policy.ts';
import { posteriorNow } from '../../scoring/reading.ts';
import {
  halfWeightNights,
  nightsToLeave,
  ordersToRecover,
  volumeOf,
  type MetricTonight,
} from '../../scoring/recovery.ts';
import type { Volume } from '../../stores/explained-seller.ts';
import { briefPercent } from '../desk/figures.ts';
import { levelNoun, metricWords, sentence, severity } from '../desk/words.ts';
import type { Explained } from './explained.ts';

/** Days of orders by which a volume is taken. */
export const volumeDays = 90;

/** Metrics at a level that the seller was told of, the worst first. */
export const metricsHeld = ({ states, policy }: Explained): string[] =>
  metrics
    .map(({ key }) => key)
    .filter((key) => severity[states.get(key)?.level ?? 'none'] >= severity.warn && policy.metrics[key]?.acceptable)
    .sort((a, b) => severity[states.get(b)!.level] - severity[states.get(a)!.level]);

/** Events that an acceptable seller would have of one order whose risk opens, in the seller's own mix. */
export const expectedOfOne = ({ policy }: Explained, metric: string, volume: Volume | undefined): number =>
  (policy.metrics[metric]?.acceptable ?? 0) *
  (1 + policy.delta) *
  (volume && volume.opened > 0 ? volume.risk / riskUnit / volume.opened : 1);

/** What is known of a metric as the published night ends; sums aged to its last posting. */
export function metricTonight(explained: Explained, metric: string): MetricTonight | null {
  const { states, postings, policy, method, night } = explained;
  const [state, own] = [states.get(metric), policy.metrics[metric]];
  if (!state || !own || own.acceptable === null) return null;
  return { state, night: postings.get(metric)?.night ?? night, own, policy, prior: priorOf(method, policy, metric) };
}

/** Of a seller without any orders yet: not every order is reviewed, and few are complained about. */
const usual: Readonly<Record<string, number>> = { 'low-review': 0.2, 'slow-reply': 0.01 };

/** How often an order that is placed opens this kind of risk, by the seller's orders of the last months. */
export function opensOf(volumes: ReadonlyMap<string, Volume>, metric: string): number {
  const placed = volumes.get('cancellation')?.opened ?? 0;
  return placed > 0 ? Math.min(1, (volumes.get(metric)?.opened ?? 0) / placed) : (usual[metric] ?? 1);
}

export interface Recovery {
  metric: string;
  label: string;
  level: ThresholdLevel;
  /** One sentence each. */
  orders: string;
  nights: string;
  weights: string;
  /** What stands in the way of a date. */
  small: string | null;
}

export function recoveryOf(
  explained: Explained,
  metric: string,
  volumes: ReadonlyMap<string, Volume>,
  own: boolean,
): Recovery | null {
  const tonight = metricTonight(explained, metric);
  const level = tonight?.state.level;
  if (!tonight || !level || level === 'none' || level === 'watch') return null;
  const threshold = tonight.own[level];
  if (!isNumber(threshold)) return null;
  const { policy, night } = explained;
  const perOrder = expectedOfOne(explained, metric, volumes.get(metric));
  const quiet = Math.max(0, tonight.night - tonight.state.night);
  const now = posteriorNow(tonight.state, quiet, tonight.prior, policy);
  const ratio = threshold / tonight.own.acceptable!;
  const orders = [0, 0.5].map((share) => ordersToRecover(now, ratio, policy.release.chance, perOrder, share));
  const placed = ordersToRecover(now, ratio, policy.release.chance, perOrder * opensOf(volumes, metric), 0);
  const perDay = volumeOf(tonight);
  const nights = [0, 0.5].map((share) => nightsToLeave(tonight, level, { perDay, share }));
  const half = halfWeightNights({ perDay }, policy.halfLifeDays);
  const { one, base } = metricWords(metric);
  const leaving = { calm: policy.release.nights, chance: briefPercent(policy.release.chance) };
  return {
    metric,
    label: metricWords(metric).label,
    level,
    orders: orderWords(orders, placed, { base, one, threshold: briefPercent(threshold), own, ...leaving }),
    nights: nightWords(nights, { level, night, own, daily: perDay / perOrder, base, calm: policy.release.nights }),
    weights: `What is reported tonight counts half for the ${own ? 'alarm' : 'level'} from ${dayWords(night + half.level, night)} on, and half for the score from ${dayWords(night + half.score, night)} on.`,
    small: nights[0] === null ? leversWords(metric, own) : null,
  };
}

function orderWords(
  [clean, half]: (number | null)[],
  placed: number | null,
  words: { base: string; one: string; threshold: string; own: boolean; calm: number; chance: string },
): string {
  const { base, one, threshold, calm, chance } = words;
  const whose = words.own ? 'your rate' : 'the rate';
  if (clean === 0)
    return `${sentence(whose)} as it is now is low enough below ${threshold} already: what is missing are ${calm} such nights in a row.`;
  const without = `${isNumber(clean) ? count(clean) : 'more than ten million'} further ${base} without a ${one}${isNumber(placed) && placed !== clean ? ` (${count(placed)} orders placed)` : ''}`;
  const some = isNumber(half) ? `, or ${count(half)} at half the accepted rate,` : '';
  return `It takes ${without}${some} until the chance that ${whose} is above ${threshold} is down to ${chance}.`;
}

function nightWords(
  [clean, half]: (number | null)[],
  words: { level: ThresholdLevel; night: number; own: boolean; daily: number; base: string; calm: number },
): string {
  const { level, night, daily, base, calm } = words;
  const volume = `At today’s volume (${dailyWords(daily, base)}) and without another event`;
  // A level is a recommendation: to the seller only what people decided has that name.
  const named = words.own ? 'the alarm' : levelNoun[level].replace(/^a /, 'the ');
  if (!isNumber(clean)) return `${volume} ${named} would still stand in two years.`;
  const slower = isNumber(half) ? `, at half the accepted rate about ${dayWords(night + half, night)}` : '';
  const next = level === 'warn' || words.own ? '' : ' It goes down one level at a time.';
  return `${volume} ${named} ends about ${dayWords(night + clean, night)}${slower}: after ${calm} nights in a row on which the rate is clearly below.${next}`;
}

/** 'about 12 orders due a day', 'about 3 reviewed orders a week' */
function dailyWords(daily: number, base: string): string {
  const [volume, stretch] = daily >= 1 ? [daily, 'a day'] : [daily * 7, 'a week'];
  return `about ${decimal(volume, volume < 10 ? 1 : 0).replace(/\.0$/, '')} ${base} ${stretch}`;
}

/** What helps where orders are too few for any test. */
function leversWords(metric: string, own: boolean): string {
  const union =
    metric === 'bad-order' ? '' : ' Bad orders of all kinds taken together say something sooner than each kind alone.';
  return own
    ? `With so few orders no calculation can tell good luck from good work.${union} What helps: more orders, a test order of the marketplace, and a word with your manager about what you have changed.`
    : `With so few orders no calculation can tell good luck from good work.${union} What helps: a mystery order, a look at what the seller has changed, and a decision by a person.`;
}

/** What would get a seller back, in orders and in dates; and where its volume is so small that nobody can promise anything. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
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
import { severity } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { briefPercent } from '../desk/figures.ts';
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
  /** Sentences. */
  orders: string[];
  nights: string[];
  weights: string;
  /** What stands in the way of a date. */
  small: string[];
}

export function recoveryOf(
  explained: Explained,
  metric: string,
  volumes: ReadonlyMap<string, Volume>,
  own: boolean,
  t: Texts,
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
  const [clean = null, half = null] = [0, 0.5].map((share) =>
    ordersToRecover(now, ratio, policy.release.chance, perOrder, share),
  );
  const placed = ordersToRecover(now, ratio, policy.release.chance, perOrder * opensOf(volumes, metric), 0);
  const perDay = volumeOf(tonight);
  const nights = [0, 0.5].map((share) => nightsToLeave(tonight, level, { perDay, share }));
  const counts = halfWeightNights({ perDay }, policy.halfLifeDays);
  const on = (day: Day) => daysIn(t.language).shortDay(day, night);
  return {
    metric,
    label: metricWords(t, metric).label,
    level,
    orders: orderWords({ metric, clean, half, placed, threshold, release: policy.release }, t),
    nights: nightWords({ metric, level, nights, daily: perDay / perOrder, calm: policy.release.nights }, night, on, t),
    weights: t(
      'What is reported tonight counts half for the alarm from {alarm} on, and half for the score from {score} on.',
      { alarm: on(night + counts.level), score: on(night + counts.score) },
    ),
    small: nights[0] === null ? leversWords(metric, own, t) : [],
  };
}

interface OrdersToCome {
  metric: string;
  clean: number | null;
  half: number | null;
  placed: number | null;
  threshold: number;
  release: { nights: number; chance: number };
}

function orderWords({ metric, clean, half, placed, threshold, release }: OrdersToCome, t: Texts): string[] {
  const { base } = metricWords(t, metric);
  const below = { threshold: briefPercent(threshold, t), chance: briefPercent(release.chance, t) };
  if (clean === 0)
    return [
      t(
        'The rate as it is now is low enough below {threshold} already: what is missing are {nights, number} such nights in a row.',
        { threshold: below.threshold, nights: release.nights },
      ),
    ];
  if (clean === null)
    return [
      t(
        'Not even ten million clean orders would bring the chance that the rate is above {threshold} down to {chance}.',
        below,
      ),
    ];
  return [
    t(
      'If they all came at once, it would take {orders}, all of them clean, until the chance that the rate is above {threshold} is down to {chance}.',
      {
        ...{ orders: base(clean), ...below },
      },
    ),
    ...(placed !== null && placed !== clean
      ? [t('{n, plural, one {That is # order placed.} other {That is # orders placed.}}', { n: placed })]
      : []),
    ...(half !== null ? [t('At half the accepted rate it takes {orders}.', { orders: base(half) })] : []),
  ];
}

interface NightsToCome {
  metric: string;
  level: ThresholdLevel;
  /** Without another event, and at half the accepted rate. */
  nights: (number | null)[];
  daily: number;
  calm: number;
}

function nightWords(
  { metric, level, nights: [clean, half], daily, calm }: NightsToCome,
  night: Day,
  on: (day: Day) => string,
  t: Texts,
): string[] {
  const volume = dailyWords(daily, metric, t);
  if (!isNumber(clean))
    return [
      t('At today’s volume ({volume}) and without another event the alarm would still stand in two years.', { volume }),
    ];
  return [
    t(
      'At today’s volume ({volume}) and without another event the alarm ends about {day}: after {nights, number} nights in a row on which the rate is clearly below.',
      { volume, day: on(night + clean), nights: calm },
    ),
    ...(isNumber(half) ? [t('At half the accepted rate it ends about {day}.', { day: on(night + half) })] : []),
    ...(level === 'warn' ? [] : [t('It goes down one level at a time.')]),
  ];
}

/** 'about 12 orders due a day', 'about 3 reviewed orders a week' */
function dailyWords(daily: number, metric: string, t: Texts): string {
  const { base } = metricWords(t, metric);
  const shown = (volume: number) => base(volume < 10 ? Math.round(volume * 10) / 10 : Math.round(volume));
  return daily >= 1
    ? t('about {orders} a day', { orders: shown(daily) })
    : t('about {orders} a week', { orders: shown(daily * 7) });
}

/** What helps where orders are too few for any test. */
const leversWords = (metric: string, own: boolean, t: Texts): string[] => [
  t('With so few orders no calculation can tell good luck from good work.'),
  ...(metric === 'bad-order'
    ? []
    : [t('Bad orders of all kinds taken together say something sooner than each kind alone.')]),
  own
    ? t(
        'What helps: more orders, a test order of the marketplace, and a word with your manager about what you have changed.',
      )
    : t('What helps: a mystery order, a look at what the seller has changed, and a decision by a person.'),
];

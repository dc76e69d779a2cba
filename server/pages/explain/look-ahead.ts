/** What lies ahead of a seller: what would tip a level and until when, by when it is back, when past events count half. */
import type { Database } from '../../../db/connect.ts';
import {
  askedScore,
  nightsAhead,
  nightsToScore,
  tippingPoint,
  type RulesOf,
  type Tipping,
} from '../../scoring/ahead.ts';
import type { Day } from '../../scoring/day.ts';
import { halfWeights, type HalfWeight } from '../../scoring/half-weights.ts';
import { metrics, orderMetrics } from '../../scoring/metrics/index.ts';
import { levelRank, type ThresholdLevel } from '../../scoring/policy.ts';
import { levelsLeft, volumeOf } from '../../scoring/recovery.ts';
import { readNight, type SellerNight } from '../../scoring/seller-night.ts';
import { volumesOf } from '../../stores/explained-seller.ts';
import { countedNights } from '../../stores/one-event.ts';
import type { Explained } from './explained.ts';
import { expectedOfOne, metricsHeld, metricTonight, volumeDays } from './present-recovery.ts';
import { tonightOf } from './tonight.ts';
import { rulesOf, unionsOf } from './without-event.ts';

/** Nights for which it is worked out whether an event would tip a level. */
export const tippingNights = 60;
/** Nights within which a score may come back: beyond a year nobody should plan. */
const scoreNights = 365;
/** Metrics whose events are followed up: those that cost most. */
const followed = 3;
/** So many further events are tried of each metric, and of the one that costs most. */
const triedEvents = 3;
const triedOfCostliest = 12;

export interface Back {
  /** Null: the score as a whole. */
  metric: string | null;
  /** The level that is left; null for the score. */
  level: ThresholdLevel | null;
  on: Day;
  /** Orders that the seller usually has by then. */
  orders: number;
}

export interface Ahead {
  night: Day;
  /** Some of its data are late tonight. */
  late: boolean;
  tips: Tipping[];
  /** The metric that costs the most points tonight; null: none costs any. */
  costliest: string | null;
  backs: Back[];
  /** Metrics at a level whose whole way back takes longer than is looked ahead. */
  undated: string[];
  weights: { metric: string; days: HalfWeight[] }[];
}

/** Null while a night is under way, and where nothing was ever counted. */
export async function lookAhead(database: Database, explained: Explained): Promise<Ahead | null> {
  if (explained.underWay || explained.states.size === 0) return null;
  const { night, policy, method } = explained;
  const tonight = await tonightOf(database, explained, 'seller', 10 ** 3);
  const rules: RulesOf = (metric) => rulesOf(policy, method, metric);
  const nights = nightsAhead(tonight, rules, tippingNights);
  const ordersBy = await pace(database, explained);
  const costly = costlyMetrics(tonight);
  const costliest = costly[0] ?? null;
  const backs = backOf(explained, tonight, rules).map((one) => ({ ...one, orders: ordersBy(one.on - night) }));
  return {
    night,
    late: readNight(tonight).readings.some(({ state }) => state === 'stale'),
    tips: tipsOf(explained, nights, rules, costliest),
    costliest,
    backs,
    undated: metricsHeld(explained).filter(
      (metric) => !backs.some((back) => back.metric === metric && back.level === 'warn'),
    ),
    weights: await weightsOf(database, explained, costly.slice(0, followed)),
  };
}

/** What may bring about a level, the fewest events and then the highest level first. */
function tipsOf(
  { policy }: Explained,
  nights: readonly SellerNight[],
  rules: RulesOf,
  costliest: string | null,
): Tipping[] {
  return orderMetrics
    .filter((metric) => !metric.signs && policy.metrics[metric.key]?.acceptable)
    .flatMap(({ key }) => {
      const most = key === costliest ? triedOfCostliest : triedEvents;
      return tippingPoint(nights, [key, ...unionsOf(key)], rules, most) ?? [];
    })
    .sort((a, b) => a.events - b.events || levelRank(b.level) - levelRank(a.level) || (a.metric < b.metric ? -1 : 1));
}

/** The levels that end, one after the other; where there is none, the score. */
function backOf(explained: Explained, tonight: SellerNight, rules: RulesOf): Omit<Back, 'orders'>[] {
  const { night } = explained;
  const held = metricsHeld(explained);
  if (held.length > 0)
    return held.flatMap((metric) => {
      const one = metricTonight(explained, metric);
      const left = one ? levelsLeft(one, { perDay: volumeOf(one), share: 0 }) : [];
      return left.map(({ level, nights }) => ({ metric, level, on: night + nights }));
    });
  if (readNight(tonight).score.state === 'provisional') return [];
  const sumsOnly: RulesOf = (metric) => {
    const own = rules(metric);
    return own && { ...own, metric: { ...own.metric, acceptable: null } };
  };
  const nights = nightsToScore(tonight, nightsAhead(tonight, sumsOnly, scoreNights), askedScore);
  return nights === null || nights === 0 ? [] : [{ metric: null, level: null, on: night + nights }];
}

/** How many orders the seller usually has in so many nights, at least one. */
async function pace(database: Database, explained: Explained): Promise<(nights: number) => number> {
  const { seller, night } = explained;
  const placed = 'cancellation';
  const volumes = await volumesOf(database, seller.id, [placed], night - volumeDays + 1, night);
  const [volume, known] = [volumes.get(placed), metricTonight(explained, placed)];
  const daily = known ? volumeOf(known) / expectedOfOne(explained, placed, volume) : (volume?.opened ?? 0) / volumeDays;
  return (nights) => Math.max(1, Math.round(nights * daily));
}

/** Of orders, the one that costs most points first. */
function costlyMetrics(tonight: SellerNight): string[] {
  const { losses } = readNight(tonight).score;
  return metrics
    .filter(({ key, subject }) => subject === 'order' && (losses[key] ?? 0) > 0)
    .sort((a, b) => losses[b.key]! - losses[a.key]!)
    .map(({ key }) => key);
}

async function weightsOf(
  database: Database,
  explained: Explained,
  costly: readonly string[],
): Promise<Ahead['weights']> {
  const { seller, night, policy } = explained;
  const found: Ahead['weights'] = [];
  for (const key of costly) {
    const counted = await countedNights(database, seller.id, key, night - Math.ceil(policy.halfLifeDays), night);
    const days = halfWeights(counted, night, policy.halfLifeDays);
    if (days.length > 0) found.push({ metric: key, days });
  }
  return found;
}

/** The way back: how many further orders, or how many nights at today's volume, bring a seller's rate well below a threshold. */
import type { Day } from './day.ts';
import { advance, expectedPerDay, type DetectorState } from './detector.ts';
import type { Prior } from './method.ts';
import {
  isThreshold,
  thresholdLevels,
  type MetricPolicy,
  type Policy,
  type ThresholdLevel,
} from './policy-document.ts';
import { chanceAbove, currentHalfLife, type Posterior } from './posterior.ts';
import { chancesAbove, posteriorNow } from './reading.ts';

/**
 * The smallest count from 0 on for which a condition holds that, once true, stays true.
 *
 * @returns null if not even `most` is enough.
 */
export function smallestCount(isEnough: (count: number) => boolean, most = 10_000_000): number | null {
  if (isEnough(0)) return 0;
  let low = 0;
  let high = 1;
  while (!isEnough(high)) {
    low = high;
    high *= 2;
    if (low >= most) return null;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high <= most ? high : null;
}

/**
 * Further orders, none of them with the event or at a rate of their own, until P(r above the ratio) is at most `chance`.
 * Ageing is left out: it only helps, so the count is a promise that holds.
 *
 * @param perOrder events expected of an acceptable seller per order, allowance included.
 * @param share the rate of the further orders as a share of the acceptable one: 0 defect-free, 0.5 half of it.
 * @example ordersToRecover({ shape: 12, rate: 8 }, 1.5, 0.35, 0.011, 0) // 63 clean orders
 */
export const ordersToRecover = (
  now: Posterior,
  ratio: number,
  chance: number,
  perOrder: number,
  share: number,
): number | null =>
  smallestCount((orders) => {
    const expected = orders * perOrder;
    return chanceAbove({ shape: now.shape + expected * share, rate: now.rate + expected }, ratio) <= chance;
  });

/** How a seller goes on: the volume of the last months, and its rate as a share of the acceptable one. */
export interface Outlook {
  /** Events expected a day of an acceptable seller with its orders. */
  perDay: number;
  /** 0: no further event; 0.5: events at half the acceptable rate. */
  share: number;
}

/** What the night knows of one metric of one seller. */
export interface MetricTonight {
  state: DetectorState;
  night: Day;
  own: MetricPolicy;
  policy: Policy;
  prior: Prior;
}

/** Events expected a day of an acceptable seller with its orders, by the decayed sum as of the state's last night. */
export const volumeOf = ({ state, policy }: Pick<MetricTonight, 'state' | 'policy'>): number =>
  expectedPerDay(state.expected, state.night - state.first, policy);

/**
 * The nights until the level is left if the seller goes on like this: P(r now above) under the policy's chance on its nights in a row,
 * those already calm counted, each night aged and judged by the functions of the night itself.
 *
 * @param most nights to look ahead; beyond it nobody should plan.
 * @returns null if it takes longer.
 * @example with the default policy a level whose chance is low tonight, with 4 calm nights behind it, is left in 10 nights
 */
export function nightsToLeave(
  tonight: MetricTonight,
  level: ThresholdLevel,
  outlook: Outlook,
  most = 730,
): number | null {
  const [left] = levelsLeft({ ...tonight, state: { ...tonight.state, level } }, outlook, most);
  return left?.nights ?? null;
}

export interface LeftLevel {
  level: ThresholdLevel;
  /** From tonight on. */
  nights: number;
}

/**
 * The whole way down from the level that a metric stands at, one level at a time: each is left after as many calm nights in a row as
 * the policy asks, and only then those of the next one are counted.
 *
 * @returns the levels that are left within `most` nights, the present one first; if the last is not warn, the way is longer.
 * @example with the default policy a limit whose chance is low tonight, as that of a warning is: left in 14 nights, the warning in 28
 */
export function levelsLeft(tonight: MetricTonight, outlook: Outlook, most = 730): LeftLevel[] {
  const { night, own, policy, prior } = tonight;
  // Nothing is judged on the way, so no evidence is weighed.
  const sumsOnly = { ...own, acceptable: null };
  const rules = { metric: sumsOnly, halfLifeDays: policy.halfLifeDays, detector: policy.detector, clustering: 0 };
  const left: LeftLevel[] = [];
  let { state } = tonight;
  let { calm, level } = state;
  for (let nights = 1; nights <= most && isThreshold(level); nights++) {
    const posting = { night: night + nights, observed: outlook.share * outlook.perDay, expected: outlook.perDay };
    state = advance(state, posting, rules);
    const chance = chancesAbove(posteriorNow(state, 0, prior, policy), own)[level];
    calm = chance !== null && chance < policy.release.chance ? calm + 1 : 0;
    if (calm < policy.release.nights) continue;
    left.push({ level, nights });
    level = thresholdLevels[thresholdLevels.indexOf(level) - 1] ?? 'none';
    calm = 0;
  }
  return left;
}

/**
 * The nights until an event of tonight counts half: by the half-life of the night for the level, by the policy's for the score.
 *
 * @example halfWeightNights({ perDay: 0.05 }, 90) // { level: 42, score: 90 }
 */
export const halfWeightNights = ({ perDay }: Pick<Outlook, 'perDay'>, halfLifeDays: number) => ({
  level: Math.ceil(currentHalfLife(perDay)),
  score: Math.ceil(halfLifeDays),
});

/**
 * Which level the numbers hold for a seller tonight. The product recommends and people decide: nothing here changes a
 * seller's standing by itself.
 */
import { judgeMetric, type JudgedSeller, type MetricVerdict } from './metric-level.ts';
import { levelRank, worseLevel, type Level, type Policy, type ThresholdLevel } from './policy-document.ts';

export type { Hindrance, JudgedMetric, JudgedSeller, MetricVerdict, Remarks } from './metric-level.ts';

export interface Verdict {
  level: Level;
  /** The metrics behind the level, and `testing-stopped` or `safety`. */
  grounds: string[];
  metrics: MetricVerdict[];
}

/** Judges one seller's night: each metric first, then suspensions, which need a second source among the metrics. */
export function judgeSeller(seller: JudgedSeller, policy: Policy): Verdict {
  const upToLimit = seller.metrics.map((one) => judgeMetric(one, seller, policy, seller.failedInspection));
  const atLimit = upToLimit.filter(({ level }) => levelRank(level) >= levelRank('limit'));
  const verdicts = seller.metrics.map((one, index) => {
    const otherAtLimit = atLimit.some(({ metric }) => metric !== one.metric);
    return otherAtLimit ? judgeMetric(one, seller, policy, true) : upToLimit[index]!;
  });
  const byMetrics = verdicts.reduce<Level>((worst, one) => worseLevel(worst, one.level), 'none');
  const level = seller.testingStopped ? worseLevel(byMetrics, 'limit') : byMetrics;
  const behind = level === 'none' ? [] : verdicts.filter((one) => one.level === level).map(({ metric }) => metric);
  const grounds = seller.testingStopped && level === 'limit' ? [...behind, 'testing-stopped'] : behind;
  if (!seller.safetyFinding) return { level, grounds, metrics: verdicts };
  return { level: 'suspend', grounds: level === 'suspend' ? [...grounds, 'safety'] : ['safety'], metrics: verdicts };
}

/** A night that would newly put more than this share of the ranked sellers at limit or above waits for a person. */
export const isMassEvent = (newlyLimited: number, ranked: number, policy: Policy): boolean =>
  newlyLimited > policy.massEvent * ranked;

export const nextReviewDays = 14;

/**
 * Buyers harmed beyond what is acceptable until the next review:
 * chance that the breach is real × share of orders harmed too many × orders expected in 14 days. Chance and share are both
 * of the rate as it is now.
 *
 * @example expectedHarm({ chance: 0.9, rate: 0.09, acceptable: 0.04, ordersPerDay: 10 }) // 6.3
 */
export const expectedHarm = (breach: {
  chance: number;
  rate: number;
  acceptable: number;
  ordersPerDay: number;
}): number => breach.chance * Math.max(0, breach.rate - breach.acceptable) * breach.ordersPerDay * nextReviewDays;

/**
 * How much a buyer harmed weighs in the queue, by the level that the evidence holds. A policy asks for a limit or a suspension
 * where the rate is far above what is acceptable, and that is where harm comes in heavier kinds (a counterfeit, no device at
 * all) and where waiting does most: each level counts double the one below.
 */
export const severityOf: Readonly<Record<ThresholdLevel, number>> = { warn: 1, limit: 2, suspend: 4 };

/**
 * What the queue is sorted by: buyers harmed until the next review × the severity of the level.
 *
 * @example queueWeight({ harm: 6.3, level: 'limit' }) // 12.6
 */
export const queueWeight = ({ harm, level }: { harm: number; level: ThresholdLevel }): number =>
  harm * severityOf[level];

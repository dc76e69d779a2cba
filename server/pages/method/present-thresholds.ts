/** The policy in force in words and figures: thresholds, weights, what must come together for each level. */
import { count, decimal, exactPercent } from '../../helpers/numbers.ts';
import { leading } from '../desk/figures.ts';
import { metrics, tradeInMetrics, type Metric } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';

export const thresholdsOf = (policy: Policy) => ({
  seller: familyOf(policy, metrics),
  tradeIn: familyOf(policy, tradeInMetrics),
});

/** The weights of a family are shares of its own score. */
function familyOf(policy: Policy, family: readonly Metric[]) {
  const weightOf = ({ key }: Metric): number => policy.metrics[key]?.weight ?? 0;
  const whole = family.reduce((sum, metric) => sum + weightOf(metric), 0);
  return family.flatMap((metric) => {
    const row = policy.metrics[metric.key];
    if (!row) return [];
    const share = row.weight > 0 && whole > 0 ? row.weight / whole : null;
    // Thresholds of a trade-in metric are places of its score, whatever it may lead to.
    const shown = metric.family === 'seller' ? leading(row) : row;
    return [{ key: metric.key, label: metric.label, ...shown, share }];
  });
}

/** What must come together for each level, in words. */
export function levelsOf({ levels }: Policy) {
  const odds = (evidence: number) => `${count(evidence)} : 1`;
  const sure = (chance: number) => `${decimal(chance * 100, 0)} % sure that it is so now`;
  const { warn, limit, suspend } = levels;
  return [
    { level: 'warn', above: 'warn', likelier: odds(warn.evidence), sure: sure(warn.chance), further: null },
    {
      level: 'limit',
      above: 'limit',
      likelier: odds(limit.evidence),
      sure: sure(limit.chance),
      further: `at least ${limit.events} events from different buyers, and a warning delivered ${limit.warnedDays} days before or longer ago`,
    },
    {
      level: 'suspend',
      above: 'suspend',
      likelier: odds(suspend.evidence),
      sure: sure(suspend.chance),
      further:
        'a second source: another metric at limit, or a failed inspection; and the list of the night as a whole stands up to a stricter test',
    },
  ];
}

export const rulesOf = (policy: Policy) => ({
  halfLife: policy.halfLifeDays,
  window: policy.windowDays,
  stale: policy.staleNights,
  allowance: exactPercent(policy.delta),
  mass: exactPercent(policy.massEvent),
  release: policy.release.nights,
  releaseChance: exactPercent(policy.release.chance),
  trialDays: policy.trial.days,
  trialShare: exactPercent(1 - policy.trial.factor),
});

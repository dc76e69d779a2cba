/** The policy in force in words and figures: thresholds, weights, what must come together for each level. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { metricWords } from '../metric-words.ts';
import { leading } from '../desk/figures.ts';
import { metrics, tradeInMetrics, type Metric } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';

export const thresholdsOf = (policy: Policy, t: Texts) => ({
  seller: familyOf(policy, metrics, t),
  tradeIn: familyOf(policy, tradeInMetrics, t),
});

/** The weights of a family are shares of its own score. */
function familyOf(policy: Policy, family: readonly Metric[], t: Texts) {
  const weightOf = ({ key }: Metric): number => policy.metrics[key]?.weight ?? 0;
  const whole = family.reduce((sum, metric) => sum + weightOf(metric), 0);
  return family.flatMap((metric) => {
    const row = policy.metrics[metric.key];
    if (!row) return [];
    const share = row.weight > 0 && whole > 0 ? row.weight / whole : null;
    // Thresholds of a trade-in metric are places of its score, whatever it may lead to.
    const shown = metric.family === 'seller' ? leading(row) : row;
    return [{ key: metric.key, label: metricWords(t, metric.key).label, ...shown, share }];
  });
}

/** What must come together for each level, in words. */
export function levelsOf({ levels }: Policy, t: Texts) {
  const { count, decimal } = numbersIn(t.language);
  const likelier = (evidence: number, above: string) =>
    t('{odds} that the rate is above “{level}”', {
      odds: `${count(evidence)} : 1`,
      level: wordsIn(t.language).statusWord(above),
    });
  const sure = (chance: number) => t('{percent} % sure that it is so now', { percent: decimal(chance * 100, 0) });
  const { warn, limit, suspend } = levels;
  return [
    { level: 'warn', likelier: likelier(warn.evidence, 'warn'), sure: sure(warn.chance), further: null },
    {
      level: 'limit',
      likelier: likelier(limit.evidence, 'limit'),
      sure: sure(limit.chance),
      further: t(
        'at least {events, plural, one {# event} other {# events}} from different buyers, and a warning delivered {days, plural, one {# day} other {# days}} before or longer ago',
        { events: limit.events, days: limit.warnedDays },
      ),
    },
    {
      level: 'suspend',
      likelier: likelier(suspend.evidence, 'suspend'),
      sure: sure(suspend.chance),
      further: t(
        'a second source: another metric at limit, or a failed inspection; and the list of the night as a whole stands up to a stricter test',
      ),
    },
  ];
}

export function rulesOf(policy: Policy, t: Texts) {
  const { exactPercent } = numbersIn(t.language);
  return {
    halfLife: policy.halfLifeDays,
    window: policy.windowDays,
    stale: policy.staleNights,
    allowance: exactPercent(policy.delta),
    mass: exactPercent(policy.massEvent),
    release: policy.release.nights,
    releaseChance: exactPercent(policy.release.chance),
    trialDays: policy.trial.days,
    trialShare: exactPercent(1 - policy.trial.factor),
  };
}

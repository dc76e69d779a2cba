/** What the product's score needs of a made-up seller's detectors. */
import type { DetectorState } from '../../../server/scoring/detector.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { posteriorOf } from '../../../server/scoring/posterior.ts';
import type { ScoredMetric } from '../../../server/scoring/score.ts';

export const scoredMetrics = (metrics: readonly string[], states: readonly (DetectorState | null)[]): ScoredMetric[] =>
  metrics.map((metric, index) => {
    const state = states[index];
    return {
      metric,
      policy: defaultPolicy.metrics[metric]!,
      posterior: state ? posteriorOf(state.observed, state.expected, defaultPolicy.prior) : null,
      expected: state?.expected ?? 0,
      staleNights: 0,
      level: state?.level ?? 'none',
    };
  });

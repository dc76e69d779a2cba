/** A version of the policy as it was stored, perhaps by a program that knew fewer metrics. */
import { allMetrics } from './metrics/index.ts';
import { defaultPolicy, type MetricPolicy, type Policy } from './policy-document.ts';

/**
 * Metrics that the version does not name are filled in, the same for every reader. One that would count for a seller's standing
 * is shown only, with the default thresholds: what was announced to sellers does not change because the program did. A version
 * that names it makes it count. The trade-in scorecard has no consequences and comes as its default.
 *
 * @param document JSON that was checked when it was published
 */
export function storedPolicy(document: string): Policy {
  const policy = JSON.parse(document) as Policy;
  const metrics = { ...policy.metrics };
  for (const { key, family } of allMetrics) {
    const usual = defaultPolicy.metrics[key];
    if (metrics[key] || !usual) continue;
    metrics[key] = family === 'seller' ? shownOnly(usual) : usual;
  }
  return { ...policy, metrics };
}

const shownOnly = (metric: MetricPolicy): MetricPolicy => ({ ...metric, weight: 0, highest: 'none' });

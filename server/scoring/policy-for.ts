/** The policy as one seller meets it: overrides by kind and market, and the stricter trial period. */
import type { Day } from './day.ts';
import type { MetricPolicy, Policy } from './policy-document.ts';

export interface PolicySubject {
  kind: string | null;
  /** The seller's country: a seller's standing is one, so its home decides and not each order's market. */
  market: string | null;
  /** Null: unknown, and then no trial period is assumed. */
  joined: Day | null;
}

const known = new WeakMap<Policy, Map<string, Policy>>();

/** Policies in force for sellers alike are one and the same object, so callers may compare and cache by identity. */
export function policyFor(policy: Policy, seller: PolicySubject, day: Day): Policy {
  const matching = policy.overrides.flatMap((override, index) => (matches(override, seller) ? [index] : []));
  const trial = inTrial(policy, seller.joined, day);
  if (matching.length === 0 && !trial) return policy;
  let made = known.get(policy);
  if (!made) known.set(policy, (made = new Map<string, Policy>()));
  const key = `${matching.join()}${trial ? ' trial' : ''}`;
  let own = made.get(key);
  if (!own) made.set(key, (own = overlaid(policy, matching, trial)));
  return own;
}

/** A seller is on trial for the first `trial.days` days from the day it joined. */
export const inTrial = (policy: Policy, joined: Day | null, day: Day): boolean =>
  joined !== null && day >= joined && day - joined < policy.trial.days;

const matches = (override: Policy['overrides'][number], seller: PolicySubject): boolean =>
  (override.kind === null || override.kind === seller.kind) &&
  (override.market === null || override.market === seller.market);

function overlaid(policy: Policy, matching: number[], trial: boolean): Policy {
  const metrics: Record<string, MetricPolicy> = { ...policy.metrics };
  for (const index of matching) {
    for (const [key, partial] of Object.entries(policy.overrides[index]!.metrics)) {
      const base = metrics[key];
      if (base) metrics[key] = { ...base, ...(partial as Partial<MetricPolicy>) };
    }
  }
  if (trial) for (const key of Object.keys(metrics)) metrics[key] = trialMetric(metrics[key]!, policy.trial.factor);
  return { ...policy, metrics };
}

/** The trial period leaves a threshold at least this share of its distance from the acceptable rate. */
const leastDistance = 0.25;

/**
 * Thresholds × factor, the acceptable rate unchanged. None comes nearer to the acceptable rate than a quarter of its distance: who
 * does just what is asked is not warned for it, on trial or not, and a limit stays a limit.
 *
 * @example trialMetric({ acceptable: 0.01, warn: 0.01, limit: 0.012, suspend: 0.025, weight: 25 }, 0.8) // warn 0.01, limit 0.0105, suspend 0.02
 */
export function trialMetric(metric: MetricPolicy, factor: number): MetricPolicy {
  const { acceptable } = metric;
  const stricter = (threshold: number | null): number | null =>
    threshold === null || acceptable === null
      ? threshold
      : Math.max(acceptable + leastDistance * (threshold - acceptable), threshold * factor);
  return { ...metric, warn: stricter(metric.warn), limit: stricter(metric.limit), suspend: stricter(metric.suspend) };
}

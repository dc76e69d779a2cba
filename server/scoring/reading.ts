/** What a night shows of one seller and metric: the shrunk rate with its interval, the chances, the evidence, and how far to trust it. */
import type { Day } from './day.ts';
import { curveUnit } from './delay-curves.ts';
import {
  currentHalfLife,
  chanceAbove,
  posteriorInterval,
  posteriorMean,
  posteriorOf,
  reliability,
  remainingWeight,
} from './posterior.ts';
import type { Posterior } from './posterior.ts';
import { expectedPerDay, type DetectorState } from './detector.ts';
import { logEvidence, shownOdds } from './evidence.ts';
import { loosened } from './gamma-prior.ts';
import { priorOf, type Method, type Prior } from './method.ts';
import { thresholdLevels, type MetricPolicy, type Policy, type ThresholdLevel } from './policy-document.ts';

export type ByLevel = Record<ThresholdLevel, number | null>;

export interface Reading {
  metric: string;
  /** Plain counts over the window; null without data. */
  events: number | null;
  exposure: number | null;
  /** Decayed expected events. */
  expected: number | null;
  /** Shrunk rate and its 95 % interval, as fractions; null without data or where the metric is not judged. */
  rate: number | null;
  low: number | null;
  high: number | null;
  ratio: number | null;
  reliability: number | null;
  /** P(the rate as it is now is above the level's threshold). */
  chanceAbove: ByLevel;
  /** Odds to show, at most 1,000,000. */
  evidence: ByLevel;
  /** ln of the evidence, uncapped, for combining. */
  logEvidence: ByLevel;
  state: 'ok' | 'too_few' | 'stale' | 'missing';
  asOf: Day | null;
  staleNights: number;
  posterior: Posterior | null;
}

export interface ReadingInput {
  metric: string;
  night: Day;
  /** Null: nothing was ever posted for the seller. */
  detector: DetectorState | null;
  /** The last day posted for this metric, of any seller; null: nothing is posted yet. */
  asOf: Day | null;
  /** The last night that posted anything for this metric. Until then sums age, after it they hold. */
  lastPosting: Day | null;
  /** A feed it needs never had a row. */
  missing: boolean;
}

const none: ByLevel = { warn: null, limit: null, suspend: null };
const enoughExpected = 1;

/** The night's reading. While a metric is stale its sums do not age: it holds its last value. */
export function readingOf(input: ReadingInput, policy: Policy, method: Pick<Method, 'priors'>): Reading {
  const { metric, night, detector, asOf, lastPosting, missing } = input;
  const staleNights = asOf === null ? 0 : Math.max(0, night - asOf);
  const own = policy.metrics[metric];
  const empty = emptyReading(metric, missing || asOf === null, asOf, staleNights);
  if (missing || asOf === null || !detector || !own) return empty;
  const exposure = detector.exposure / curveUnit;
  if (own.acceptable === null) {
    const state = staleNights > 0 ? 'stale' : exposure > 0 ? 'ok' : 'too_few';
    return { ...empty, state, events: detector.events, exposure };
  }
  if (detector.expected <= 0) return empty;
  const quiet = Math.max(0, (lastPosting ?? detector.night) - detector.night);
  const prior = priorOf(method, policy, metric);
  const kept = remainingWeight(quiet, policy.halfLifeDays);
  const expected = detector.expected * kept;
  const posterior = posteriorOf(detector.observed * kept, expected, prior);
  const interval = posteriorInterval(posterior);
  const ratio = posteriorMean(posterior);
  const chance = chancesAbove(posteriorNow(detector, quiet, prior, policy), own);
  const logs = { ...none };
  const evidence = { ...none };
  for (const level of thresholdLevels) {
    if (own[level] === null) continue;
    logs[level] = logEvidence(detector.evidence[level] ?? []);
    evidence[level] = shownOdds(logs[level]);
  }
  return {
    ...empty,
    events: detector.events,
    exposure,
    expected,
    rate: ratio * own.acceptable,
    low: interval.low * own.acceptable,
    high: interval.high * own.acceptable,
    ratio,
    reliability: reliability(expected, prior),
    chanceAbove: chance,
    evidence,
    logEvidence: logs,
    state: staleNights > 0 ? 'stale' : expected < enoughExpected ? 'too_few' : 'ok',
    posterior,
  };
}

/**
 * The rate as it is now, `quiet` nights after the seller's last posting. The prior counts no more than the policy's, for which the
 * half-life of the rate as it is now was chosen.
 */
export function posteriorNow(detector: DetectorState, quiet: number, prior: Prior, policy: Policy): Posterior {
  const expected = detector.expected * remainingWeight(quiet, policy.halfLifeDays);
  const perDay = expectedPerDay(expected, detector.night + quiet - detector.first, policy);
  const kept = remainingWeight(quiet, currentHalfLife(perDay));
  return posteriorOf(detector.nowObserved * kept, detector.nowExpected * kept, loosened(prior, policy.prior.rate));
}

/** P(the rate is above the threshold) for each level that the policy judges. */
export function chancesAbove(now: Posterior, own: MetricPolicy): ByLevel {
  const chance = { ...none };
  for (const level of thresholdLevels) {
    const threshold = own[level];
    if (threshold !== null && own.acceptable !== null) chance[level] = chanceAbove(now, threshold / own.acceptable);
  }
  return chance;
}

const emptyReading = (metric: string, missing: boolean, asOf: Day | null, staleNights: number): Reading => ({
  metric,
  events: null,
  exposure: null,
  expected: null,
  rate: null,
  low: null,
  high: null,
  ratio: null,
  reliability: null,
  chanceAbove: none,
  evidence: none,
  logEvidence: none,
  state: missing ? 'missing' : staleNights > 0 ? 'stale' : 'too_few',
  asOf,
  staleNights,
  posterior: null,
});

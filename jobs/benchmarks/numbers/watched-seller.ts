/** A made-up seller under the product's own rules: its detector, its levels, its ways up and down, night after night. */
import { advance, release, type DetectorState } from '../../../server/scoring/detector.ts';
import { logEvidence } from '../../../server/scoring/evidence.ts';
import { clusteringOf, priorOf, type Method } from '../../../server/scoring/method.ts';
import {
  levelRank,
  thresholdLevels,
  type Level,
  type Policy,
  type ThresholdLevel,
} from '../../../server/scoring/policy.ts';
import { chanceAbove } from '../../../server/scoring/posterior.ts';
import { posteriorNow, type ByLevel } from '../../../server/scoring/reading.ts';
import { judgeSeller, type JudgedMetric } from '../../../server/scoring/recommendation.ts';

/** What one night brings for one metric. `expected` carries the policy's allowance. */
export interface NightPosting {
  observed: number;
  expected: number;
}

export interface Circumstances {
  policy: Policy;
  method: Method;
  /** Something besides the metrics speaks against the seller, such as a failed inspection. */
  secondSource?: boolean;
  /** Is the seller shown only, for want of orders? Asked where it can matter. */
  isProvisional?: (states: readonly (DetectorState | null)[]) => boolean;
}

/** A warning of tonight reaches the seller in the morning. */
const nightsToDeliver = 1;

export function watchSeller(
  metrics: readonly string[],
  { policy, method, secondSource, isProvisional }: Circumstances,
) {
  const states: (DetectorState | null)[] = metrics.map(() => null);
  const windows = metrics.map(() => new Uint16Array(policy.windowDays));
  const rules = metrics.map((metric) => ({
    metric: policy.metrics[metric]!,
    halfLifeDays: policy.halfLifeDays,
    detector: policy.detector,
    clustering: clusteringOf(method, metric),
  }));
  let level: Level = 'none';
  let warned: number | null = null;

  /** Posts the night, judges it, and tells the level. A metric of which nothing is posted tonight is behind. */
  function night(now: number, postings: readonly (NightPosting | null)[]): Level {
    postings.forEach((posting, index) => {
      windows[index]![now % policy.windowDays] = posting?.observed ?? 0;
      if (posting) states[index] = advance(states[index]!, { night: now, ...posting }, rules[index]!);
    });
    if (level === 'none' && !states.some(isNoticeable)) return level;
    const judged = states.flatMap((state, index) =>
      state ? [judgedMetric(metrics[index]!, state, windows[index]!, postings[index] !== null, policy, method)] : [],
    );
    const verdict = judgeSeller(
      {
        provisional: isProvisional?.(states) ?? false,
        warnedDaysAgo: warned === null ? null : now - warned - nightsToDeliver,
        failedInspection: secondSource ?? false,
        onDiscoveryList: true,
        safetyFinding: false,
        metrics: judged,
      },
      policy,
    );
    for (const one of verdict.metrics) {
      const index = metrics.indexOf(one.metric);
      states[index] = { ...release(states[index]!, one.released), level: one.level, calm: one.calm };
    }
    level = verdict.level;
    if (levelRank(level) < levelRank('warn')) warned = null;
    else warned ??= now;
    return level;
  }

  return { night, states };
}

/** Whether a judgement could change anything: below the bar of `watch` everywhere, a metric stays at none. */
const isNoticeable = (state: DetectorState | null): boolean =>
  state !== null && thresholdLevels.some((level) => state.evidence[level]?.some((log) => log >= 0));

/**
 * As `readingOf` and the night's judging have it for a fresh metric (a test holds them together), with what is never asked left out: chances
 * and buyers matter where the evidence is there, and the chance of the level at which the metric stands.
 */
export function judgedMetric(
  metric: string,
  state: DetectorState,
  window: Uint16Array,
  fresh: boolean,
  policy: Policy,
  method: Method,
): JudgedMetric {
  const own = policy.metrics[metric]!;
  const now = posteriorNow(state, 0, priorOf(method, policy, metric), policy);
  const chance: ByLevel = { warn: null, limit: null, suspend: null };
  const logs: ByLevel = { warn: null, limit: null, suspend: null };
  const isThere = (level: ThresholdLevel): boolean =>
    (logs[level] ?? 0) >= Math.log(policy.levels[level].evidence) - 1e-6;
  for (const level of thresholdLevels) {
    const threshold = own[level];
    if (threshold === null || own.acceptable === null) continue;
    logs[level] = logEvidence(state.evidence[level] ?? []);
    if (level === state.level || isThere(level)) chance[level] = chanceAbove(now, threshold / own.acceptable);
  }
  return {
    metric,
    fresh,
    logEvidence: logs,
    chanceAbove: chance,
    eventsFromBuyers: isThere('limit') ? window.reduce((sum, count) => sum + count, 0) : 0,
    level: state.level,
    calm: state.calm,
    corrected: false,
    peak: state.peak,
  };
}

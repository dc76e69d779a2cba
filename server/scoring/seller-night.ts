/** One seller's night from what its detectors remember: readings, levels and score by the functions that the night itself uses. */
import type { Day } from './day.ts';
import type { DetectorState } from './detector.ts';
import { combinedEvidence } from './evidence.ts';
import type { Method } from './method.ts';
import type { Level, Policy, ThresholdLevel } from './policy-document.ts';
import { readingOf, type Reading } from './reading.ts';
import { judgeSeller, type JudgedMetric, type MetricVerdict } from './recommendation.ts';
import { scoreOf, type ScoredMetric, type SellerScore } from './score.ts';

/** One metric as the night found it. */
export interface MetricNight {
  metric: string;
  /** Null: nothing was ever posted. */
  detector: DetectorState | null;
  /** The last day posted for the metric, of any seller, and the night that posted it. Null: none. */
  asOf: Day | null;
  lastPosting: Day | null;
  /** A feed it needs never had a row. */
  missing: boolean;
  /** What levels ask besides the figures. */
  eventsFromBuyers: number;
  poorData: boolean;
  /** Something was withdrawn and the detector replayed. */
  corrected: boolean;
}

export interface SellerNight {
  night: Day;
  /** As the seller meets it. */
  policy: Policy;
  method: Pick<Method, 'priors'>;
  metrics: readonly MetricNight[];
  warnedDaysAgo: number | null;
  failedInspection: boolean;
  /** How many sellers the night scored: the family that the list of suspensions is taken from. */
  sellers: number;
}

export interface ReadNight {
  readings: Reading[];
  /** With the levels that the detectors stand at. */
  score: SellerScore;
}

/** The night's readings and score, with the levels as they stand. */
export function readNight({ night, policy, method, metrics }: Omit<SellerNight, 'sellers'>): ReadNight {
  const readings = metrics.map((one) => readingOf({ ...one, night }, policy, method));
  const levels = new Map(metrics.map(({ metric, detector }) => [metric, detector?.level ?? 'none']));
  return { readings, score: scoreWith(policy, readings, levels) };
}

export interface JudgedNight extends ReadNight {
  verdicts: ReadonlyMap<string, MetricVerdict>;
  level: Level;
}

/**
 * The same night judged anew. The calm nights of a detector hold this night's already, so one is taken back before it is counted again.
 * On the night's list of suspensions (e-BH) counts who is on it alone: evidence of sellers ÷ false share, which is enough whatever the
 * others have.
 */
export function judgeNight(one: SellerNight): JudgedNight {
  const { policy, metrics, sellers } = one;
  const read = readNight(one);
  const judged = metrics.flatMap((given, index) => judgedMetric(given, read.readings[index]!));
  const needed = Math.log(sellers / policy.levels.suspend.falseDiscovery);
  const verdict = judgeSeller(
    {
      provisional: read.score.state === 'provisional',
      warnedDaysAgo: one.warnedDaysAgo,
      failedInspection: one.failedInspection,
      onDiscoveryList: sellerEvidence(read.readings, policy, 'suspend') >= needed,
      safetyFinding: false,
      metrics: judged,
    },
    policy,
  );
  const verdicts = new Map(verdict.metrics.map((each) => [each.metric, each]));
  const levels = new Map(
    metrics.map(({ metric, detector }) => [metric, verdicts.get(metric)?.level ?? detector?.level ?? 'none']),
  );
  return { ...read, score: scoreWith(policy, read.readings, levels), verdicts, level: verdict.level };
}

function judgedMetric(given: MetricNight, reading: Reading): JudgedMetric[] {
  const { detector, metric, asOf, eventsFromBuyers, poorData, corrected } = given;
  if (!detector || reading.state === 'missing') return [];
  const { logEvidence, chanceAbove, staleNights } = reading;
  const fresh = staleNights === 0 && asOf !== null;
  const { level, calm, peak } = detector;
  const before = fresh ? calm - 1 : calm;
  return [
    { metric, fresh, logEvidence, chanceAbove, eventsFromBuyers, poorData, corrected, level, calm: before, peak },
  ];
}

function scoreWith(policy: Policy, readings: readonly Reading[], levels: ReadonlyMap<string, Level>): SellerScore {
  const scored = readings.flatMap(({ metric, posterior, expected, staleNights }): ScoredMetric[] => {
    const own = policy.metrics[metric];
    if (!own) return [];
    return [
      { metric, policy: own, posterior, expected: expected ?? 0, staleNights, level: levels.get(metric) ?? 'none' },
    ];
  });
  return scoreOf(scored, policy);
}

/** ln of the evidence over all metrics of the seller, at one level. */
function sellerEvidence(readings: readonly Reading[], policy: Policy, level: ThresholdLevel): number {
  const screening = readings.find(({ metric }) => metric === 'bad-order')?.logEvidence[level] ?? null;
  const others = readings
    .filter(({ metric }) => (policy.metrics[metric]?.weight ?? 0) > 0)
    .map(({ logEvidence }) => logEvidence[level])
    .filter((log) => log !== null);
  return combinedEvidence(screening, others);
}

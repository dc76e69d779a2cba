/** One seller's metric on one night, and the score that follows, each figure from its definition. */
import type { Counted } from './definitions.ts';
import { evidenceOf } from './evidence.ts';
import { expectation, quantiles, type Gamma } from './gamma.ts';
import { inForce, thresholdsOf, type Given } from './given.ts';
import { plainCounts, rowsKnown, type Entry } from './ledger.ts';

export const levels = ['warn', 'limit', 'suspend'] as const;
export type Level = (typeof levels)[number];

/** The newest day that a metric had posted by a night, and the night that posted last. */
export interface LastPosted {
  asOf: number;
  night: number;
}

export interface Reckoned {
  metric: string;
  asOf: number;
  events: number;
  exposure: number;
  /** Null where the metric has no acceptable rate: it is shown only. */
  judged: Judged | null;
}

export interface Judged {
  expected: number;
  posterior: Gamma;
  ratio: number;
  rate: number;
  low: number;
  high: number;
  evidence: Record<Level, number>;
  loss: number;
}

export function lastPosted(given: Given, metric: string, night: number): LastPosted | null {
  let found: LastPosted | null = null;
  for (const [day, by] of given.posted.get(metric) ?? []) {
    if (by > night) continue;
    const last: LastPosted = found ?? { asOf: day, night: by };
    found = { asOf: Math.max(last.asOf, day), night: Math.max(last.night, by) };
  }
  return found;
}

/** @param entries, counted those of this seller and metric; counted: as it was known on the night that posted last */
export function reckon(
  given: Given,
  metric: string,
  seller: number,
  entries: readonly Entry[],
  counted: readonly Counted[],
  last: LastPosted,
  tonight: number,
): Reckoned | null {
  const known = entries.filter(({ night }) => night <= last.night);
  if (known.length === 0) return null;
  const judged = judge(given, metric, seller, known, last, tonight);
  // All of it was excused: nothing is left to judge by, and no data is no figure.
  if (judged?.expected === 0) return null;
  return {
    metric,
    asOf: last.asOf,
    ...plainCounts(given, metric, counted, last.asOf),
    judged,
  };
}

function judge(
  given: Given,
  metric: string,
  seller: number,
  known: readonly Entry[],
  last: LastPosted,
  tonight: number,
): Judged | null {
  const { policy } = given;
  const own = thresholdsOf(given, metric, seller, tonight);
  if (own.acceptable === null) return null;
  const rows = rowsKnown(known, last.night);
  let [observed, expected] = [0, 0];
  for (const row of rows) {
    const weight = 2 ** (-(last.night - row.night) / policy.halfLifeDays);
    observed += row.observed * weight;
    expected += row.expected * weight;
  }
  const prior = inForce(given, 'prior', tonight)[metric] ?? policy.prior;
  const posterior = { shape: prior.shape + observed, rate: prior.rate + expected };
  const ratio = posterior.shape / posterior.rate;
  const [low, high] = quantiles(posterior, [0.025, 0.975]) as [number, number];
  const evidence = Object.fromEntries(
    levels.map((level) => [
      level,
      evidenceOf(rows, {
        ratios: policy.detector.ratios,
        restart: policy.detector.restart,
        threshold: (night) => (thresholdsOf(given, metric, seller, night)[level] ?? NaN) / own.acceptable!,
        clustering: (night) => inForce(given, 'clustering', night)[metric]?.cv2 ?? 0,
        halfLifeDays: policy.halfLifeDays,
        // A night shows its evidence as it was before it was judged.
        releases: given.releases
          .filter((one) => one.seller === seller && one.metric === metric && one.level === level)
          .filter(({ night }) => night < tonight)
          .map(({ night }) => night),
      }),
    ]),
  ) as Record<Level, number>;
  return {
    expected,
    posterior,
    ratio,
    rate: ratio * own.acceptable,
    low: low * own.acceptable,
    high: high * own.acceptable,
    evidence,
    loss:
      own.limit === null || own.suspend === null ? 0 : expectedLoss(posterior, own.limit, own.suspend, own.acceptable),
  };
}

/** 0 at 0, 30 at the acceptable rate, 60 at the limit, 100 at the suspend threshold and beyond, straight in between. */
function expectedLoss(posterior: Gamma, limit: number, suspend: number, acceptable: number): number {
  const knots = [
    [0, 0],
    [1, 30],
    [limit / acceptable, 60],
    [suspend / acceptable, 100],
  ] as const;
  const loss = (r: number) => {
    for (let at = 1; at < knots.length; at++) {
      const [[from, below], [to, above]] = [knots[at - 1]!, knots[at]!];
      if (r <= to) return below + ((above - below) * (r - from)) / (to - from);
    }
    return 100;
  };
  return expectation(
    posterior,
    loss,
    knots.slice(1).map(([r]) => r),
  );
}

/**
 * 100 minus the weighted mean of the losses, by the metrics that have data and are not stale for too long. Provisional with less
 * than half of the weight of what the marketplace tells of, or less than one expected event in all.
 *
 * @param told the metrics that somebody has data of
 */
export function scoreOf(
  { policy }: Given,
  night: number,
  reckoned: readonly Reckoned[],
  cap: number | null,
  told: readonly string[],
): { score: number | null; state: 'ranked' | 'provisional' } {
  let [lost, weights, expected] = [0, 0, 0];
  for (const { metric, asOf, judged } of reckoned) {
    const { weight } = policy.metrics[metric]!;
    if (judged === null || weight === 0 || night - asOf > policy.staleNights) continue;
    lost += weight * judged.loss;
    weights += weight;
    expected += judged.expected;
  }
  const whole = told.reduce((sum, metric) => sum + policy.metrics[metric]!.weight, 0);
  const state = weights < whole / 2 || expected < 1 ? 'provisional' : 'ranked';
  return { score: weights === 0 ? null : Math.min(100 - lost / weights, cap ?? 100), state };
}

/** ½ · evidence of bad orders + ½ · mean of the metrics that carry weight; without bad orders, the mean alone. */
export function sellerEvidence(given: Given, reckoned: readonly Reckoned[], level: Level): number | null {
  const of = (one: Reckoned) => one.judged?.evidence[level] ?? 0;
  const screen = reckoned.find(({ metric }) => metric === 'bad-order');
  const scored = reckoned.filter(({ metric, judged }) => judged !== null && given.policy.metrics[metric]!.weight > 0);
  const mean = scored.reduce((sum, one) => sum + of(one), 0) / scored.length;
  if (screen === undefined) return scored.length > 0 ? mean : null;
  return scored.length > 0 ? (of(screen) + mean) / 2 : of(screen);
}

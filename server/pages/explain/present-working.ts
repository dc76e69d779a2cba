/** The working: each number between what was counted and the score, in full precision, with the formula that leads to it. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { logEvidence } from '../../scoring/evidence.ts';
import { priorOf } from '../../scoring/method.ts';
import { currentHalfLife, remainingWeight } from '../../scoring/posterior.ts';
import { chancesAbove, posteriorNow } from '../../scoring/reading.ts';
import { volumeOf } from '../../scoring/recovery.ts';
import { readNight, type SellerNight } from '../../scoring/seller-night.ts';
import { workingOf, type MetricWorking } from '../../scoring/working.ts';
import { metricOf, metrics } from '../../scoring/metrics/index.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { metricWords } from '../metric-words.ts';
import type { Explained } from './explained.ts';

/** Twelve figures: more than any hand needs, and what a spreadsheet keeps. */
export const full = (value: number): string => String(Number(value.toPrecision(12)));

export function workingOfNight(tonight: SellerNight): MetricWorking[] {
  const { policy, method, metrics, night } = tonight;
  const { readings } = readNight(tonight);
  const scored = readings.flatMap((reading) => {
    const own = policy.metrics[reading.metric];
    if (!own) return [];
    const prior = priorOf(method, policy, reading.metric);
    const { metric, posterior, expected, staleNights } = reading;
    const observed = posterior === null ? 0 : posterior.shape - prior.shape;
    const level = metrics.find((one) => one.metric === metric)?.detector?.level ?? 'none';
    return [{ metric, policy: own, posterior, expected: expected ?? 0, observed, prior, staleNights, level, night }];
  });
  return workingOf(scored, policy);
}

export function presentWorking(
  tonight: SellerNight,
  { policy }: Explained,
  workings: readonly MetricWorking[],
  t: Texts,
) {
  const { score } = readNight(tonight);
  const lost = workings.reduce((sum, { cents }) => sum + cents, 0);
  return {
    rows: workings.map((one) => ({ ...workingRow(one, policy), label: metricWords(t, one.metric).label })),
    weight: full(workings.reduce((sum, { weight }) => sum + weight, 0)),
    points: full(workings.reduce((sum, { points }) => sum + points, 0)),
    lost: (lost / 100).toFixed(2),
    uncapped: ((10_000 - lost) / 100).toFixed(2),
    cap: score.cap === null ? null : { at: score.cap, takes: (score.losses['cap'] ?? 0).toFixed(2) },
    score: score.score === null ? null : score.score.toFixed(2),
    halfLife: policy.halfLifeDays,
    left: leftOut(tonight, workings, t),
  };
}

function workingRow(one: MetricWorking, policy: Explained['policy']) {
  const { metric, weight, observed, expected, prior, posterior, mean, bends, loss, points, cents } = one;
  const { acceptable, limit, suspend } = policy.metrics[metric]!;
  return {
    metric,
    ...{ weight: full(weight), observed: full(observed), expected: full(expected) },
    ...{ a: full(prior.shape), b: full(prior.rate), shape: full(posterior.shape), rate: full(posterior.rate) },
    ...{ acceptable: full(acceptable!), limit: full(limit!), suspend: full(suspend!), mean: full(mean) },
    bends: bends.map(({ at, slope, beyond }) => ({ at: full(at), slope: full(slope), beyond: full(beyond) })),
    ...{ loss: full(loss), points: full(points), cents: (cents / 100).toFixed(2) },
  };
}

/** Metrics with a weight that take no part tonight, and why their weight goes to the others. */
function leftOut({ policy, metrics, night }: SellerNight, workings: readonly MetricWorking[], t: Texts): string[] {
  const present = new Set(workings.map(({ metric }) => metric));
  return metrics
    .filter(({ metric }) => (policy.metrics[metric]?.weight ?? 0) > 0 && !present.has(metric))
    .map(({ metric, missing, asOf }) => {
      const about = { metric: metricWords(t, metric).label };
      if (missing || asOf === null) return t('{metric}: no data; its weight goes to the others.', about);
      return night - asOf > policy.staleNights
        ? t('{metric}: no data since {day}; its weight goes to the others.', {
            ...about,
            day: daysIn(t.language).exactDay(asOf),
          })
        : t('{metric}: nothing to count yet; its weight goes to the others.', about);
    });
}

/** What the levels rest on: the rate as it is now, and the evidence. */
export function levelWorkings({ policy, method, states, postings, night }: Explained, t: Texts) {
  return metrics.flatMap(({ key: metric }) => {
    const [state, own] = [states.get(metric), policy.metrics[metric]];
    if (!state || !own || own.acceptable === null || state.expected <= 0) return [];
    const quiet = Math.max(0, (postings.get(metric)?.night ?? night) - state.night);
    const now = posteriorNow(state, quiet, priorOf(method, policy, metric), policy);
    const chances = chancesAbove(now, own);
    const perDay = volumeOf({ state, policy }) * remainingWeight(quiet, policy.halfLifeDays);
    return thresholdLevels.flatMap((level) => {
      const threshold = own[level];
      if (threshold === null || chances[level] === null) return [];
      return [
        {
          ...{
            label: metricWords(t, metric).label,
            level,
            threshold: full(threshold),
            halfLife: full(currentHalfLife(perDay)),
          },
          ...{ shape: full(now.shape), rate: full(now.rate), ratio: full(threshold / own.acceptable!) },
          chance: full(chances[level]),
          evidence: full(Math.exp(logEvidence(state.evidence[level] ?? []))),
        },
      ];
    });
  });
}

export const workingColumns = [
  ...['metric', 'weight', 'acceptable', 'limit', 'suspend', 'observed', 'expected', 'prior_shape', 'prior_rate'],
  ...['shape', 'rate', 'loss', 'points', 'points_lost', 'score'],
];

export const workingLines = (workings: readonly MetricWorking[], { policy }: Explained) =>
  workings.map((one) => {
    const row = workingRow(one, policy);
    return [
      ...[row.metric, row.weight, row.acceptable, row.limit, row.suspend, row.observed, row.expected, row.a, row.b],
      ...[row.shape, row.rate, row.loss, row.points, row.cents, metricOf(row.metric).family],
    ];
  });

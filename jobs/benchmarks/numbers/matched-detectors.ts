/** T2 and T3: detectors side by side on the same sellers, each with the threshold that gives 1 % false alarms in a seller-year. */
import { randomOf } from '../../../db/sample/random.ts';
import { defaultCurves } from '../../../server/scoring/delay-curves.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { poissonWeight } from '../yardsticks/cusum.ts';
import { maturedRate, naiveRule } from '../yardsticks/matured-rate.ts';
import { evidencePath } from './evidence-path.ts';
import { metricStream, type StreamNight } from './metric-stream.ts';
import { year } from './target.ts';

/** By how much the rate is multiplied when a seller turns bad. */
export const effects = [1.5, 2, 3, 5] as const;
export type Effect = (typeof effects)[number];

/** `evidence` is the product's; `bare` the same without the allowance for a wrong benchmark; a CUSUM for each effect that it knows. */
export const detectors = ['evidence', 'bare', 'naive', 'cusum 1.5', 'cusum 2', 'cusum 3', 'cusum 5'] as const;
export type Detector = (typeof detectors)[number];
export type ByDetector<T> = Record<Detector, T>;

export interface MatchedSetup {
  seed: number;
  metric: string;
  perWeek: number;
  /** Thresholds are found with other sellers than those on whom they are measured. */
  role: 'calibrate' | 'measure';
}

/** All detectors against the acceptable rate; each call is a night. The naive rule has its days of orders before the first. */
function bankOf(metric: string, before: () => StreamNight) {
  const evidence = evidencePath(1);
  const bare = evidencePath(1);
  const { horizon } = defaultCurves[metric]!;
  const naive = maturedRate({ ...naiveRule, horizon });
  for (let night = 0; night < horizon + naiveRule.days; night++) {
    const { orders, bad } = before();
    naive(orders, bad);
  }
  const sums = effects.map(() => 0);
  return ({ observed, expected, orders, bad }: StreamNight): number[] => {
    for (let i = 0; i < effects.length; i++)
      sums[i] = Math.max(0, sums[i]! + poissonWeight(observed, expected, effects[i]!));
    return [
      evidence(observed, expected * (1 + defaultPolicy.delta)),
      bare(observed, expected),
      naive(orders, bad),
      ...sums,
    ];
  };
}

function sellerOf({ seed, metric, perWeek, role }: MatchedSetup, effect: number, seller: number) {
  const acceptable = defaultPolicy.metrics[metric]!.acceptable!;
  const keys = [seed, 201, role === 'calibrate' ? 1 : 2, metric.length, perWeek, effect * 10, seller];
  const next = metricStream(randomOf(...keys), { perWeek, curve: defaultCurves[metric]!, acceptable }, acceptable);
  return { acceptable, next, bank: bankOf(metric, () => next(acceptable)) };
}

/** For each detector the highest value in a year of sellers that stay exactly acceptable. */
export function quietYears(setup: MatchedSetup, from: number, to: number): number[][] {
  const highest = detectors.map((): number[] => []);
  for (let seller = from; seller < to; seller++) {
    const { acceptable, next, bank } = sellerOf(setup, 0, seller);
    const own = detectors.map(() => -Infinity);
    for (let night = 0; night < year; night++)
      bank(next(acceptable)).forEach((value, i) => (own[i] = Math.max(own[i]!, value)));
    own.forEach((value, i) => highest[i]!.push(value));
  }
  return highest;
}

export interface ChangeSetup extends MatchedSetup {
  effect: Effect;
  bars: ByDetector<number>;
  /** Who is asked: the others are not waited for. */
  asked: readonly Detector[];
}

/** The night on which the orders turn bad, and how long their seller is watched afterwards. */
const changeNight = 183;
const watchedNights = 3 * year;

/** Nights from the first bad orders to the alarm. Null: none in three years. Who was alarmed about before is left out, per detector. */
export function delaysAfterChange(setup: ChangeSetup, from: number, to: number): (number | null)[][] {
  const asked = setup.asked.map((detector) => detectors.indexOf(detector));
  const bars = detectors.map((detector) => setup.bars[detector]);
  const delays = asked.map((): (number | null)[] => []);
  for (let seller = from; seller < to; seller++) {
    const { acceptable, next, bank } = sellerOf(setup, setup.effect, seller);
    const alarms: (number | null)[] = asked.map(() => null);
    for (let night = 0; night < changeNight + watchedNights && alarms.includes(null); night++) {
      const values = bank(next(acceptable * (night < changeNight ? 1 : setup.effect)));
      asked.forEach((which, i) => (alarms[i] ??= values[which]! > bars[which]! ? night : null));
    }
    alarms.forEach((alarm, i) => {
      if (alarm === null || alarm >= changeNight) delays[i]!.push(alarm === null ? null : alarm - changeNight);
    });
  }
  return delays;
}

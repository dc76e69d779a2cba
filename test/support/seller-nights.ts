/** A seller's night made from rates: each metric's detector replayed from a history of so many orders a night. */
import { replay, type DetectorRules, type DetectorState } from '../../server/scoring/detector.ts';
import { metrics as known } from '../../server/scoring/metrics/index.ts';
import { defaultPolicy, type Level } from '../../server/scoring/policy.ts';
import type { SellerNight } from '../../server/scoring/seller-night.ts';

export const keys = known.map(({ key }) => key).filter((key) => defaultPolicy.metrics[key]?.limit);
export const rulesOf = (metric: string): DetectorRules => ({
  metric: defaultPolicy.metrics[metric]!,
  halfLifeDays: defaultPolicy.halfLifeDays,
  detector: defaultPolicy.detector,
  clustering: 0,
});
export const last = 180;
export const seriesOf = (metric: string, perNight: number, rates: readonly number[]) =>
  Array.from({ length: last - 100 + 1 }, (_, index) => ({
    night: 100 + index,
    expected: perNight * (defaultPolicy.metrics[metric]!.acceptable ?? 0),
    observed: Math.floor((rates[index % rates.length] ?? 0) * perNight),
  }));

export function sellerNight(
  perNight: number,
  rates: Record<string, number[]>,
  levels: Record<string, Level> = {},
): SellerNight {
  const metrics = keys.map((metric) => {
    const state = replay(seriesOf(metric, perNight, rates[metric] ?? [0]), rulesOf(metric))!;
    return {
      ...{
        metric,
        asOf: last,
        lastPosting: last,
        missing: false,
        eventsFromBuyers: 9,
        poorData: false,
        corrected: false,
      },
      detector: { ...state, level: levels[metric] ?? 'none' } satisfies DetectorState,
    };
  });
  return {
    ...{ night: last, policy: defaultPolicy, method: { priors: {} }, metrics },
    ...{ warnedDaysAgo: 30, failedInspection: false, sellers: 100 },
  };
}

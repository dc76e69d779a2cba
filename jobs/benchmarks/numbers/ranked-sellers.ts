/** T8: sellers of very different size, how good they truly are, and what is known of them after a year. */
import { randomOf } from '../../../db/sample/random.ts';
import { lossAt, type MeanAndVariance } from '../../../server/scoring/loss.ts';
import { defaultMethod } from '../../../server/scoring/method.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { scoreOf } from '../../../server/scoring/score.ts';
import type { Counted } from '../yardsticks/rate-estimates.ts';
import { ratiosOf } from './causes.ts';
import { drawnCauses } from './made-sellers.ts';
import { marketDays, marketMetrics } from './market-seller.ts';
import { scoredMetrics } from './scored-metrics.ts';
import { year } from './target.ts';
import { watchSeller } from './watched-seller.ts';

export interface RankedSetup {
  seed: number;
  /** Which of several marketplaces. */
  marketplace: number;
}

export interface RankedSeller {
  /** The score of someone who knows all true rates. */
  truth: number;
  /** The product's score as its ranking takes it; null: none. */
  moments: MeanAndVariance | null;
  /** The same as if no level capped it. */
  uncapped: MeanAndVariance | null;
  isRanked: boolean;
  /** Plain counts of the last 180 days, by scoring metric. */
  counted: Counted[];
}

export const scoringMetrics = marketMetrics.filter((metric) => defaultPolicy.metrics[metric]!.weight > 0);

/** 100 less the weighted losses at these ratios. */
export function scoreAt(ratios: readonly number[]): number {
  const weights = scoringMetrics.map((metric) => defaultPolicy.metrics[metric]!.weight);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return scoringMetrics.reduce((score, metric, i) => {
    const { acceptable, limit, suspend } = defaultPolicy.metrics[metric]!;
    return score - (weights[i]! / whole) * lossAt(ratios[i]!, limit! / acceptable!, suspend! / acceptable!);
  }, 100);
}

const fewest = 3;
const most = 300_000;

export function rankedSellers({ seed, marketplace }: RankedSetup, from: number, to: number): RankedSeller[] {
  return Array.from({ length: to - from }, (_, index): RankedSeller => {
    const random = randomOf(seed, 801, marketplace, from + index);
    const causes = drawnCauses(random, false);
    const ordersAYear = fewest * Math.exp(random.next() * Math.log(most / fewest));
    const made = marketDays(random, { perWeek: (ordersAYear / year) * 7, days: year, causesOn: () => causes });
    const watched = watchSeller(marketMetrics, { policy: defaultPolicy, method: defaultMethod });
    for (let night = 0; night < year; night++)
      watched.night(
        night,
        marketMetrics.map((metric) => ({
          observed: made[metric].observed[night]!,
          expected: made[metric].expected[night]! * (1 + defaultPolicy.delta),
        })),
      );
    const scored = scoredMetrics(marketMetrics, watched.states);
    const score = scoreOf(scored, defaultPolicy);
    const uncapped = scoreOf(
      scored.map((one) => ({ ...one, level: 'none' })),
      defaultPolicy,
    );
    const ratios = ratiosOf(causes);
    return {
      truth: scoreAt(scoringMetrics.map((metric) => ratios[metric]!)),
      moments: score.moments,
      uncapped: uncapped.moments,
      isRanked: score.state === 'ranked',
      counted: scoringMetrics.map((metric) => ({
        events: recent(made[metric].observed),
        orders: recent(made[metric].opened),
      })),
    };
  });
}

const recent = (days: Float64Array): number =>
  days.subarray(year - defaultPolicy.windowDays).reduce((sum, count) => sum + count, 0);

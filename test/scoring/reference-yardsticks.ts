/** How the yardsticks of the benchmark, and the estimates, compute the reference values of their groups. */
import * as adjusted from '../../jobs/benchmarks/yardsticks/adjusted-p.ts';
import { betaReliability, kleinmanMoments, rawMoments } from '../../jobs/benchmarks/yardsticks/beta-moments.ts';
import { confidenceSequence } from '../../jobs/benchmarks/yardsticks/confidence-sequence.ts';
import { bernoulliWeight, cusumPath, riskAdjustedWeight } from '../../jobs/benchmarks/yardsticks/cusum.ts';
import { jamesStein } from '../../jobs/benchmarks/yardsticks/james-stein.ts';
import { expectedNormalRanks } from '../../jobs/benchmarks/yardsticks/normal-ranks.ts';
import { observedQuantile, quantileBetween } from '../../jobs/benchmarks/yardsticks/order-statistics.ts';
import { derSimonianLaird } from '../../jobs/benchmarks/yardsticks/random-effects.ts';
import * as runLength from '../../jobs/benchmarks/yardsticks/run-length.ts';
import { bernoulliDivergence, leastDelay, sprtBounds } from '../../jobs/benchmarks/yardsticks/sequential-bounds.ts';
import { directRate, expectedOf } from '../../jobs/benchmarks/yardsticks/standardisation.ts';
import { starRating } from '../../jobs/benchmarks/yardsticks/star-rating.ts';
import { wilsonInterval } from '../../jobs/benchmarks/yardsticks/wilson.ts';
import { quantileOf } from '../../server/scoring/quantile.ts';
import { betaQuantile, gammaQuantile } from '../../server/scoring/special-functions.ts';

type Numbers<Names extends string> = Record<Names, number>;
type Lists<Names extends string> = Record<Names, number[]>;

/** The chart of orders whose risk goes by a score S ~ Beta: logit p = g0 + g1·S. */
function scoredRunLength({ h, RA, g0, g1, shape1, shape2 }: Numbers<'h' | 'RA' | 'g0' | 'g1' | 'shape1' | 'shape2'>) {
  const scores = 400;
  const outcomes = Array.from({ length: scores }, (_, i) => {
    const p = 1 / (1 + Math.exp(-g0 - g1 * betaQuantile((i + 0.5) / scores, shape1, shape2)));
    return [1, 0].map((y) => ({ weight: riskAdjustedWeight(y, p, RA), chance: (y === 1 ? p : 1 - p) / scores }));
  });
  return runLength.mixedRunLength(h, outcomes.flat(), 600);
}

function normalRunLengths(k: number, h: number) {
  const shifts = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];
  return Object.fromEntries(
    shifts.map((shift) => [
      String(shift),
      { one_sided: runLength.normalRunLength(k, h, shift), two_sided: runLength.twoSidedRunLength(k, h, shift) },
    ]),
  );
}

export const yardsticks = {
  wilson_interval({ x, n, conf }: Numbers<'x' | 'n' | 'conf'>) {
    const { low, high } = wilsonInterval(x, n, conf);
    return [low, high];
  },
  dersimonian_laird: ({ yi, vi }: Lists<'yi' | 'vi'>) => ({ ...derSimonianLaird(yi, vi) }),
  beta_binomial_moments: ({ y, n }: Lists<'y' | 'n'>): Record<string, number> =>
    y.length === 71 ? { ...kleinmanMoments(y, n) } : { ...rawMoments(y, n) },
  james_stein: ({ hits, n }: { hits: number[]; n: number }) => ({ ...jamesStein(hits, n) }),
  reliability: ({ a, b, n, p }: { a: number; b: number; n: number[]; p: number }) =>
    n.map((orders) => betaReliability({ alpha: a, beta: b }, orders, p)),
  ra_cusum_scores({ b0, b1, s, y }: Numbers<'b0' | 'b1'> & Lists<'s' | 'y'>) {
    const weights = (oddsRatio: number) =>
      s.map((score, i) => riskAdjustedWeight(y[i]!, 1 / (1 + Math.exp(-b0 - b1 * score)), oddsRatio));
    return { RA2: weights(2), RAhalf: weights(0.5) };
  },
  cusum_path: (input: { y: number[]; p?: number[] } & Partial<Numbers<'RA' | 'p0' | 'p1'>>) =>
    cusumPath(
      input.y.map((bad, i) =>
        input.p ? riskAdjustedWeight(bad, input.p[i]!, input.RA!) : bernoulliWeight(bad, input.p0!, input.p1!),
      ),
    ),
  cusum_arl(input: Record<string, number>) {
    const { h, k, lam, m, H, p } = input;
    if (m !== undefined) return runLength.bernoulliRunLength(m, H!, p!);
    if (lam !== undefined) return runLength.poissonRunLength(h!, k!, lam);
    return k === undefined ? scoredRunLength(input as never) : normalRunLengths(k, h!);
  },
  sprt: ({ pairs }: { pairs: [number, number][] }) =>
    pairs.map(([a, b]) => {
      const { above, below } = sprtBounds(a, b);
      return [above, below];
    }),
  confidence_sequence({ x, n, alpha, t_opt }: Numbers<'x' | 'n' | 'alpha' | 't_opt'>) {
    const { low, high } = confidenceSequence(x, n, alpha, t_opt);
    return [low, high];
  },
  adjusted_p: ({ p }: Lists<'p'>) => ({
    BH: adjusted.benjaminiHochberg(p),
    BY: adjusted.benjaminiYekutieli(p),
    holm: adjusted.holm(p),
    bonf: adjusted.bonferroni(p),
  }),
  normal_ranks: ({ mean, sd }: Lists<'mean' | 'sd'>) => expectedNormalRanks(mean, sd),
  standardisation({ n, y, p_ref, W }: Lists<'n' | 'y' | 'p_ref' | 'W'>) {
    const E = expectedOf(n, p_ref);
    const O = y.reduce((sum, events) => sum + events, 0);
    const ci = [gammaQuantile(0.025, O) / E, gammaQuantile(0.975, O + 1) / E];
    return { E, O, SMR: O / E, ci, direct: directRate(y, n, W) };
  },
  quantiles: (input: { x: number[]; p: number[] } | { n: number; q: number }) =>
    'n' in input
      ? quantileBetween(input.n, input.q)
      : {
          type7: input.p.map((p) => quantileOf(input.x, p)),
          type1: input.p.map((p) => observedQuantile(input.x, p)),
        },
  star_rating({ prior, counts }: Lists<'prior' | 'counts'>) {
    const { mean, deviation, low, lowAtMost } = starRating(prior, counts);
    return { mean, sd: deviation, neg_share_mean: low, neg_hi95: lowAtMost };
  },
  bounds: ({ p0, p1, ARL0 }: Numbers<'p0' | 'p1' | 'ARL0'>) => ({
    kl: bernoulliDivergence(p0, p1),
    orders: leastDelay(p0, p1, ARL0),
  }),
};

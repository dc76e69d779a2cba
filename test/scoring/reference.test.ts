/** The published and independently computed values that the numbers must meet, one test each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { betaGrid } from '../../server/scoring/beta-grid.ts';
import { advanceEvidence, falseDiscoveryBar, logEvidence, noEvidence } from '../../server/scoring/evidence.ts';
import { chanceAbove, ownDataInterval, posteriorMean, posteriorOf } from '../../server/scoring/posterior.ts';
import { placesOf } from '../../server/scoring/rank.ts';
import { smallestCount } from '../../server/scoring/recovery.ts';
import {
  betaLower,
  betaQuantile,
  betaUpper,
  gammaQuantile,
  normalQuantile,
} from '../../server/scoring/special-functions.ts';
import { estimates } from './reference-estimates.ts';
import { yardsticks } from './reference-yardsticks.ts';

type Numbers<Names extends string> = Record<Names, number>;
type Expected = number | (number | Expected)[] | { [name: string]: Expected };
interface Case {
  id: string;
  group: string;
  description: string;
  input: object;
  expected: Expected;
  tolerance: { rel?: number; abs?: number };
}

/** What the product computes for a case, by group. */
const computed: Record<string, (input: never, id: string) => Expected> = {
  ...yardsticks,
  ...estimates,
  beta_quantile: ({ p, a, b }: Numbers<'p' | 'a' | 'b'>) => betaQuantile(p, a, b),
  beta_cdf_and_upper_tail: ({ a, b, x }: Numbers<'a' | 'b' | 'x'>) => ({
    cdf: betaLower(a, b, x),
    upper: betaUpper(a, b, x),
  }),
  gamma_quantile: ({ p, shape, rate }: Numbers<'p' | 'shape' | 'rate'>) => gammaQuantile(p, shape, rate),
  // A binomial tail is a beta tail.
  binomial_cdf: ({ k, n, p }: Numbers<'k' | 'n' | 'p'>) => ({
    cdf: betaUpper(k + 1, n - k, p),
    upper: betaLower(k + 1, n - k, p),
  }),
  normal_quantile: ({ p }: Numbers<'p'>) => normalQuantile(p),
  clopper_pearson({ x, n }: Numbers<'x' | 'n'>) {
    const { low, high } = ownDataInterval(x, n)!;
    return [low, high];
  },
  poisson_exact_interval: ({ o }: Numbers<'o'>) => [o === 0 ? 0 : gammaQuantile(0.025, o), gammaQuantile(0.975, o + 1)],
  poisson_sr_limits: ({ E }: Numbers<'E'>) => ({
    ll95: gammaQuantile(0.025, E) / E,
    ul95: gammaQuantile(0.975, E + 1) / E,
    ll998: gammaQuantile(0.001, E) / E,
    ul998: gammaQuantile(0.999, E + 1) / E,
  }),
  gamma_poisson_posterior({ O, E }: Numbers<'O' | 'E'>) {
    const posterior = posteriorOf(O, E, { shape: 2, rate: 2 });
    return { mean: posteriorMean(posterior), p12: chanceAbove(posterior, 1.2), p25: chanceAbove(posterior, 2.5) };
  },
  beta_binomial_posterior({ a, b, y, n, threshold }: Numbers<'a' | 'b' | 'y' | 'n' | 'threshold'>) {
    const [shapeA, shapeB] = [a + y, b + n - y];
    return {
      mean: shapeA / (shapeA + shapeB),
      lo: betaQuantile(0.025, shapeA, shapeB),
      hi: betaQuantile(0.975, shapeA, shapeB),
      p_exceed: betaUpper(shapeA, shapeB, threshold),
      shrinkage_weight: n / (a + b + n),
    };
  },
  e_detector_path({ O, E, rho, w }: { O: number[]; E: number[]; rho: number[]; w?: number }) {
    // Without restarts all belief is placed at the start.
    const rules = { ratios: rho, restart: w ?? 0, phi: 1 };
    let logs = w === undefined ? rho.map(() => -Math.log(rho.length)) : noEvidence(rules);
    return O.map((observed, night) => {
      logs = advanceEvidence(logs, observed, E[night]!, rules);
      return Math.exp(logEvidence(logs));
    });
  },
  multiple_testing({ e, alpha, p }: { e: number[]; alpha: number[]; p?: number[] }) {
    if (p) return yardsticks.adjusted_p({ p });
    const logs = e.map(Math.log);
    return alpha.map((level) => logs.filter((log) => log >= falseDiscoveryBar(logs, level)).length);
  },
  expected_ranks({ ab, mean, sd }: { ab: [number, number][]; mean?: number[]; sd: number[] }) {
    if (mean) return yardsticks.normal_ranks({ mean, sd });
    const shapes = ab.map(([a, b]) => ({ a, b }));
    return placesOf(shapes, betaGrid(200_000)).map(({ percentile }) => (percentile / 100) * shapes.length + 0.5);
  },
  orders_to_recover: ({ a, b, T, prob }: Numbers<'a' | 'b' | 'T' | 'prob'>) =>
    smallestCount((k) => betaUpper(a, b + k, T) <= prob)!,
};

function meet(actual: Expected, expected: Expected, { rel = 0, abs = 0 }: Case['tolerance'], where: string): void {
  if (typeof expected === 'number') expect(actual, where).to.be.closeTo(expected, Math.abs(expected) * rel + abs);
  else {
    const pairs = Object.entries(expected);
    expect(Object.keys(actual), where).to.have.length(pairs.length);
    for (const [key, value] of pairs)
      meet((actual as Record<string, Expected>)[key]!, value, { rel, abs }, `${where} ${key}`);
  }
}

describe('the reference values', () => {
  const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, 'reference.json'), 'utf8')) as { cases: Case[] };
  for (const { id, group, description, input, expected, tolerance } of cases) {
    it(`${id}: ${description}`, () => meet(computed[group]!(input as never, id), expected, tolerance, id));
  }
});

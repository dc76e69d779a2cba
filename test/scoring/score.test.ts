import { expect } from 'chai';
import fc from 'fast-check';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import type { Level } from '../../server/scoring/policy.ts';
import { posteriorOf } from '../../server/scoring/posterior.ts';
import { expectedLoss, lossAt } from '../../server/scoring/loss.ts';
import { matchedBeta } from '../../server/scoring/score-distribution.ts';
import { isProvisional, scoreOf, wholeCents, type ScoredMetric } from '../../server/scoring/score.ts';
import { gammaLower, gammaUpper } from '../../server/scoring/special-functions.ts';

const prior = { shape: 2, rate: 2 };
const rules = { staleNights: 14 };
const scored = (metric: string, observed: number, expected: number, level: Level = 'none', staleNights = 0) =>
  ({
    metric,
    policy: defaultPolicy.metrics[metric]!,
    posterior: posteriorOf(observed, expected, prior),
    expected,
    staleNights,
    level,
  }) satisfies ScoredMetric;
const weighted = ['late-delivery', 'complaint', 'return', 'low-review', 'cancellation'];
const total = (losses: Record<string, number>) =>
  Object.values(losses).reduce((cents, points) => cents + Math.round(points * 100), 0);

describe('the loss', () => {
  it('is 0, 30, 60 and 100 at nothing, the acceptable rate, the limit and the suspend threshold, and straight between', () => {
    expect([0, 0.5, 1, 1.25, 1.5, 2, 2.5, 9].map((ratio) => lossAt(ratio, 1.5, 2.5))).to.deep.equal([
      0, 15, 30, 45, 60, 80, 100, 100,
    ]);
  });

  it('has the mean and the variance that a fine sum over the posterior has', () => {
    for (const [shape, rate] of [
      [2, 2],
      [2.5, 9],
      [40, 30],
      [0.7, 0.2],
    ] as const) {
      const beyond = gammaUpper(shape, 30 * rate);
      let [mean, square] = [100 * beyond, 10_000 * beyond];
      const step = 0.0005;
      for (let i = 0; i < 60_000; i++) {
        const weight = gammaLower(shape, (i + 1) * step * rate) - gammaLower(shape, i * step * rate);
        const loss = lossAt((i + 0.5) * step, 1.5, 2.5);
        mean += weight * loss;
        square += weight * loss * loss;
      }
      const closed = expectedLoss({ shape, rate }, 1.5, 2.5);
      expect(closed.mean).to.be.closeTo(mean, 1e-3);
      expect(closed.variance).to.be.closeTo(square - mean * mean, 0.05);
    }
  });

  it('settles on the loss of the rate itself when there is much data', () => {
    const { mean, variance } = expectedLoss(posteriorOf(1_200_000, 1_000_000, prior), 1.5, 2.5);
    expect(mean).to.be.closeTo(lossAt(1.2, 1.5, 2.5), 0.01);
    expect(variance).to.be.below(0.01);
  });
});

describe('the score', () => {
  it('is 70 for a seller who is exactly acceptable everywhere, given enough orders', () => {
    const score = scoreOf(
      weighted.map((metric) => scored(metric, 100_000, 100_000)),
      rules,
    );
    expect(score.score).to.be.closeTo(70, 0.1);
    expect(score.state).to.equal('ranked');
  });

  it('gives a metric its points by weight', () => {
    const { losses } = scoreOf(
      weighted.map((metric) => scored(metric, 1e6, 1e6)),
      rules,
    );
    expect(losses['complaint']).to.be.closeTo((30 * 25) / 90, 0.02);
    expect(losses['cancellation']).to.be.closeTo((30 * 10) / 90, 0.02);
  });

  it('is capped at 59 by a metric at limit and at 29 by one at suspend, as a line of its own', () => {
    const good = weighted.map((metric) => scored(metric, 500, 1000));
    const limited = scoreOf([...good.slice(1), scored('late-delivery', 500, 1000, 'limit')], rules);
    expect(limited.score).to.equal(59);
    expect(limited.losses['cap']).to.be.above(20);
    expect(total(limited.losses)).to.equal(4100);
    expect(limited.high).to.be.at.most(59);
    expect(scoreOf([...good.slice(1), scored('late-delivery', 500, 1000, 'suspend')], rules).score).to.equal(29);
  });

  it('is capped by a metric that screens and does not score, and by one that is stale', () => {
    const good = weighted.map((metric) => scored(metric, 500, 1000));
    expect(scoreOf([...good, scored('bad-order', 90, 50, 'limit')], rules).score).to.equal(59);
    expect(scoreOf([...good.slice(1), scored('late-delivery', 500, 1000, 'limit', 20)], rules).score).to.equal(59);
  });

  it('is not lowered by a cap above it', () => {
    const { score, losses } = scoreOf(
      weighted.map((metric) => scored(metric, 3000, 1000, 'limit')),
      rules,
    );
    expect(score).to.be.below(59);
    expect(losses).not.to.have.property('cap');
  });

  it('hands the weight of a stale metric to the others after 14 nights, and not before', () => {
    const all = weighted.map((metric) => scored(metric, 1000, 1000));
    const held = scoreOf([...all.slice(1), scored('late-delivery', 5000, 1000, 'none', 14)], rules);
    const handed = scoreOf([...all.slice(1), scored('late-delivery', 5000, 1000, 'none', 15)], rules);
    expect(held.losses['late-delivery']).to.be.above(20);
    expect(handed.losses).not.to.have.property('late-delivery');
    expect(handed.score).to.be.closeTo(70, 1);
  });

  it('is provisional with less than half of the weight, or with less than one event expected in all', () => {
    const empty = (metric: string): ScoredMetric => ({ ...scored(metric, 0, 0), posterior: null });
    const all = (metrics: string[]) => weighted.map((key) => (metrics.includes(key) ? scored(key, 1, 5) : empty(key)));
    // 45 of 90 is half.
    expect(isProvisional(all(['late-delivery', 'low-review', 'cancellation']), rules)).to.equal(false);
    expect(isProvisional(all(['late-delivery', 'low-review']), rules)).to.equal(true);
    expect(
      isProvisional(
        weighted.map((metric) => scored(metric, 0, 0.19)),
        rules,
      ),
    ).to.equal(true);
    expect(
      isProvisional(
        weighted.map((metric) => scored(metric, 0, 0.21)),
        rules,
      ),
    ).to.equal(false);
  });

  it('is null without any data, never 0 and never 100', () => {
    const none = scoreOf(
      weighted.map((metric) => ({ ...scored(metric, 0, 0), posterior: null })),
      rules,
    );
    expect(none).to.include({ score: null, low: null, high: null, state: 'provisional', moments: null });
    expect(none.losses).to.deep.equal({});
  });

  const counts = fc.array(
    fc.record({
      observed: fc.integer({ min: 0, max: 500 }),
      expected: fc.double({ min: 0.001, max: 300, noNaN: true }),
      level: fc.constantFrom<Level>('none', 'none', 'none', 'warn', 'limit', 'suspend'),
      stale: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 5, maxLength: 5 },
  );
  const sellerOf = (all: { observed: number; expected: number; level: Level; stale: number }[]) =>
    all.map(({ observed, expected, level, stale }, index) =>
      scored(weighted[index]!, observed, expected, level, stale),
    );

  it('adds up to the cent, for any seller', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const { score, low, high, losses } = scoreOf(sellerOf(all), rules);
        if (score === null) return;
        expect(total(losses)).to.equal(10_000 - Math.round(score * 100));
        for (const points of Object.values(losses)) expect(Math.round(points * 100) / 100).to.equal(points);
        expect(score).to.be.within(0, 100);
        expect(low).to.be.at.most(high!);
      }),
      { numRuns: 500 },
    );
  });

  it('never falls when an event is taken away', () => {
    fc.assert(
      fc.property(counts, fc.nat(4), (all, which) => {
        const fewer = all.map((one, index) =>
          index === which ? { ...one, observed: Math.max(0, one.observed - 1) } : one,
        );
        const [before, after] = [scoreOf(sellerOf(all), rules), scoreOf(sellerOf(fewer), rules)];
        if (before.score !== null) expect(after.score).to.be.at.least(before.score);
      }),
    );
  });
});

describe('rounding to cents', () => {
  it('keeps the total and gives the largest remainders their cent, the earlier first', () => {
    expect(wholeCents([0.005, 0.005, 0.005])).to.deep.equal([1, 1, 0]);
    expect(wholeCents([1.001, 1.004, 1.004])).to.deep.equal([100, 101, 100]);
    expect(wholeCents([])).to.deep.equal([]);
  });
});

describe('the matched beta distribution', () => {
  it('has the mean and the variance asked for', () => {
    const { a, b } = matchedBeta({ mean: 58, variance: 9 });
    expect((100 * a) / (a + b)).to.be.closeTo(58, 1e-9);
    expect((10_000 * a * b) / ((a + b) ** 2 * (a + b + 1))).to.be.closeTo(9, 1e-9);
  });

  it('bears a mean at the very end and a variance of nothing', () => {
    for (const moments of [
      { mean: 0, variance: 4 },
      { mean: 100, variance: 0 },
      { mean: 50, variance: 2500 },
    ]) {
      const { a, b } = matchedBeta(moments);
      expect(a).to.be.above(0);
      expect(b).to.be.above(0);
    }
  });
});

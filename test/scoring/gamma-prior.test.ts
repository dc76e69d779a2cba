import { expect } from 'chai';
import fc from 'fast-check';
import { fitGammaPrior, loosened, mostLikelyGamma, priorRates } from '../../server/scoring/gamma-prior.ts';
import { digamma, logRising, trigamma } from '../../server/scoring/log-rising.ts';
import { gammaQuantile, logGamma } from '../../server/scoring/special-functions.ts';

const sellers = fc.array(
  fc.record({
    observed: fc.oneof(fc.nat(30), fc.double({ min: 0, max: 50, noNaN: true })),
    expected: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 300, noNaN: true })),
  }),
  { maxLength: 80 },
);
const fit = (rows: readonly { observed: number; expected: number }[]) =>
  fitGammaPrior(
    rows.map(({ observed }) => observed),
    rows.map(({ expected }) => expected),
  );
/** Sellers whose ratios are the quantiles of a gamma, each with just what its ratio brings. */
const spread = (count: number, expected: number, shape: number) =>
  Array.from({ length: count }, (_, i) => {
    const ratio = gammaQuantile((i + 0.5) / count, shape, shape);
    return { observed: ratio * expected, expected };
  });

describe('ln Γ(a + x) − ln Γ(a) and its slopes', () => {
  it('are what they are called', () => {
    expect(logRising(2, 3)).to.be.closeTo(Math.log(24), 1e-14);
    expect(logRising(20, 2)).to.be.closeTo(Math.log(420), 1e-13);
    expect(logRising(1e6, 1)).to.be.closeTo(Math.log(1e6), 1e-12);
    expect(digamma(1)).to.be.closeTo(-0.5772156649015329, 1e-14);
    expect(trigamma(1)).to.be.closeTo(1.6449340668482264, 1e-14);
  });
  it('agree with one another everywhere', () => {
    const any = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(any, any, (a, x) => {
        expect(logRising(a, x)).to.be.closeTo(logGamma(a + x) - logGamma(a), 1e-11 * (1 + logGamma(a + x) + 10));
        expect(digamma(a + 1) - digamma(a)).to.be.closeTo(1 / a, 1e-11 / a);
        expect(trigamma(a) - trigamma(a + 1)).to.be.closeTo(1 / a ** 2, 1e-11 / a ** 2);
      }),
    );
  });
});

describe('the prior of the ratio', () => {
  it('is found again where sellers differ by it', () => {
    const { shape, rate } = fit(spread(400, 500, 4))!;
    expect(shape / rate).to.be.closeTo(1, 0.01);
    expect(rate).to.be.closeTo(4, 0.2);
  });
  it('is that of the ten pumps', () => {
    const failures = [5, 1, 5, 14, 3, 19, 1, 1, 4, 22];
    const years = [94.32, 15.72, 62.88, 125.76, 5.24, 31.44, 1.048, 1.048, 2.096, 10.48];
    const { shape, rate } = mostLikelyGamma(failures, years, { least: 0.01, most: 1000 });
    expect([shape, rate].map((value) => value.toFixed(2))).to.deep.equal(['0.82', '1.26']);
  });
  it('stays with the policy for few sellers and for few events', () => {
    expect(fit([])).to.equal(null);
    expect(fit(spread(29, 500, 4))).to.equal(null);
    expect(fit(Array.from({ length: 1000 }, () => ({ observed: 0, expected: 2 })))).to.equal(null);
    expect(fit(Array.from({ length: 1000 }, () => ({ observed: 5, expected: 0 })))).to.equal(null);
  });
  it('is worth at most twenty expected events where sellers differ by chance alone, and at least half an event', () => {
    const alike = Array.from({ length: 100 }, (_, i) => ({ observed: 2 * (i % 2), expected: 1 }));
    expect(fit(alike)).to.deep.equal({ shape: 20.008125, rate: priorRates.most });
    const apart = Array.from({ length: 100 }, (_, i) => ({ observed: i === 5 ? 4000 : 0, expected: 1 }));
    expect(fit(apart)!.rate).to.equal(priorRates.least);
  });
  it('may be loosened, but not tightened, and keeps its mean', () => {
    expect(loosened({ shape: 6, rate: 8 }, 2)).to.deep.equal({ shape: 1.5, rate: 2 });
    expect(loosened({ shape: 0.6, rate: 0.8 }, 2)).to.deep.equal({ shape: 0.6, rate: 0.8 });
  });
  it('is finite, within bounds, and the same for sellers in any order', () => {
    fc.assert(
      fc.property(sellers, (rows) => {
        const prior = fit(rows);
        expect(fit([...rows].reverse())).to.deep.equal(prior);
        if (!prior) return;
        expect(prior.shape).to.be.above(0);
        expect(Number.isFinite(prior.shape)).to.equal(true);
        expect(prior.rate).to.be.within(priorRates.least, priorRates.most);
      }),
      { numRuns: 200 },
    );
  });
  it('is nowhere beaten by a prior beside it', () => {
    const height = (rows: readonly { observed: number; expected: number }[], shape: number, rate: number) =>
      rows.reduce(
        (sum, { observed, expected }) =>
          sum + logRising(shape, observed) + shape * Math.log(rate) - (shape + observed) * Math.log(rate + expected),
        0,
      );
    fc.assert(
      fc.property(sellers, (drawn) => {
        const rows = drawn.filter(({ expected }) => expected > 0);
        const prior = fit(rows);
        if (!prior) return;
        const best = height(rows, prior.shape, prior.rate);
        for (const [a, b] of [
          [1.02, 1],
          [0.98, 1],
          [1.02, 1.02],
          [0.98, 0.98],
          [1, 1.02],
          [1, 0.98],
        ] as const) {
          const rate = Math.min(priorRates.most, Math.max(priorRates.least, prior.rate * b));
          expect(height(rows, prior.shape * a, rate)).to.be.at.most(best + 1e-6 * (1 + Math.abs(best) * 1e-3));
        }
      }),
      { numRuns: 200 },
    );
  });
});

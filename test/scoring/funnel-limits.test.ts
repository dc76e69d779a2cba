import { expect } from 'chai';
import fc from 'fast-check';
import {
  binomialLimit,
  dispersionOf,
  overdispersedLimits,
  overdispersionOf,
} from '../../server/scoring/funnel-limits.ts';
import { goldenPeak } from '../../server/scoring/golden-section.ts';
import { quantileOf, winsorise } from '../../server/scoring/quantile.ts';

const rates = fc.double({ min: 0.001, max: 0.5, noNaN: true });
/** Zero has one sign here. */
const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => value + 0);
const orders = fc.integer({ min: 1, max: 500_000 });

describe('quantiles', () => {
  it('lie on straight lines between what was seen', () => {
    expect(quantileOf([1, 2, 3, 5], 0.5)).to.equal(2.5);
    expect([0, 0.25, 1].map((p) => quantileOf([1, 2, 3, 5], p))).to.deep.equal([1, 1.75, 5]);
    expect(quantileOf([7], 0.9)).to.equal(7);
  });
  it('cut the wild without turning anybody round', () => {
    expect(winsorise([1, 2, 3, 4, 100], 0.25)).to.deep.equal([2, 2, 3, 4, 4]);
    expect(winsorise([], 0.1)).to.deep.equal([]);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (values) => {
        const cut = winsorise(values, 0.1);
        expect(winsorise(values, 0)).to.deep.equal(values);
        for (const [i, value] of values.entries())
          for (const [j, other] of values.entries()) if (value < other) expect(cut[i]).to.be.at.most(cut[j]!);
      }),
    );
  });
});

describe('the peak of a hill', () => {
  it('is found', () => expect(goldenPeak((x) => -((x - 2) ** 2), 0, 5)).to.be.closeTo(2, 1e-7));
});

describe('the limits of a funnel', () => {
  it('are exact, and interpolated between counts', () => {
    expect(binomialLimit(100, 0.01, 0.975)).to.be.closeTo(0.028913761611714967, 1e-15);
    fc.assert(
      fc.property(orders, rates, (n, rate) => {
        const [low, inner, outer] = [0.025, 0.975, 0.999].map((p) => binomialLimit(n, rate, p));
        expect(low).to.be.below(inner!);
        expect(inner).to.be.at.most(outer!);
        expect(low).to.be.at.least(-1 / n);
        expect(outer).to.be.at.most(1);
        if (n * rate > 20) expect(low! < rate && rate < inner!).to.equal(true);
      }),
    );
  });
  it('take orders that are half through their horizon', () => {
    const [less, half, more] = [100, 100.5, 101].map((n) => binomialLimit(n, 0.05, 0.975));
    expect(half).to.be.within(Math.min(less!, more!) - 1e-4, Math.max(less!, more!) + 1e-4);
  });
  it('are as wide as chance where nothing else differs, and wider the more sellers differ', () => {
    expect(overdispersedLimits(143, 0.11961434166917746, 0.000651171773877813, 1.959964).low).to.be.closeTo(
      0.064677,
      1e-6,
    );
    fc.assert(
      fc.property(orders, rates, fc.double({ min: 0, max: 0.02, noNaN: true }), (n, rate, tau2) => {
        const [alike, apart] = [0, tau2].map((spread) => overdispersedLimits(n, rate, spread, 1.96));
        expect(apart!.low).to.be.at.most(alike!.low);
        expect(apart!.high).to.be.at.least(alike!.high);
        expect(apart!.low).to.be.at.least(0);
        expect(apart!.high).to.be.at.most(1);
        const exact = binomialLimit(n, rate, 0.975);
        if (n * rate > 50) expect(alike!.high).to.be.closeTo(exact, 0.05 * exact);
      }),
    );
  });
});

describe('over-dispersion', () => {
  it('is 0 among providers just alike', () => {
    expect(dispersionOf([2, -2], [1, 1], 0)).to.deep.equal({ phi: 4, tau2: 7 });
    const alike = Array.from({ length: 10 }, () => ({ events: 10, orders: 100 }));
    expect(overdispersionOf(alike, 0.1).tau2).to.equal(0);
    expect(overdispersionOf(alike, 0.1).phi).to.be.closeTo(0, 1e-20);
    expect(overdispersionOf([], 0.1)).to.deep.equal({ phi: 1, tau2: 0 });
  });
  it('is not set by the few that stand out', () => {
    const alike = Array.from({ length: 19 }, (_, i) => ({ events: 95 + (i % 11), orders: 1000 }));
    const one = { events: 900, orders: 1000 };
    expect(overdispersionOf([...alike, one], 0.1).tau2).to.be.below(
      overdispersionOf([...alike, one], 0.1, 0).tau2 / 100,
    );
  });
  it('is the same for providers in any order', () => {
    const providers = fc.array(fc.record({ events: fc.nat(50), orders: fc.integer({ min: 0, max: 900 }) }));
    fc.assert(
      fc.property(providers, rates, (all, rate) => {
        expect(overdispersionOf([...all].reverse(), rate)).to.deep.equal(overdispersionOf(all, rate));
      }),
    );
  });
});

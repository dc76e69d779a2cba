import { expect } from 'chai';
import fc from 'fast-check';
import {
  chanceAbove,
  currentHalfLife,
  ownDataInterval,
  posteriorInterval,
  posteriorMean,
  posteriorOf,
  reliability,
  remainingWeight,
} from '../../server/scoring/posterior.ts';
import { ordersToRecover, smallestCount } from '../../server/scoring/recovery.ts';

const prior = { shape: 2, rate: 2 };

describe('the shrunk ratio', () => {
  it('is 1.5 for 10 events where 6 were expected', () =>
    expect(posteriorMean(posteriorOf(10, 6, prior))).to.equal(1.5));
  it('believes the prior without data and the data when there is much', () => {
    expect(posteriorMean(posteriorOf(0, 0, prior))).to.equal(1);
    expect(posteriorMean(posteriorOf(30_000, 10_000, prior))).to.be.closeTo(3, 0.001);
    expect(reliability(0, prior)).to.equal(0);
    expect(reliability(6, prior)).to.equal(0.75);
  });
  it('lies within its interval, which narrows with data', () => {
    const few = posteriorInterval(posteriorOf(3, 2, prior));
    const many = posteriorInterval(posteriorOf(300, 200, prior));
    expect(many.high - many.low).to.be.below((few.high - few.low) / 4);
    fc.assert(
      fc.property(fc.nat(500), fc.double({ min: 0, max: 400, noNaN: true }), (observed, expected) => {
        const posterior = posteriorOf(observed, expected, prior);
        const { low, high } = posteriorInterval(posterior);
        expect(posteriorMean(posterior)).to.be.within(low, high);
        expect(chanceAbove(posterior, low)).to.be.closeTo(0.975, 1e-9);
      }),
    );
  });
  it('is the less likely above a bar the higher the bar', () => {
    const posterior = { shape: 12, rate: 8 };
    expect(chanceAbove(posterior, 1.2)).to.be.closeTo(0.741241, 1e-6);
    expect(chanceAbove(posterior, 0)).to.equal(1);
    expect(chanceAbove(posterior, 2.5)).to.be.below(chanceAbove(posterior, 1.5));
  });
});

describe('ageing', () => {
  it('halves a weight in one half-life', () => {
    expect(remainingWeight(90, 90)).to.equal(0.5);
    expect(remainingWeight(0, 90)).to.equal(1);
  });
  it('looks back as far as the volume asks, from 30 to 180 days', () => {
    expect([1, 0.05, 0.001, 0].map(currentHalfLife)).to.deep.equal([30, 42, 180, 180]);
  });
});

describe('your data alone', () => {
  it('is exact for whole orders', () => {
    const { low, high } = ownDataInterval(1, 20)!;
    expect(low).to.be.closeTo(0.0012651, 1e-7);
    expect(high).to.be.closeTo(0.2487328, 1e-7);
  });
  it('bears half orders, more events than exposure, and says nothing of nothing', () => {
    expect(ownDataInterval(1, 20.5)!.high).to.be.below(ownDataInterval(1, 20)!.high);
    expect(ownDataInterval(2, 1.5)).to.include({ high: 1 });
    expect(ownDataInterval(0, 0)).to.equal(null);
    expect(ownDataInterval(0, 10)!.low).to.equal(0);
  });
});

describe('the way back', () => {
  it('is the smallest number that is enough', () => {
    expect(smallestCount((count) => count >= 37)).to.equal(37);
    expect(smallestCount(() => true)).to.equal(0);
    expect(smallestCount(() => false, 1000)).to.equal(null);
  });
  it('is 63 clean orders in the example', () =>
    expect(ordersToRecover({ shape: 12, rate: 8 }, 1.5, 0.35, 0.011, 0)).to.equal(63));
  it('counts clean orders, and more of them at half the acceptable rate', () => {
    const now = posteriorOf(30, 12, prior);
    const clean = ordersToRecover(now, 1.5, 0.35, 0.011, 0)!;
    const half = ordersToRecover(now, 1.5, 0.35, 0.011, 0.5)!;
    expect(clean).to.be.above(0);
    expect(half).to.be.above(clean);
    expect(chanceAbove({ shape: now.shape, rate: now.rate + clean * 0.011 }, 1.5)).to.be.at.most(0.35);
    expect(chanceAbove({ shape: now.shape, rate: now.rate + (clean - 1) * 0.011 }, 1.5)).to.be.above(0.35);
  });
  it('is no way at all at an unacceptable rate', () =>
    expect(ordersToRecover(posteriorOf(30, 12, prior), 1.5, 0.35, 0.011, 2)).to.equal(null));
});

import { expect } from 'chai';
import fc from 'fast-check';
import { betaGrid, cumulate } from '../../server/scoring/beta-grid.ts';
import { rankSellers } from '../../server/scoring/rank.ts';
import { betaLower } from '../../server/scoring/special-functions.ts';

const grid = betaGrid(1000);

function largestError(a: number, b: number): number {
  const into = new Float64Array(1001);
  const { from, to } = cumulate({ a, b }, grid, into);
  let worst = 0;
  for (let i = 0; i <= 1000; i++) {
    const value = i < from ? 0 : i > to ? 1 : into[i]!;
    worst = Math.max(worst, Math.abs(value - betaLower(a, b, i / 1000)));
  }
  return worst;
}

const seller = fc.record({
  mean: fc.double({ min: 1, max: 99, noNaN: true }),
  variance: fc.double({ min: 0.001, max: 400, noNaN: true }),
});
const marketplace = fc
  .array(seller, { minLength: 1, maxLength: 30 })
  .map((all) => all.map((moments, index) => ({ sellerId: `s${String(index).padStart(3, '0')}`, moments })));

describe('a beta distribution on the grid', () => {
  const exponent = fc.double({ min: -2.5, max: 5, noNaN: true });

  it('is off by less than a millionth, whatever its shape', () => {
    fc.assert(
      fc.property(exponent, exponent, (a, b) => {
        expect(largestError(10 ** a, 10 ** b)).to.be.below(1e-6);
      }),
      { numRuns: 300 },
    );
  });

  for (const [a, b] of [
    [0.05, 0.05],
    [0.5, 40],
    [1, 1],
    [1, 30],
    [1.5, 1.5],
    [2, 1.01],
    [4.9, 0.3],
    [300, 2],
    [14_000, 6_000],
    [0.001, 12],
  ] as const) {
    it(`is off by less than a millionth for the shape ${a}, ${b}`, () => expect(largestError(a, b)).to.be.below(1e-6));
  }
});

describe('ranks', () => {
  it('put the better seller first and say how sure that is', () => {
    const [first, second] = rankSellers([
      { sellerId: 'b', moments: { mean: 40, variance: 25 } },
      { sellerId: 'a', moments: { mean: 80, variance: 25 } },
    ]);
    expect(first).to.include({ sellerId: 'a', rank: 1, rankLow: 1 });
    expect(second).to.include({ sellerId: 'b', rank: 2, rankHigh: 2 });
    // Its own half of the marketplace and all of the other's: 75.
    expect(first!.percentile).to.be.closeTo(75, 0.001);
    expect(first!.bottom5).to.be.below(1e-6);
    expect(second!.bottom5).to.be.closeTo(0.1, 0.001);
  });

  it('give sellers who are alike one percentile, and order them by id', () => {
    const alike = ['c', 'a', 'b'].map((sellerId) => ({ sellerId, moments: { mean: 70, variance: 9 } }));
    const ranks = rankSellers(alike);
    expect(ranks.map(({ sellerId }) => sellerId)).to.deep.equal(['a', 'b', 'c']);
    for (const { percentile } of ranks) expect(percentile).to.be.closeTo(50, 1e-9);
  });

  it('rank nobody and one', () => {
    expect(rankSellers([])).to.deep.equal([]);
    const [alone] = rankSellers([{ sellerId: 'a', moments: { mean: 70, variance: 9 } }]);
    expect(alone).to.include({ rank: 1, rankLow: 1, rankHigh: 1 });
    expect(alone!.percentile).to.be.closeTo(50, 1e-9);
  });

  it('do not depend on the order in which sellers come', () => {
    fc.assert(
      fc.property(marketplace, (sellers) => {
        expect(rankSellers([...sellers].reverse())).to.deep.equal(rankSellers(sellers));
      }),
      { numRuns: 30 },
    );
  });

  it('have percentiles that average 50, ranks within their range, and chances that add up to the worst 5 %', () => {
    fc.assert(
      fc.property(marketplace, (sellers) => {
        const ranks = rankSellers(sellers);
        const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(mean(ranks.map(({ percentile }) => percentile))).to.be.closeTo(50, 1e-6);
        expect(mean(ranks.map(({ bottom5 }) => bottom5))).to.be.closeTo(0.05, 1e-6);
        for (const { rank, rankLow, rankHigh } of ranks) expect(rank).to.be.within(rankLow, rankHigh);
        expect(ranks.map(({ rank }) => rank)).to.deep.equal(ranks.map((_, index) => index + 1));
      }),
      { numRuns: 50 },
    );
  });

  it('follow the place of the whole range: of two almost equal scores the lower one may stand before', () => {
    const others = [...Array(40).keys()].map((i) => ({
      sellerId: `o${i}`,
      moments: { mean: 85.5 + (i % 5) / 2, variance: 6 },
    }));
    const known = { sellerId: 'known', moments: { mean: 83.75, variance: 2.42 } };
    const unknown = { sellerId: 'unknown', moments: { mean: 83.6, variance: 11.36 } };
    const ranks = new Map(rankSellers([...others, known, unknown]).map((one) => [one.sellerId, one]));
    expect(ranks.get('unknown')!.percentile).to.be.above(ranks.get('known')!.percentile + 1);
    expect(ranks.get('unknown')!.rank).to.equal(ranks.get('known')!.rank - 1);
  });

  it('never fall for a seller whose mean score rises', () => {
    fc.assert(
      fc.property(marketplace, fc.double({ min: 0.1, max: 20, noNaN: true }), (sellers, gain) => {
        const [one, ...others] = sellers;
        const moments = { ...one!.moments, mean: Math.min(99, one!.moments.mean + gain) };
        const rankOf = (all: typeof sellers) => rankSellers(all).find(({ sellerId }) => sellerId === one!.sellerId)!;
        const [before, after] = [rankOf(sellers), rankOf([{ ...one!, moments }, ...others])];
        expect(after.percentile).to.be.at.least(before.percentile - 1.5);
      }),
      { numRuns: 30 },
    );
  });
});

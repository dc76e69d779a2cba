import { expect } from 'chai';
import fc from 'fast-check';
import * as adjusted from '../../../jobs/benchmarks/yardsticks/adjusted-p.ts';
import { confidenceSequence } from '../../../jobs/benchmarks/yardsticks/confidence-sequence.ts';
import { cusumPath, poissonWeight, riskAdjustedWeight } from '../../../jobs/benchmarks/yardsticks/cusum.ts';
import { gaussLegendre } from '../../../jobs/benchmarks/yardsticks/gauss-legendre.ts';
import { solveLinear } from '../../../jobs/benchmarks/yardsticks/linear-system.ts';
import { expectedNormalRanks } from '../../../jobs/benchmarks/yardsticks/normal-ranks.ts';
import { quantileBetween } from '../../../jobs/benchmarks/yardsticks/order-statistics.ts';
import { latticeRunLength, mixedRunLength, poissonRunLength } from '../../../jobs/benchmarks/yardsticks/run-length.ts';
import { leastDelay } from '../../../jobs/benchmarks/yardsticks/sequential-bounds.ts';
import { wilsonInterval } from '../../../jobs/benchmarks/yardsticks/wilson.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the CUSUM', () => {
  it('starts again at 0 and adds up from there', () => {
    expect(cusumPath([-1, 2, 1])).to.deep.equal([0, 2, 3]);
    expect(poissonWeight(2, 0.5, 2)).to.be.closeTo(0.8863, 1e-4);
    expect(riskAdjustedWeight(1, 0.1, 2)).to.be.closeTo(0.5978, 1e-4);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true })), (weights) => {
        for (const sum of cusumPath(weights)) expect(sum).to.be.at.least(0);
      }),
    );
  });

  it('weighs nothing by expectation before the change, and something after', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), (p) => {
        const likelihood = (bad: number) => Math.exp(riskAdjustedWeight(bad, p, 2));
        expect(p * likelihood(1) + (1 - p) * likelihood(0)).to.be.closeTo(1, 1e-12);
      }),
    ));

  it('runs as long as its chain says', () => {
    const coin = [
      [1, 0.25],
      [-1, 0.75],
    ] as const;
    expect(latticeRunLength(1, coin)).to.be.closeTo(4, 1e-12);
    // Even steps, so that the straight lines between points are exact.
    const outcomes = coin.map(([weight, odds]) => ({ weight, chance: odds }));
    expect(mixedRunLength(6, outcomes, 6)).to.be.closeTo(latticeRunLength(6, coin), 1e-8);
    expect(poissonRunLength(5, 3, 2)).to.be.closeTo(188.49, 0.01);
    expect(leastDelay(0.01, 0.03, 519_204)).to.be.closeTo(999.87, 0.01);
  });
});

describe('numerical ground', () => {
  it('solves what it is given', () => {
    const rows = [Float64Array.of(0, 2), Float64Array.of(4, 1)];
    expect([...solveLinear(rows, Float64Array.of(6, 7))]).to.deep.equal([1, 3]);
  });
  it('integrates polynomials exactly', () => {
    const { nodes, weights } = gaussLegendre(5, 0, 2);
    expect(nodes.reduce((sum, x, i) => sum + weights[i]! * x ** 9, 0)).to.be.closeTo(2 ** 10 / 10, 1e-10);
  });
});

describe('adjusted p-values', () => {
  it('are of two tests what one works out by hand', () => {
    expect(adjusted.holm([0.01, 0.04])).to.deep.equal([0.02, 0.04]);
    expect(adjusted.benjaminiHochberg([0.01, 0.04])).to.deep.equal([0.02, 0.04]);
  });
  it('never fall below their own, nor change the order, the stricter the larger', () =>
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 30 }), (p) => {
        const [bh, by, holm, bonferroni] = [
          adjusted.benjaminiHochberg(p),
          adjusted.benjaminiYekutieli(p),
          adjusted.holm(p),
          adjusted.bonferroni(p),
        ];
        p.forEach((value, i) => {
          expect(bh[i]).to.be.within(value * (1 - 1e-12), 1);
          expect(by[i]).to.be.within(bh[i]!, 1);
          expect(holm[i]).to.be.within(bh[i]! * (1 - 1e-12), bonferroni[i]! * (1 + 1e-12));
        });
      }),
    ));
});

describe('intervals and ranks', () => {
  const counted = fc
    .tuple(fc.nat(400), fc.integer({ min: 1, max: 400 }))
    .map(([x, n]): [number, number] => [Math.min(x, n), n]);

  it('hold what was seen; looking after each order costs width', () => {
    fc.assert(
      fc.property(counted, ([x, n]) => {
        const wilson = wilsonInterval(x, n);
        expect(x / n).to.be.within(wilson.low - 1e-12, wilson.high + 1e-12);
        const always = confidenceSequence(x, n, 0.05, 100);
        expect(x / n).to.be.within(always.low - 1e-12, always.high + 1e-12);
        if (x > 0 && x < n) expect(always.high - always.low).to.be.above(wilson.high - wilson.low - 1e-9);
      }),
    );
    expect(confidenceSequence(15, 50, 0.05, 50).low).to.be.closeTo(0.129556, 1e-5);
    expect(quantileBetween(100, 0.9)).to.deep.equal([84, 96]);
  });

  it('add up to the sum of all places', () => {
    expect(expectedNormalRanks([0, 1], [0, 1])[0]).to.be.closeTo(1.1587, 1e-4);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 20 }), (means) => {
        const ranks = expectedNormalRanks(
          means,
          means.map(() => 0.7),
        );
        const places = (means.length * (means.length + 1)) / 2;
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).to.be.closeTo(places, 1e-9);
      }),
    );
  });
});

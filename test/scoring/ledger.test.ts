import { expect } from 'chai';
import fc from 'fast-check';
import {
  curveUnit,
  curveWeights,
  defaultCurves,
  exponentialCurve,
  reportedShare,
  stepCurve,
} from '../../server/scoring/delay-curves.ts';
import { expectedEvents, riskUnit } from '../../server/scoring/ledger.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';

describe('the delay curves', () => {
  for (const { key, horizon } of metrics) {
    it(`of ${key} never fall and reach 1 at ${horizon} days`, () => {
      const { shares } = defaultCurves[key]!;
      expect(shares).to.have.length(horizon + 1);
      expect(shares[horizon]).to.equal(curveUnit);
      shares.forEach((share, age) => expect(share).to.be.at.least(shares[age - 1] ?? 0));
    });
  }

  it('say nothing before the risk opens and all after the horizon', () => {
    const curve = defaultCurves['complaint']!;
    expect([-1, 45, 46, 1000].map((age) => reportedShare(curve, age))).to.deep.equal([0, 1, 1, 1]);
    expect(reportedShare(curve, 13)).to.be.closeTo(0.794, 0.001);
    expect([-1, 0, 7].map((age) => reportedShare(stepCurve, age))).to.deep.equal([0, 1, 1]);
  });

  it('are whole numbers whose daily parts add up to one whole', () => {
    const any = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.double({ min: 0.2, max: 50, noNaN: true }));
    fc.assert(
      fc.property(any, ([horizon, tau]) => {
        const weights = curveWeights(exponentialCurve(horizon, tau));
        expect(weights.reduce((sum, weight) => sum + weight, 0)).to.equal(curveUnit);
        for (const weight of weights) expect(Number.isInteger(weight) && weight >= 0).to.equal(true);
      }),
    );
    expect(exponentialCurve(2, 1).shares).to.deep.equal([665_241, 909_969, 1_000_000]);
  });
});

describe('the ledger', () => {
  it('expects of 25 orders due 4 % and the allowance: 1.1', () =>
    expect(expectedEvents(25 * riskUnit * curveUnit, 0.04, 0.1)).to.be.closeTo(1.1, 1e-12));
});

import { expect } from 'chai';
import fc from 'fast-check';
import {
  betaLower,
  betaQuantile,
  betaUpper,
  gammaLower,
  gammaQuantile,
  gammaUpper,
  gammaUpperGiven,
  logGamma,
  normalLower,
  normalQuantile,
  poissonTerm,
} from '../../server/scoring/special-functions.ts';

const shape = fc.double({ min: -2, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
function near(actual: number, wanted: number, relative = 1e-9): void {
  expect(actual).to.be.closeTo(wanted, Math.abs(wanted) * relative + 1e-300);
}

describe('special functions', () => {
  it('agree with the examples beside them', () => {
    near(logGamma(0.5), 0.5723649429247001, 1e-13);
    near(logGamma(101), 363.7393755555635, 1e-14);
    near(gammaLower(1, 1), 0.6321205588285577, 1e-14);
    near(gammaUpper(1, 1), 0.3678794411714423, 1e-14);
    near(betaLower(2, 3, 0.4), 0.5248, 1e-13);
    near(betaUpper(2, 3, 0.4), 0.4752, 1e-13);
    near(gammaQuantile(0.975, 10), 17.08480345141917, 1e-12);
    near(betaQuantile(0.95, 1, 99), 0.029806673773350886, 1e-12);
    near(normalLower(1.96), 0.9750021048517795, 1e-12);
    near(normalQuantile(0.975), 1.959963984540054, 1e-12);
  });

  it('keep their digits in the far tails', () => {
    near(gammaUpper(2, 600), 601 * Math.exp(-600), 1e-12);
    near(betaUpper(1, 5, 0.999), 1e-15, 1e-12);
    near(normalLower(-10), 7.61985302416053e-24, 1e-10);
    expect(gammaUpper(3, 5000)).to.equal(0);
    expect(gammaLower(5000, 3)).to.equal(0);
  });

  it('know their ends', () => {
    expect([gammaLower(2, 0), gammaUpper(2, 0), betaLower(2, 3, 0), betaLower(2, 3, 1)]).to.deep.equal([0, 1, 0, 1]);
    expect([gammaQuantile(0, 2), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).to.deep.equal([0, 0, 1]);
    expect(gammaQuantile(1, 2)).to.equal(Infinity);
  });

  it('have tails that complement each other', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, x) => {
        expect(gammaLower(a, b) + gammaUpper(a, b)).to.be.closeTo(1, 1e-12);
        expect(betaLower(a, b, x) + betaUpper(a, b, x)).to.be.closeTo(1, 1e-12);
        expect(betaLower(a, b, x)).to.be.within(0, 1);
      }),
    );
  });

  it('step from one shape to the next by one term', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.5, max: 2, noNaN: true }), (a, ratio) => {
        const x = a * ratio;
        const term = poissonTerm(a, x);
        expect(gammaUpper(a + 1, x)).to.be.closeTo(gammaUpperGiven(a, x, term) + term, 1e-11);
      }),
    );
  });

  it('rise with x', () => {
    fc.assert(
      fc.property(shape, shape, share, share, (a, b, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(betaLower(a, b, low)).to.be.at.most(betaLower(a, b, high) + 1e-12);
        expect(gammaLower(a, low * 2 * a)).to.be.at.most(gammaLower(a, high * 2 * a) + 1e-12);
      }),
    );
  });

  it('have quantiles that undo the tails', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, p) => {
        const x = gammaQuantile(p, a);
        if (x > 1e-290) near(p < 0.5 ? gammaLower(a, x) : gammaUpper(a, x), p < 0.5 ? p : 1 - p, 1e-8);
        const q = betaQuantile(p, a, b);
        // A quantile that falls on the last number before an end cannot be undone.
        if (q > 1e-290 && q < 1 - 1e-9)
          near(p < 0.5 ? betaLower(a, b, q) : betaUpper(a, b, q), p < 0.5 ? p : 1 - p, 1e-5);
      }),
      { numRuns: 500 },
    );
  });

  it('have a normal quantile that undoes its distribution', () => {
    fc.assert(fc.property(share, (p) => near(normalLower(normalQuantile(p)), p, 1e-9)));
  });
});

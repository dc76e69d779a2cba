import { expect } from 'chai';
import fc from 'fast-check';
import { curveUnit, exponentialCurve, reportedShare, stepCurve } from '../../server/scoring/delay-curves.ts';
import { delayWindow, estimateCurve, reportedShares, type DelayCount } from '../../server/scoring/delay-estimate.ts';

/** Events of 60 a day whose delays follow a curve, seen up to the last day. */
const seen = (days: number, horizon: number, tau: number): DelayCount[] => {
  const curve = exponentialCurve(horizon, tau);
  return Array.from({ length: days }, (_, opened) =>
    Array.from({ length: horizon + 1 }, (_, age) => ({
      opened,
      age,
      events: Math.round(60_000 * (reportedShare(curve, age) - reportedShare(curve, age - 1))),
    })),
  )
    .flat()
    .filter(({ opened, age }) => opened + age < days);
};

const counts = fc.array(fc.record({ opened: fc.integer({ min: -30, max: 60 }), age: fc.nat(30), events: fc.nat(40) }), {
  minLength: 1,
  maxLength: 60,
});

describe('the estimate of a reporting delay', () => {
  it('finds the curve behind what was seen, however young the orders', () => {
    for (const days of [31, 60, 180]) {
      const found = estimateCurve(seen(days, 30, 8), days - 1, 30)!;
      exponentialCurve(30, 8).shares.forEach((share, age) =>
        expect(found.shares[age]! / curveUnit).to.be.closeTo(share / curveUnit, 0.001),
      );
    }
  });

  it('would be too steep if delays were merely counted', () => {
    const all = seen(45, 30, 8);
    const quick = all.filter(({ age }) => age <= 7).reduce((sum, { events }) => sum + events, 0);
    const counted = quick / all.reduce((sum, { events }) => sum + events, 0);
    expect(reportedShare(exponentialCurve(30, 8), 7)).to.be.closeTo(0.646, 0.001);
    expect(counted).to.be.above(0.7);
    expect(reportedShare(estimateCurve(all, 44, 30)!, 7)).to.be.closeTo(0.646, 0.001);
  });

  it('is the example of two ages, and the triangle of Lawless in millionths', () => {
    const two = [
      { opened: 0, age: 0, events: 60 },
      { opened: 0, age: 1, events: 40 },
    ];
    expect(reportedShares(two, 1, 1, stepCurve)).to.deep.equal([0.6, 1]);
    const triangle = [[50, 30, 12, 5, 2], [40, 28, 11, 4], [60, 33, 15], [45, 27], [55]];
    const lawless = triangle.flatMap((row, opened) => row.map((events, age) => ({ opened, age, events })));
    expect(estimateCurve(lawless, 4, 4)!.shares).to.deep.equal([500_914, 804_031, 930_808, 979_798, 1_000_000]);
  });

  it('leaves the default curve alone below 200 events of the last 180 days', () => {
    const old = { opened: 0, age: 1, events: 1_000 };
    expect(estimateCurve([{ ...old, events: 199 }], 20, 10)).to.equal(null);
    expect(estimateCurve([{ ...old, events: 200 }], 20, 10)).not.to.equal(null);
    expect(estimateCurve([old], delayWindow - 1, 10)).not.to.equal(null);
    expect(estimateCurve([old], delayWindow, 10)).to.equal(null);
  });

  it('does not look at what is not yet known, and borrows the ages nobody reached', () => {
    const known = [{ opened: 10, age: 0, events: 300 }];
    const standIn = exponentialCurve(20, 5);
    const curve = estimateCurve(known, 10, 20, standIn)!;
    expect(curve).to.deep.equal(standIn);
    expect(estimateCurve([...known, { opened: 10, age: 1, events: 500 }], 10, 20, standIn)).to.deep.equal(curve);
  });

  it('is not moved far by one late event among few orders old enough', () => {
    const young = [...seen(30, 30, 8), { opened: 0, age: 30, events: 1 }];
    const shares = estimateCurve(young, 30, 30)!.shares;
    expect(shares[29]! / curveUnit).to.be.above(0.97);
  });

  it('knows everything at once where the horizon is 0', () =>
    expect(estimateCurve([{ opened: 3, age: 0, events: 200 }], 5, 0)).to.deep.equal(stepCurve));

  it('never falls, ends in one whole, and asks for no order of the rows', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 25 }), (rows, last, horizon) => {
        const curve = estimateCurve(rows, last, horizon);
        expect(estimateCurve([...rows].reverse(), last, horizon)).to.deep.equal(curve);
        if (!curve) return;
        expect(curve.shares).to.have.length(horizon + 1);
        expect(curve.shares[horizon]).to.equal(curveUnit);
        curve.shares.forEach((share, age) => {
          expect(Number.isInteger(share)).to.equal(true);
          expect(share).to.be.at.least(curve.shares[age - 1] ?? 0);
        });
      }),
      { numRuns: 300 },
    );
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import {
  advanceEvidence,
  combinedEvidence,
  falseDiscoveryBar,
  largestOdds,
  logEvidence,
  logSum,
  noEvidence,
  shownOdds,
} from '../../server/scoring/evidence.ts';

const rules = { ratios: [1.5, 2, 3, 5, 10], restart: 1 / 365, phi: 1 };
type Night = [observed: number, expected: number];
const night = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 20, noNaN: true }));
const nights = fc.array(night, { minLength: 1, maxLength: 60 });
const after = (all: Night[], own = rules) =>
  logEvidence(
    all.reduce((logs, [observed, expected]) => advanceEvidence(logs, observed, expected, own), noEvidence(own)),
  );

describe('evidence', () => {
  it('starts from nothing and is near 0.00138 after a quiet first night', () => {
    expect(logEvidence(noEvidence(rules))).to.equal(-Infinity);
    expect(Math.exp(after([[0, 0.3]]))).to.be.closeTo(0.00138013, 1e-8);
  });

  it('takes a posting after quiet nights like the quiet nights and the posting', () => {
    const quiet = after([
      [0, 0],
      [0, 0],
      [0, 0],
      [2, 0.4],
    ]);
    expect(logEvidence(advanceEvidence(noEvidence(rules), 2, 0.4, rules, 4))).to.be.closeTo(quiet, 1e-12);
  });

  it('never rises when an event is taken away', () => {
    fc.assert(
      fc.property(nights, fc.nat(59), (all, index) => {
        const which = index % all.length;
        const fewer = all.map(([observed, expected], i): Night => [
          i === which ? Math.max(0, observed - 1) : observed,
          expected,
        ]);
        expect(after(fewer)).to.be.at.most(after(all));
      }),
    );
  });

  it('never rises when more was expected, nor when events cluster more', () => {
    fc.assert(
      fc.property(nights, fc.double({ min: 1, max: 5, noNaN: true }), (all, factor) => {
        const more = all.map(([observed, expected]): Night => [observed, expected * factor]);
        expect(after(more)).to.be.at.most(after(all) + 1e-9);
      }),
    );
    expect(after([[9, 1]], { ...rules, phi: 2 })).to.be.below(after([[9, 1]]));
  });

  it('bears any volume without overflow', () => {
    expect(after([[300_000, 100_000]])).to.be.above(100_000);
    expect(after([[0, 300_000]])).to.be.finite;
    expect(shownOdds(after([[300_000, 100_000]]))).to.equal(largestOdds);
    expect(shownOdds(-Infinity)).to.equal(0);
  });

  it('grows on average by no more than the restarts for a seller at the threshold', () => {
    // E[e after n nights] = n·w exactly; here over all Poisson outcomes of two nights with one event expected each.
    const poisson = (k: number) =>
      Math.exp(-1 - Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0));
    let mean = 0;
    for (let one = 0; one < 60; one++)
      for (let two = 0; two < 60; two++)
        mean +=
          poisson(one) *
          poisson(two) *
          Math.exp(
            after([
              [one, 1],
              [two, 1],
            ]),
          );
    expect(mean).to.be.closeTo(2 / 365, 1e-9);
  });

  it('is the larger of the two where they differ much, and never NaN', () => {
    expect(logSum(-Infinity, -Infinity)).to.equal(-Infinity);
    expect(logSum(900, -900)).to.equal(900);
    expect(logSum(0, 0)).to.be.closeTo(Math.LN2, 1e-15);
  });
});

describe('a seller’s combined evidence', () => {
  it('is half bad orders and half the mean of the metrics', () => {
    expect(Math.exp(combinedEvidence(Math.log(40), [Math.log(10), Math.log(30)]))).to.be.closeTo(30, 1e-9);
  });
  it('is what there is, where one half is missing', () => {
    expect(Math.exp(combinedEvidence(null, [Math.log(10), Math.log(30)]))).to.be.closeTo(20, 1e-9);
    expect(combinedEvidence(Math.log(40), [])).to.equal(Math.log(40));
    expect(combinedEvidence(null, [])).to.equal(-Infinity);
  });
});

describe('the list of a night (e-BH)', () => {
  it('is empty where nobody has enough', () => expect(falseDiscoveryBar([0, 1, 2], 0.05)).to.equal(Infinity));
  it('is empty where nobody was looked at', () => expect(falseDiscoveryBar([], 0.05)).to.equal(Infinity));
  it('does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 15, noNaN: true })), (logs) => {
        expect(falseDiscoveryBar([...logs].reverse(), 0.05)).to.equal(falseDiscoveryBar(logs, 0.05));
      }),
    );
  });
});

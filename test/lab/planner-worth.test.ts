/** What a test is worth: the worked examples, the formulas against simulation, and what must hold for everybody. */
import { expect } from 'chai';
import fc from 'fast-check';
import { beliefOf, marketRate } from '../../server/lab/planner/belief.ts';
import { testWeight, untested, type Candidate, type Market } from '../../server/lab/planner/candidate.ts';
import { newsAfter, priorityOf, ranked, testingRules, weigh } from '../../server/lab/planner/priority.ts';
import { testingStates } from '../../server/lab/planner/testing-state.ts';
import { chanceBad, expectedExcess, informationOf, meanRate } from '../../server/lab/planner/value-of-test.ts';
import { levels } from '../../server/scoring/policy-document.ts';

const market: Market = { failed: 0, inspected: 0, medianScore: 80, acceptable: 0.05, badRate: 0.125 };
const ordinary: Candidate = {
  ...{ seller: 1, category: 'laptops', orders: 100, trial: null, score: { score: 80, low: 75, high: 85 } },
  ...{ level: 'none', waits: false, tests: untested, state: 'normal', pending: 0, sinceAny: null },
};
const shapes = fc.record({
  a: fc.double({ min: 0.05, max: 60, noNaN: true }),
  b: fc.double({ min: 0.05, max: 90, noNaN: true }),
});
const candidates = fc.record({
  seller: fc.integer({ min: 1, max: 30 }),
  category: fc.constantFrom('laptops', null),
  orders: fc.integer({ min: 1, max: 3000 }),
  trial: fc.constantFrom(null, { joinedOn: '2026-11-01', days: 20 }),
  score: fc.option(
    fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 30 })).map(([score, half]) => ({
      ...{ score, low: score - half, high: score + half },
    })),
  ),
  level: fc.constantFrom(...levels),
  waits: fc.boolean(),
  tests: fc.record({
    ...{ failed: fc.integer({ min: 0, max: 9 }), of: fc.integer({ min: 9, max: 30 }) },
    ...{
      failedWeight: fc.double({ min: 0, max: 9, noNaN: true }),
      passedWeight: fc.double({ min: 0, max: 20, noNaN: true }),
    },
    ...{ lastOn: fc.constant('2026-10-01'), days: fc.constant(50) },
  }),
  state: fc.constantFrom(...testingStates),
  pending: fc.integer({ min: 0, max: 2 }),
  sinceAny: fc.option(fc.integer({ min: 0, max: 400 })),
});

describe('the worth of a test', () => {
  it('shows the examples of its docstrings', () => {
    expect(marketRate(market)).to.equal(0.05);
    expect(testWeight(180, true)).to.equal(0.5);
    expect(testWeight(0, false)).to.equal(0.5);
    expect(meanRate({ a: 1, b: 9 })).to.equal(0.1);
    expect(chanceBad({ a: 1, b: 1 }, 0.125)).to.be.closeTo(0.875, 1e-12);
    expect(informationOf({ a: 1, b: 1 }, 0.5)).to.be.closeTo(0.0625, 1e-12);
    expect(expectedExcess({ a: 1, b: 1 }, 0.5, 8)).to.be.closeTo(1, 1e-12);
    const { a, b } = beliefOf(ordinary, market);
    expect(a / (a + b)).to.be.closeTo(0.0645, 6e-5);
    expect(a + b).to.be.closeTo(28.1, 0.06);
    expect(
      priorityOf({ information: 0.02, harm: 4 }, { state: 'tightened', waits: false, sinceAny: 60 }),
    ).to.be.closeTo(0.04, 1e-12);
    expect(newsAfter(60)).to.equal(0.5);
    expect(newsAfter(null)).to.equal(1);
  });

  it('is the fall of the variance that one test brings, as adding up over the distribution has it', () => {
    const [a, b, bad] = [1.3, 8.7, 0.125];
    const steps = 200_000;
    let [mass, above, failedMass, failedAbove, excess] = [0, 0, 0, 0, 0];
    for (let i = 0; i < steps; i++) {
      const p = (i + 0.5) / steps;
      const density = p ** (a - 1) * (1 - p) ** (b - 1);
      mass += density;
      failedMass += density * p;
      if (p > bad) above += density;
      if (p > bad) failedAbove += density * p;
      excess += density * Math.max(0, p - 0.05);
    }
    const [q, failed, qFailed] = [above / mass, failedMass / mass, failedAbove / failedMass];
    const qPassed = (above - failedAbove) / (mass - failedMass);
    const fall = q * (1 - q) - failed * qFailed * (1 - qFailed) - (1 - failed) * qPassed * (1 - qPassed);
    expect(informationOf({ a, b }, bad)).to.be.closeTo(fall, 1e-6);
    expect(expectedExcess({ a, b }, 0.05, 1)).to.be.closeTo(excess / mass, 1e-6);
  });

  it('keeps every figure where it can lie', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.01, max: 0.6, noNaN: true }), (belief, bad) => {
        const q = chanceBad(belief, bad);
        const information = informationOf(belief, bad);
        expect(information).to.be.within(0, q * (1 - q) + 1e-12);
        expect(expectedExcess(belief, bad, 10)).to.be.within(0, 10 * meanRate(belief) + 1e-12);
      }),
    );
    fc.assert(
      fc.property(candidates, (candidate) => {
        const { belief, harm, priority } = weigh(candidate, market);
        expect(belief.a).to.be.above(0);
        expect(belief.b).to.be.above(0);
        expect(Number.isFinite(harm) && harm >= 0).to.equal(true);
        expect(Number.isFinite(priority) && priority >= 0).to.equal(true);
        if (candidate.state === 'stopped') expect(priority).to.equal(0);
      }),
    );
  });

  it('believes worse of a worse score, a level, a failed test, and is less sure of the new and the unknown', () => {
    const rate = (changes: Partial<Candidate>) => meanRate(beliefOf({ ...ordinary, ...changes }, market));
    const sureness = (changes: Partial<Candidate>) => {
      const { a, b } = beliefOf({ ...ordinary, ...changes }, market);
      return a + b;
    };
    expect(rate({ score: { score: 50, low: 45, high: 55 } })).to.be.above(2 * rate({}));
    expect(rate({ level: 'limit' })).to.be.above(1.5 * rate({}));
    expect(rate({ tests: { ...untested, failedWeight: 2 } })).to.be.above(rate({}));
    expect(rate({ tests: { ...untested, passedWeight: 5 } })).to.be.below(rate({}));
    expect(sureness({ trial: { joinedOn: '2026-11-01', days: 9 } })).to.be.below(sureness({}));
    expect(sureness({ score: null })).to.be.below(sureness({ score: { score: 80, low: 60, high: 95 } }));
  });

  it('ranks without chance: the same list in any order gives the same order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(candidates, { selector: ({ seller, category }) => `${seller} ${category}` }),
        (list) => {
          const order = (some: readonly Candidate[]) =>
            ranked(some.map((one) => weigh(one, market))).map(({ candidate }) => candidate);
          expect(order([...list].reverse())).to.deep.equal(order(list));
        },
      ),
    );
  });

  it('tests the reduced less, the tightened more, the stopped not at all', () => {
    expect(testingRules.reduced.weight).to.be.below(testingRules.normal.weight);
    expect(testingRules.tightened).to.deep.equal({ weight: 2, slots: 2 });
    expect(testingRules.stopped).to.deep.equal({ weight: 0, slots: 0 });
  });
});

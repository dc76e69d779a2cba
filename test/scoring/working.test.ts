import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { expectedLoss } from '../../server/scoring/loss.ts';
import { defaultPolicy, type Level } from '../../server/scoring/policy.ts';
import { posteriorOf } from '../../server/scoring/posterior.ts';
import { scoreOf, wholeCents } from '../../server/scoring/score.ts';
import { gammaUpper } from '../../server/scoring/special-functions.ts';
import { bendsOf, meanBeyond, workingOf } from '../../server/scoring/working.ts';

const gamma = fc.record({
  shape: fc.double({ min: 0.3, max: 300, noNaN: true }),
  rate: fc.double({ min: 0.3, max: 300, noNaN: true }),
});
const keys = ['late-delivery', 'complaint', 'return', 'low-review', 'cancellation'];
const sellers = fc.array(
  fc.record({
    // Whole and half numbers make ties between remainders likely.
    observed: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0, max: 200, noNaN: true })),
    expected: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.01, max: 150, noNaN: true })),
    weight: fc.oneof(fc.constantFrom(1, 10, 20, 25), fc.double({ min: 0.1, max: 50, noNaN: true })),
    level: fc.constantFrom<Level>('none', 'none', 'warn', 'limit', 'suspend'),
  }),
  { minLength: 1, maxLength: 5 },
);
type Seller = { observed: number; expected: number; weight: number; level: Level }[];
const prior = { shape: 2, rate: 2 };
const scored = (seller: Seller) =>
  seller.map(({ observed, expected, weight, level }, index) => ({
    ...{ metric: keys[index]!, observed, expected, prior, staleNights: 0, level },
    policy: { ...defaultPolicy.metrics[keys[index]!]!, weight },
    posterior: posteriorOf(observed, expected, prior),
  }));

describe('the working of a score', () => {
  it('is the loss that the score uses, bend by bend', () => {
    fc.assert(
      fc.property(gamma, (posterior) => {
        const loss = bendsOf(posterior, 1.5, 2.5).reduce(
          (sum, { slope, beyond }) => sum + slope * beyond,
          (30 * posterior.shape) / posterior.rate,
        );
        const { mean } = expectedLoss(posterior, 1.5, 2.5);
        expect(loss).to.be.closeTo(mean, 1e-9 * Math.max(1, (30 * posterior.shape) / posterior.rate));
      }),
    );
    expect(bendsOf({ shape: 12, rate: 8 }, 1.5, 2.5).map(({ slope }) => slope)).to.deep.equal([30, -20, -40]);
    expect(meanBeyond({ shape: 12, rate: 8 }, 1.2)).to.be.closeTo(0.352324, 1e-6);
  });

  it('has the points and the cents of the score, whatever the weights and levels', () => {
    fc.assert(
      fc.property(sellers, (seller) => {
        const all = scored(seller);
        const [working, score] = [workingOf(all, defaultPolicy), scoreOf(all, defaultPolicy)];
        const cents = Object.fromEntries(working.map((one) => [one.metric, one.cents / 100]));
        const { cap = 0, ...losses } = score.losses;
        expect(cents).to.deep.equal(losses);
        const lost = working.reduce((sum, one) => sum + one.cents, 0);
        expect(lost + Math.round(cap * 100)).to.equal(10_000 - Math.round(score.score! * 100));
      }),
      { numRuns: 300 },
    );
  });

  it('is worked out in the papers as it is in the program', () => {
    const paper = readFileSync(join(import.meta.dirname, '../../docs/recompute-a-score.md'), 'utf8');
    const posterior = posteriorOf(10, 6, prior);
    for (const c of [1, 1.5, 2.5]) {
      const row = [gammaUpper(13, 8 * c), gammaUpper(12, 8 * c), meanBeyond(posterior, c)].map((value) =>
        value.toFixed(6),
      );
      expect(paper).to.include(`| ${c} | ${row.join(' | ')} |`);
    }
    const { mean } = expectedLoss(posterior, 1.5, 2.5);
    expect(paper).to.include(
      `= ${mean.toFixed(2)}\`. With a weight of 25 of 90 that is ${((mean * 25) / 90).toFixed(2)} points`,
    );
  });
});

describe('points in cents', () => {
  const points = fc.array(
    fc.oneof(
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.integer({ min: 0, max: 20_000 }).map((half) => half / 200),
      fc.constantFrom(0, 0.005, 0.015, 1 / 3, 0.1 + 0.2),
    ),
    { maxLength: 12 },
  );

  it('add up to the rounded sum, each at most a cent from its own figure, with ties as without', () => {
    fc.assert(
      fc.property(points, (all) => {
        const cents = wholeCents(all);
        const sum = all.reduce((total, one) => total + one * 100, 0);
        expect(cents.reduce((total, one) => total + one, 0)).to.equal(Math.round(sum));
        all.forEach((one, index) => {
          expect(Number.isInteger(cents[index])).to.equal(true);
          expect(Math.abs(cents[index]! - one * 100)).to.be.below(1 + 1e-9);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are the same for the same list, and give a tie to the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.nat(300), (length, whole) => {
        const cents = wholeCents(Array.from({ length }, () => whole + 0.005));
        for (let index = 1; index < length; index++) expect(cents[index]).to.be.at.most(cents[index - 1]!);
      }),
    );
  });
});

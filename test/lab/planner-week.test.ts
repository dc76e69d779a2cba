/** The draw of a whole week: actions first, no seller twice unless tightened, nobody who is stopped, and always the same again. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { untested, type Candidate, type Market } from '../../server/lab/planner/candidate.ts';
import { drawWeek } from '../../server/lab/planner/draw-week.ts';
import type { Frame } from '../../server/lab/planner/frame.ts';
import { testingRules } from '../../server/lab/planner/priority.ts';
import { testingStates } from '../../server/lab/planner/testing-state.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const seed = '7'.repeat(64);
const market: Market = { failed: 2, inspected: 50, medianScore: 80, acceptable: 0.05, badRate: 0.125 };
const candidate = (seller: number, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ seller, category: 'laptops', orders: 100, trial: null, score: { score: 60, low: 50, high: 70 } },
  ...{ level: 'none', waits: false, tests: untested, state: 'normal', pending: 0, sinceAny: null, ...changes },
});
const frame = (changes: Partial<Frame> = {}): Frame => ({
  ...{ method: 1, week: '2026-11-23', slots: 6, randomSlots: 2, until: '2026-11-21', days: 28, market },
  ...{ orders: [[99, 'audio', 10]], candidates: [], actions: [], ...changes },
});
const riskOf = (one: Frame) => drawWeek(one, seed, sha256).filter(({ stratum }) => stratum === 'risk');

describe('the draw of a week', () => {
  it('takes the random stratum first, then what verifies an action, then what is worth most', () => {
    const draws = drawWeek(
      frame({
        candidates: [candidate(1), candidate(2, { orders: 900 })],
        actions: [{ action: 7, seller: 5, category: 'tablets' }],
      }),
      seed,
      sha256,
    );
    expect(draws.map(({ position, stratum, seller, action }) => [position, stratum, seller, action])).to.deep.equal([
      [1, 'random', 99, null],
      [2, 'random', 99, null],
      [3, 'risk', 5, 7],
      [4, 'risk', 2, null],
      [5, 'risk', 1, null],
    ]);
    expect(draws[0]).to.deep.include({ chance: 1, reasons: [{ kind: 'random', orders: 10, of: 10 }] });
    expect(draws[2]?.reasons).to.deep.equal([{ kind: 'action', action: 7 }]);
    expect(draws[3]?.reasons.map(({ kind }) => kind)).to.deep.equal([
      ...['score', 'tests', 'belief', 'harm', 'news', 'state', 'information'],
    ]);
    expect(draws[3]?.chance).to.equal(null);
  });

  it('draws a seller once, twice where its testing is tightened, never where it is stopped', () => {
    const two = (state: Candidate['state']) =>
      riskOf(frame({ candidates: [candidate(1, { state }), candidate(1, { state, category: 'tablets' })] })).length;
    expect(two('normal')).to.equal(1);
    expect(two('reduced')).to.equal(1);
    expect(two('tightened')).to.equal(2);
    expect(two('stopped')).to.equal(0);
    expect(riskOf(frame({ candidates: [candidate(1, { state: 'tightened' })] }))).to.have.length(2);
    expect(riskOf(frame({ candidates: [candidate(1, { state: 'tightened', pending: 1 })] }))).to.have.length(1);
    expect(riskOf(frame({ candidates: [candidate(1, { pending: 1 })] }))).to.have.length(0);
    // Drawn at random this week already.
    expect(riskOf(frame({ candidates: [candidate(99, { category: 'audio' })] }))).to.have.length(0);
  });

  it('gives a stopped seller the order that verifies its action', () => {
    const actions = [{ action: 3, seller: 1, category: 'laptops' }];
    expect(riskOf(frame({ candidates: [candidate(1, { state: 'stopped' })], actions }))).to.have.length(1);
  });

  it('keeps its rules whatever it is given, and can be drawn again from what was stored', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        seller: fc.integer({ min: 1, max: 12 }),
        category: fc.constantFrom('laptops', 'audio', null),
        state: fc.constantFrom(...testingStates),
        pending: fc.integer({ min: 0, max: 2 }),
        orders: fc.integer({ min: 1, max: 500 }),
      }),
      { selector: ({ seller, category }) => `${seller} ${category}`, maxLength: 30 },
    );
    const actions = fc.array(
      fc.record({
        action: fc.integer({ min: 1, max: 99 }),
        seller: fc.integer({ min: 1, max: 12 }),
        category: fc.constantFrom('laptops', null),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(candidates, actions, fc.integer({ min: 1, max: 20 }), (list, awaited, slots) => {
        const orders = list.map(({ seller, category, orders: count }) => [seller, category, count] as const);
        const one = frame({
          ...{ slots, randomSlots: Math.min(slots, 3), orders, actions: awaited },
          candidates: list.map(({ seller, ...changes }) => candidate(seller, changes)),
        });
        const draws = drawWeek(one, seed, sha256);
        expect(drawWeek(JSON.parse(JSON.stringify(one)) as Frame, seed, sha256)).to.deep.equal(draws);
        expect(draws.length).to.be.at.most(slots);
        expect(draws.map(({ position }) => position)).to.deep.equal(draws.map((_, index) => index + 1));
        const worth = draws.filter(({ stratum, action }) => stratum === 'risk' && action === null);
        for (const { seller, category } of worth) {
          const its = list.find((each) => each.seller === seller && each.category === category)!;
          const most = testingRules[its.state].slots;
          expect(
            worth.filter((each) => each.seller === seller && each.category === category).length + its.pending,
          ).to.be.at.most(most);
          expect(worth.filter((each) => each.seller === seller).length).to.be.at.most(2);
          if (its.state !== 'tightened')
            expect(worth.filter((each) => each.seller === seller && each.category === category)).to.have.length(1);
        }
      }),
    );
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { halfBy, halfWeights } from '../../server/scoring/half-weights.ts';
import { remainingWeight } from '../../server/scoring/posterior.ts';

describe('the days on which events lose half of their weight', () => {
  it('are the half-life after the night that counted them, the next one first', () => {
    const counted = [
      { night: 11, events: 2 },
      { night: 40, events: 1 },
    ];
    expect(halfWeights(counted, 100, 90)).to.deep.equal([
      { on: 101, events: 2 },
      { on: 130, events: 1 },
    ]);
    expect(halfWeights([{ night: 10, events: 4 }], 100, 90), 'half tonight already').to.deep.equal([]);
    expect(halfWeights([{ night: 101, events: 4 }], 100, 90), 'not counted yet').to.deep.equal([]);
    expect(halfWeights([{ night: 99, events: 0 }], 100, 90)).to.deep.equal([]);
  });

  it('are told together by the one on which every other event has', () => {
    const coming = (...events: number[]) => events.map((each, index) => ({ on: 101 + index, events: each }));
    expect(halfBy(coming(1, 3))).to.equal(102);
    expect(halfBy(coming(2, 1, 1))).to.equal(101);
    expect(halfBy(coming(1, 1, 1, 1))).to.equal(102);
    expect(halfBy([])).to.equal(null);
  });

  it('agree with the weights of the sums, each event on one day only', () => {
    const nights = fc.array(
      fc.record({ night: fc.integer({ min: 0, max: 100 }), events: fc.integer({ min: 1, max: 3 }) }),
    );
    fc.assert(
      fc.property(nights, fc.constantFrom(30, 45.5, 90), (counted, halfLife) => {
        const found = halfWeights(counted, 100, halfLife);
        const many = (list: readonly { events: number }[]) => list.reduce((sum, { events }) => sum + events, 0);
        const heavy = counted.filter(({ night }) => remainingWeight(100 - night, halfLife) > 0.5);
        expect(many(found)).to.equal(many(heavy));
        for (const { on, events } of found) {
          const theirs = heavy.filter(({ night }) => on - Math.ceil(halfLife) === night);
          expect(many(theirs)).to.equal(events);
          for (const { night } of theirs) {
            expect(remainingWeight(on - night, halfLife)).to.be.at.most(0.5);
            expect(remainingWeight(on - 1 - night, halfLife)).to.be.above(0.5);
          }
        }
        expect(found.map(({ on }) => on)).to.deep.equal([...new Set(found.map(({ on }) => on))].sort((a, b) => a - b));
      }),
    );
  });
});

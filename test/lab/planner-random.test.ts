/** The random stratum: the same draw from the same seed, chances as they should be, an interval that holds the truth. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { randomSlotsOf } from '../../server/lab/planner/frame.ts';
import { randomStratumRate, skippedBounds } from '../../server/lab/planner/random-stratum-rate.ts';
import { drawRandomStratum, type OrdersOf } from '../../server/lab/planner/random-stratum.ts';
import { seededNumbers } from '../../server/lab/planner/seeded-numbers.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const zeros = '0'.repeat(64);
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const frames = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom('laptops', 'audio', null),
      fc.integer({ min: 1, max: 5000 }),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((rows): OrdersOf[] => rows);

describe('the random stratum', () => {
  it('draws the numbers that its docstring shows', () => {
    const below = seededNumbers(sha256, zeros, 'random');
    expect([below(100), below(100), below(100)]).to.deep.equal(
      [0, 1, 2].map((block) => Number.parseInt(sha256(`${zeros} random ${block}`).slice(0, 13), 16) % 100),
    );
    const again = seededNumbers(sha256, zeros, 'random');
    expect([again(100), again(100), again(100)]).to.deep.equal([77, 48, 53]);
  });

  it('gives each number below n alike often', () => {
    const below = seededNumbers(sha256, zeros, 'even');
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[below(7)]! += 1;
    // Chi-squared with 6 degrees of freedom: 22.5 has a chance of one in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).to.be.below(22.5);
  });

  it('passes blocks over that would make the small numbers come more often', () => {
    const blocks = ['f'.repeat(64), '0'.repeat(12) + '2'.repeat(52)];
    const below = seededNumbers(() => blocks.shift() as string, zeros, 'x');
    // 2^52 − 1 lies beyond the last whole multiple of 3; the next block says 2.
    expect(below(3)).to.equal(2);
    expect(blocks).to.deep.equal([]);
  });

  it('draws the same from the same seed, and only from its frame', () => {
    fc.assert(
      fc.property(frames, seeds, fc.integer({ min: 0, max: 30 }), (frame, seed, slots) => {
        const draws = drawRandomStratum(frame, slots, sha256, seed);
        expect(drawRandomStratum(frame, slots, sha256, seed)).to.deep.equal(draws);
        expect(draws).to.have.length(slots);
        const of = frame.reduce((sum, [, , orders]) => sum + orders, 0);
        for (const draw of draws) {
          expect(draw.chance).to.equal(draw.orders / of);
          expect(frame).to.deep.include([draw.seller, draw.category, draw.orders]);
        }
        // More slots are the same ones, and then more.
        expect(drawRandomStratum(frame, slots + 3, sha256, seed).slice(0, slots)).to.deep.equal(draws);
      }),
    );
  });

  it('draws in proportion to orders, with replacement', () => {
    const frame: OrdersOf[] = [
      [1, 'laptops', 600],
      [2, 'laptops', 300],
      [2, null, 99],
      [3, 'audio', 1],
    ];
    const draws = drawRandomStratum(frame, 20_000, sha256, zeros);
    const share = (seller: number, category: string | null) =>
      draws.filter((draw) => draw.seller === seller && draw.category === category).length / draws.length;
    expect(share(1, 'laptops')).to.be.closeTo(0.6, 0.015);
    expect(share(2, 'laptops')).to.be.closeTo(0.3, 0.015);
    expect(share(2, null)).to.be.closeTo(0.099, 0.01);
    expect(drawRandomStratum([], 5, sha256, zeros)).to.deep.equal([]);
  });

  it('gives the interval of Clopper and Pearson, as tables have it', () => {
    expect(randomStratumRate(0, 0)).to.deep.equal({ failed: 0, inspected: 0, rate: null, low: null, high: null });
    const two = randomStratumRate(2, 40);
    expect(two.rate).to.equal(0.05);
    // The binomial sums, solved by bisection.
    expect(two.low).to.be.closeTo(0.006114, 1e-6);
    expect(two.high).to.be.closeTo(0.1691969, 1e-7);
    const none = randomStratumRate(0, 30);
    expect(none.low).to.equal(0);
    expect(none.high).to.be.closeTo(1 - 0.025 ** (1 / 30), 1e-9);
    expect(randomStratumRate(30, 30).low).to.be.closeTo(0.025 ** (1 / 30), 1e-9);
  });

  it('holds the true rate in at least 95 of 100 cases, whatever it is', () => {
    for (const inspected of [5, 40, 200])
      for (const truth of [0.005, 0.03, 0.05, 0.2, 0.5]) {
        let held = 0;
        let chance = (1 - truth) ** inspected;
        for (let failed = 0; failed <= inspected; failed++) {
          const { low, high } = randomStratumRate(failed, inspected);
          if (low! <= truth && truth <= high!) held += chance;
          chance *= ((inspected - failed) / (failed + 1)) * (truth / (1 - truth));
        }
        expect(held, `${truth} of ${inspected}`).to.be.at.least(0.95 - 1e-9);
      }
  });

  it('says how far skipped slots may bend it, and keeps one slot at random', () => {
    expect(skippedBounds({ failed: 2, inspected: 40, skipped: 2 })).to.deep.equal({ least: 2 / 42, most: 4 / 42 });
    expect(skippedBounds({ failed: 0, inspected: 0, skipped: 0 })).to.equal(null);
    expect(randomSlotsOf({ slots: 10, randomShare: 0.4 })).to.equal(4);
    expect(randomSlotsOf({ slots: 2, randomShare: 0.1 })).to.equal(1);
    expect(randomSlotsOf({ slots: 1, randomShare: 1 })).to.equal(1);
  });
});

/** What rates say beforehand of devices that fail: the figures, their intervals, and the answer that there is none yet. */
import { expect } from 'chai';
import fc from 'fast-check';
import { againstExpected, calibrate, testsNeeded, type InspectedOrder } from '../../server/lab/calibration.ts';
import { concordanceError, concordanceInterval, concordanceOf } from '../../server/lab/concordance.ts';
import { edgeOfInterval } from '../../server/lab/edge-of-interval.ts';
import { relativeRisk } from '../../server/lab/relative-risk.ts';

/** Numbers that look drawn and are always the same (Lehmer's generator). */
function drawing(seed: number) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** @param odds how many times as often a device fails at twice the acceptable rate */
function market(count: number, failing: (ratio: number) => number, seed = 7): InspectedOrder[] {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => {
    const ratio = 0.3 + 2.4 * draw();
    return { ratio, failed: draw() < failing(ratio) };
  });
}

describe('the edge of an interval', () => {
  it('is found on either side, and is the far end where all of it is inside', () => {
    expect(edgeOfInterval(0, 0.5, (value) => value >= 0.25)).to.equal(0.25);
    expect(edgeOfInterval(1, 0.5, (value) => value <= 0.75)).to.equal(0.75);
    expect(edgeOfInterval(1, 0.5, () => true)).to.equal(1);
  });
});

describe('the concordance', () => {
  it('counts pairs in the right order, ties half, as in the paper', () => {
    const { value, low, high } = concordanceOf([3, 2], [1, 2])!;
    expect(value).to.equal(0.875);
    expect([low, high].map((edge) => edge.toFixed(3))).to.deep.equal(['0.300', '0.991']);
    expect(concordanceError(0.893, 51, 58)).to.be.closeTo(0.0325, 5e-5);
    const certain = concordanceInterval(1, 3, 9);
    expect([certain.low.toFixed(3), certain.high]).to.deep.equal(['0.621', 1]);
    expect(concordanceOf([], [1])).to.equal(null);
  });

  it('turns round with its sides, and its interval holds it', () => {
    const figures = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(figures, figures, (failed, passed) => {
        const one = concordanceOf(failed, passed)!;
        const other = concordanceOf(passed, failed)!;
        expect(one.value + other.value).to.be.closeTo(1, 1e-9);
        expect(one.low + other.high).to.be.closeTo(1, 1e-6);
        expect(one.low).to.be.within(0, one.value);
        expect(one.high).to.be.within(one.value, 1);
        const pairs = failed.flatMap((f) => passed.map((p) => (f > p ? 1 : f === p ? 0.5 : 0)));
        expect(one.value).to.be.closeTo(pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length, 1e-12);
      }),
    );
  });

  it('holds the truth in at least 93 of 100 repetitions', () => {
    const draw = drawing(20_261_123);
    const exponential = (mean: number) => -mean * Math.log(1 - draw());
    // Of two exponential figures the one with the larger mean is the larger with chance 2 / (2 + 1).
    let held = 0;
    for (let n = 0; n < 1000; n++) {
      const failed = Array.from({ length: 12 }, () => exponential(2));
      const { low, high } = concordanceOf(
        failed,
        Array.from({ length: 60 }, () => exponential(1)),
      )!;
      if (low <= 2 / 3 && 2 / 3 <= high) held++;
    }
    expect(held).to.be.at.least(930);
  });
});

describe('how many times as often', () => {
  it('is the ratio of two shares with the interval of the paper', () => {
    const { times, low, high } = relativeRisk({ failed: 36, tested: 40 }, { failed: 16, tested: 80 })!;
    expect([times, low, high].map((one) => one.toFixed(2))).to.deep.equal(['4.50', '2.94', '7.15']);
  });

  it('keeps an open end where nobody failed in one of them, and says nothing where nobody failed at all', () => {
    const none = { failed: 0, tested: 20 };
    const some = { failed: 6, tested: 20 };
    expect(relativeRisk(some, none)).to.include({ times: Infinity, high: Infinity });
    expect(relativeRisk(some, none)!.low).to.be.above(1);
    expect(relativeRisk(none, some)).to.include({ times: 0, low: 0 });
    expect(relativeRisk(none, none)).to.equal(null);
    expect(relativeRisk(some, { failed: 0, tested: 0 })).to.equal(null);
  });

  it('turns round with its groups', () => {
    const counts = fc
      .integer({ min: 1, max: 60 })
      .chain((tested) => fc.integer({ min: 0, max: tested }).map((failed) => ({ failed, tested })));
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const [there, back] = [relativeRisk(one, other), relativeRisk(other, one)];
        if (!there || !back) return;
        expect(there.low).to.be.at.most(there.times);
        expect(there.high).to.be.at.least(there.times);
        if (there.low > 0) expect(there.low * back.high).to.be.closeTo(1, 1e-6);
        if (there.times > 0 && there.times < Infinity) expect(there.times * back.times).to.be.closeTo(1, 1e-9);
      }),
    );
  });

  it('holds the truth in at least 93 of 100 cases, counted out', () => {
    const [n, p, q] = [24, 0.3, 0.1];
    const choose = (k: number) => Array.from({ length: k }, (_, at) => (n - at) / (at + 1)).reduce((a, b) => a * b, 1);
    const chance = (k: number, share: number) => choose(k) * share ** k * (1 - share) ** (n - k);
    let held = 0;
    for (let one = 0; one <= n; one++)
      for (let other = 0; other <= n; other++) {
        const found = relativeRisk({ failed: one, tested: n }, { failed: other, tested: n });
        if (!found || (found.low <= 3 && 3 <= found.high)) held += chance(one, p) * chance(other, q);
      }
    expect(held).to.be.at.least(0.93);
  });
});

describe('the calibration', () => {
  it('finds that rates tell, and in what proportion', () => {
    const found = calibrate(
      market(1500, (ratio) => 0.05 * ratio),
      0.05,
    );
    expect(found.answer).to.equal('tells');
    expect(found.groups.map(({ inspected }) => inspected)).to.deep.equal([500, 500, 500]);
    expect(found.times!.low).to.be.above(1.5);
    const { value, low, high } = found.whole!.observedToExpected!;
    expect(value).to.be.within(low, high);
    expect(low).to.be.below(1).and.to.be.above(0.6);
    expect(high).to.be.above(1);
    expect(found.needed).to.equal(null);
  });

  it('finds that they say little, or the opposite, where that is so', () => {
    expect(
      calibrate(
        market(3000, () => 0.1),
        0.05,
      ).answer,
    ).to.equal('little');
    expect(
      calibrate(
        market(1500, (ratio) => 0.15 / (ratio + 0.3)),
        0.05,
      ).answer,
    ).to.equal('reversed');
  });

  it('says that it cannot tell, and how many more it takes', () => {
    const nothing = calibrate([], 0.05);
    expect(nothing).to.deep.include({
      answer: 'too few',
      tested: 0,
      area: null,
      times: null,
      whole: null,
      needed: 624,
    });
    const even = Array.from({ length: 80 }, (_, at) => ({ ratio: at / 40, failed: at % 10 === 7 }));
    const few = calibrate(even, 0.05);
    expect(few.answer).to.equal('too few');
    const more = testsNeeded(few.area!.value, few, 0.05)!;
    expect(few.needed).to.equal(more);
    const [f, p] = [(few.failed / few.tested) * (80 + more), (1 - few.failed / few.tested) * (80 + more)];
    const then = concordanceInterval(few.area!.value, f, p);
    expect(then.low > 0.5 || then.high < 0.65).to.equal(true);
    expect(testsNeeded(0.5749, { tested: 40, failed: 4 }, 0.05)).to.be.above(250);
  });

  it('leaves out orders whose seller had no rate before, and keeps equal ones together', () => {
    const orders: InspectedOrder[] = [
      { failed: true, ratio: null },
      ...[1, 1, 1, 1, 2].map((ratio, at) => ({ failed: at === 4, ratio })),
    ];
    const found = calibrate(orders, 0.05);
    expect(found).to.deep.include({ tested: 5, failed: 1, withoutRate: 1 });
    expect(found.groups.map(({ inspected, from, to }) => [inspected, from, to])).to.deep.equal([
      [4, 1, 1],
      [1, 2, 2],
    ]);
    expect(calibrate([{ failed: true, ratio: 1 }], 0.05).times).to.equal(null);
    const clear = Array.from({ length: 40 }, (_, at) => ({ ratio: at, failed: at >= 36 }));
    expect(calibrate(clear, 0.05), 'four failed').to.include({ answer: 'too few' });
    expect(calibrate([...clear, { ratio: 50, failed: true }], 0.05)).to.include({ answer: 'tells' });
  });

  it('holds counts against what was expected, by the exact interval', () => {
    const { value, low, high } = againstExpected(4, 2.5);
    expect([value, low, high].map((one) => one.toFixed(3))).to.deep.equal(['1.600', '0.436', '4.097']);
    expect(againstExpected(0, 2).low).to.equal(0);
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { detectorText, readDetector } from '../../server/scoring/detector-text.ts';
import { advance, expectedPerDay, replay, type DetectorState, type Posting } from '../../server/scoring/detector.ts';
import { logEvidence } from '../../server/scoring/evidence.ts';
import { defaultPolicy, thresholdLevels } from '../../server/scoring/policy.ts';

const rules = {
  metric: defaultPolicy.metrics['complaint']!,
  halfLifeDays: defaultPolicy.halfLifeDays,
  detector: defaultPolicy.detector,
  clustering: 0,
};
const posting = fc.record({
  step: fc.integer({ min: 1, max: 9 }),
  observed: fc.nat(8),
  expected: fc.double({ min: 0, max: 6, noNaN: true }),
  windowEvents: fc.integer({ min: -3, max: 8 }),
  windowExposure: fc.integer({ min: -3_000_000, max: 9_000_000 }),
  released: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...thresholdLevels]) },
  ),
});
const series = fc.array(posting, { minLength: 1, maxLength: 60 }).map((all) => {
  let night = 20_000;
  return all.map(({ step, ...one }): Posting => ({ ...one, night: (night += step) }));
});

describe('the detector', () => {
  it('replayed is the same, bit by bit, as advanced night by night and stored in between', () => {
    fc.assert(
      fc.property(series, (postings) => {
        let state: DetectorState | null = null;
        for (const one of postings) state = readDetector(detectorText(advance(state, one, rules)));
        expect(state).to.deep.equal(replay(postings, rules));
      }),
      { numRuns: 200 },
    );
  });

  it('never gains evidence, at any level, when an event is taken away', () => {
    fc.assert(
      fc.property(series, fc.nat(59), (postings, index) => {
        const which = index % postings.length;
        const fewer = postings.map((one, i) =>
          i === which ? { ...one, observed: Math.max(0, one.observed - 1) } : one,
        );
        const [before, after] = [replay(postings, rules)!, replay(fewer, rules)!];
        for (const level of thresholdLevels) {
          expect(logEvidence(after.evidence[level] ?? [])).to.be.at.most(
            logEvidence(before.evidence[level] ?? []) + 1e-9,
          );
          expect(after.peak[level] ?? -Infinity).to.be.at.most(before.peak[level] ?? -Infinity);
        }
        expect(after.observed).to.be.at.most(before.observed);
        expect(after.nowObserved).to.be.at.most(before.nowObserved);
      }),
    );
  });

  it('needs no posting on quiet nights: they leave the same evidence and the same ageing', () => {
    const busy = [{ night: 1, observed: 2, expected: 0.5 }];
    const last = { night: 6, observed: 1, expected: 0.25 };
    const quiet = [2, 3, 4, 5].map((night) => ({ night, observed: 0, expected: 0 }));
    const [with_, without] = [replay([...busy, ...quiet, last], rules)!, replay([...busy, last], rules)!];
    expect(without.expected).to.be.closeTo(with_.expected, 1e-8);
    for (const level of thresholdLevels)
      expect(logEvidence(without.evidence[level]!)).to.be.closeTo(logEvidence(with_.evidence[level]!), 1e-5);
  });

  it('halves what it knows in a half-life', () => {
    const state = replay(
      [
        { night: 0, observed: 8, expected: 4 },
        { night: 90, observed: 0, expected: 0 },
      ],
      rules,
    )!;
    expect(state).to.include({ observed: 4, expected: 2 });
  });

  it('starts from zero again at a level that was left, and only there', () => {
    const state = replay([{ night: 0, observed: 8, expected: 1, released: ['warn'] }], rules)!;
    expect(state.evidence.warn).to.equal(null);
    expect(state.peak.warn).to.equal(null);
    expect(state.evidence.limit).to.have.length(5);
  });

  it('weighs nothing for a metric that is shown only', () => {
    const shown = { ...rules, metric: defaultPolicy.metrics['refund']! };
    const state = replay([{ night: 0, observed: 3, expected: 0, windowEvents: 3, windowExposure: 9e6 }], shown)!;
    expect(state.evidence).to.deep.equal({ warn: null, limit: null, suspend: null });
    expect(state).to.include({ events: 3, exposure: 9e6 });
  });

  it('knows the events expected per day behind a decayed sum', () => {
    const daily = Array.from({ length: 200 }, (_, night) => ({ night, observed: 0, expected: 0.3 }));
    expect(expectedPerDay(replay(daily, rules)!.expected, 199, rules)).to.be.closeTo(0.3, 1e-6);
  });

  it('is stored in short', () => {
    const state = replay(
      Array.from({ length: 100 }, (_, night) => ({ night, observed: night % 3, expected: 0.7 })),
      rules,
    )!;
    expect(detectorText(state).length).to.be.below(300);
    expect(() => readDetector('[9]')).to.throw(RangeError, 'shape 9');
  });
});

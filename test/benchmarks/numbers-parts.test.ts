/** The parts of the method's benchmark: what it simulates is what it says, and its short cuts change nothing. */
import { expect } from 'chai';
import { randomOf } from '../../db/sample/random.ts';
import { evidencePath } from '../../jobs/benchmarks/numbers/evidence-path.ts';
import { exceededBy, medianOf, shareOf } from '../../jobs/benchmarks/numbers/figures.ts';
import { metricStream } from '../../jobs/benchmarks/numbers/metric-stream.ts';
import { judgedMetric, watchSeller } from '../../jobs/benchmarks/numbers/watched-seller.ts';
import { defaultCurves } from '../../server/scoring/delay-curves.ts';
import { advance, type DetectorState } from '../../server/scoring/detector.ts';
import { logEvidence } from '../../server/scoring/evidence.ts';
import { defaultMethod } from '../../server/scoring/method.ts';
import { defaultPolicy, thresholdLevels } from '../../server/scoring/policy.ts';
import { readingOf } from '../../server/scoring/reading.ts';

const complaint = defaultPolicy.metrics['complaint']!;
const stream = (perWeek: number, rate: number, seed = 1) =>
  metricStream(
    randomOf(seed),
    { perWeek, curve: defaultCurves['complaint']!, acceptable: complaint.acceptable! },
    rate,
  );

describe('the parts of the method’s benchmark', () => {
  it('make as many events as orders at the true rate have, from the first night on', () => {
    const next = stream(1000, 0.02);
    let observed = 0;
    let expected = 0;
    for (let night = 0; night < 700; night++) {
      const tonight = next(0.02);
      observed += tonight.observed;
      expected += tonight.expected;
    }
    expect(expected).to.be.closeTo(1000, 15);
    expect(observed / expected).to.be.closeTo(2, 0.15);
  });

  it('follow the evidence of the product’s detector', () => {
    const next = stream(200, 0.02, 2);
    const path = evidencePath(complaint.limit! / complaint.acceptable!);
    const rules = { metric: complaint, halfLifeDays: 90, detector: defaultPolicy.detector, clustering: 0 };
    let state: DetectorState | null = null;
    for (let night = 0; night < 200; night++) {
      const { observed, expected } = next(0.02);
      state = advance(state, { night, observed, expected }, rules);
      expect(path(observed, expected)).to.be.closeTo(logEvidence(state.evidence.limit!), 1e-3);
    }
  });

  it('judge by the figures that a reading has', () => {
    const next = stream(100, 0.03, 3);
    const watched = watchSeller(['complaint'], { policy: defaultPolicy, method: defaultMethod });
    for (let night = 0; night < 150; night++) {
      const { observed, expected } = next(0.03);
      watched.night(night, [{ observed, expected }]);
      const state = watched.states[0]!;
      const judged = judgedMetric('complaint', state, new Uint16Array(1), true, defaultPolicy, defaultMethod);
      const reading = readingOf(
        { metric: 'complaint', night, detector: state, asOf: night, lastPosting: night, missing: false },
        defaultPolicy,
        defaultMethod,
      );
      for (const level of thresholdLevels)
        expect(judged.chanceAbove[level]).to.be.oneOf([null, reading.chanceAbove[level]]);
      if (state.level === 'limit') expect(judged.chanceAbove.limit).to.equal(reading.chanceAbove.limit);
      expect(judged.logEvidence).to.deep.equal(reading.logEvidence);
    }
    expect(watched.states[0]?.level).to.equal('limit');
  });

  it('tell shares, medians and thresholds', () => {
    expect(shareOf(1, 100)).to.deep.equal({ share: 0.01, error: Math.sqrt(0.01 * 0.99) / 10, of: 100 });
    expect(shareOf(0, 98).error).to.be.above(0);
    expect(medianOf([5, null, 1, 3, null])).to.deep.include({ median: 5 });
    expect(medianOf([1, null, null]).median).to.equal(null);
    const values = Array.from({ length: 1000 }, (_, index) => index);
    expect(exceededBy(values, 0.01)).to.equal(989);
    expect(values.filter((value) => value > 989)).to.have.length(10);
  });
});

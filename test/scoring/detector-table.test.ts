import { expect } from 'chai';
import fc from 'fast-check';
import {
  advanceSlot,
  detectorTable,
  logEvidenceAt,
  logEvidenceBound,
  putState,
  releaseSlot,
  stateOf,
  tableRules,
} from '../../server/scoring/detector-table.ts';
import { advance, release, type DetectorRules, type DetectorState } from '../../server/scoring/detector.ts';
import { logEvidence } from '../../server/scoring/evidence.ts';
import { defaultPolicy, thresholdLevels } from '../../server/scoring/policy.ts';

const bars = { warn: 20, limit: 100, suspend: 1000 };
const own = (clustering: number): DetectorRules => ({
  metric: defaultPolicy.metrics['complaint']!,
  halfLifeDays: defaultPolicy.halfLifeDays,
  detector: defaultPolicy.detector,
  clustering,
});
const series = fc.array(
  fc.record({
    step: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 40 }) }),
    observed: fc.nat(9),
    expected: fc.double({ min: 0, max: 6, noNaN: true }),
    released: fc.oneof(
      { weight: 9, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([...thresholdLevels]) },
    ),
  }),
  { minLength: 1, maxLength: 80 },
);
/** What a table does not keep, and evidence that is none, which it cannot tell from evidence at zero. */
const comparable = (state: DetectorState | null) =>
  state && { ...state, excursions: null, events: 0, exposure: 0, level: 'none', calm: 0 };

describe('a table of detectors', () => {
  it('advances as the detector of a single seller does, figure by figure', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(0, 0.3), (postings, clustering) => {
        const rules = tableRules(own(clustering), bars);
        // Slots beside it are other sellers' and must stay theirs.
        const table = detectorTable(3, 7);
        let state: DetectorState | null = null;
        let night = 20_000;
        for (const { step, observed, expected, released } of postings) {
          night += step;
          advanceSlot(table, 1, night, observed, expected, rules);
          state = advance(state, { night, observed, expected }, own(clustering));
          for (const [place, level] of thresholdLevels.entries()) {
            const single = logEvidence(state.evidence[level] ?? []);
            expect(logEvidenceAt(table, 1, place)).to.equal(single);
            expect(logEvidenceBound(table, 1, place)).to.be.at.least(single);
          }
          const reaches = thresholdLevels.some(
            (level, place) => logEvidence(state!.evidence[level] ?? []) >= rules.bars[place]!,
          );
          expect(table.reached[1]).to.equal(reaches ? 1 : 0);
          releaseSlot(table, 1, released);
          state = release(state, released);
        }
        expect(comparable(stateOf(table, 1))).to.deep.equal(comparable(state));
        expect([stateOf(table, 0), stateOf(table, 2)]).to.deep.equal([null, null]);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a state that was replayed on its own, and goes on from it', () => {
    const rules = tableRules(own(0), bars);
    let state = advance(null, { night: 100, observed: 9, expected: 0.5 }, own(0));
    const table = detectorTable(1, 5);
    putState(table, 0, state, rules.bars);
    expect(comparable(stateOf(table, 0))).to.deep.equal(comparable(state));
    expect(table.reached[0]).to.equal(1);
    advanceSlot(table, 0, 101, 0, 0.5, rules);
    state = advance(state, { night: 101, observed: 0, expected: 0.5 }, own(0));
    expect(comparable(stateOf(table, 0))).to.deep.equal(comparable(state));
  });
});

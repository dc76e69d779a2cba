/** A better event never worsens a seller, whatever its history: neither its rate, nor the chances, nor the evidence, nor its score. */
import { expect } from 'chai';
import fc from 'fast-check';
import { replay, type DetectorState, type Posting } from '../../server/scoring/detector.ts';
import { defaultMethod } from '../../server/scoring/method.ts';
import { defaultPolicy as policy, thresholdLevels } from '../../server/scoring/policy.ts';
import { readingOf, type Reading } from '../../server/scoring/reading.ts';
import { scoreOf } from '../../server/scoring/score.ts';

const judged = Object.keys(policy.metrics).filter((key) => (policy.metrics[key]?.weight ?? 0) > 0);

/** Sixty nights at most of one metric: what was expected and what came. */
const history = fc.array(
  fc.record({
    observed: fc.integer({ min: 0, max: 4 }),
    expected: fc.double({ min: 0, max: 3, noNaN: true }),
    nights: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 60 },
);

function postingsOf(nights: readonly { observed: number; expected: number; nights: number }[]): Posting[] {
  let night = 0;
  return nights.map(({ observed, expected, nights: passed }) => ({ night: (night += passed), observed, expected }));
}

const stateAfter = (metric: string, postings: readonly Posting[], clustering: number): DetectorState =>
  replay(postings, {
    metric: policy.metrics[metric]!,
    halfLifeDays: policy.halfLifeDays,
    detector: policy.detector,
    clustering,
  })!;

function read(metric: string, detector: DetectorState): Reading {
  const { night } = detector;
  return readingOf({ metric, night, detector, asOf: night, lastPosting: night, missing: false }, policy, defaultMethod);
}

function scoreWith(metric: string, reading: Reading, others: readonly Reading[]): number | null {
  const all = [reading, ...others].map(({ metric: key, posterior, expected, staleNights }) => ({
    metric: key,
    policy: policy.metrics[key]!,
    posterior,
    expected: expected ?? 0,
    staleNights,
    level: 'none' as const,
  }));
  return scoreOf(all, policy).score;
}

describe('a better event', () => {
  it('never worsens a rate, a chance, the evidence or the score', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...judged),
        history,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (metric, nights, pick, clustering) => {
          const bad = nights.flatMap(({ observed }, index) => (observed > 0 ? [index] : []));
          fc.pre(bad.length > 0 && nights.some(({ expected }) => expected > 0));
          const at = bad[pick % bad.length];
          const better = nights.map((one, index) => (index === at ? { ...one, observed: one.observed - 1 } : one));
          const [before, after] = [nights, better].map((one) =>
            read(metric, stateAfter(metric, postingsOf(one), clustering)),
          ) as [Reading, Reading];
          fc.pre(before.ratio !== null);
          expect(after.ratio).to.be.at.most(before.ratio);
          expect(after.high).to.be.at.most(before.high! + 1e-12);
          for (const level of thresholdLevels) {
            if (before.logEvidence[level] === null) continue;
            expect(after.logEvidence[level], `evidence of ${level}`).to.be.at.most(before.logEvidence[level] + 1e-9);
            expect(after.chanceAbove[level], `chance of ${level}`).to.be.at.most(before.chanceAbove[level]! + 1e-12);
          }
          const other = judged.find((key) => key !== metric)!;
          const others = [read(other, stateAfter(other, [{ night: 1, observed: 1, expected: 2 }], 0))];
          expect(scoreWith(metric, after, others)).to.be.at.least(scoreWith(metric, before, others)!);
        },
      ),
      { numRuns: 300 },
    );
  });
});

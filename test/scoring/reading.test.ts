import { expect } from 'chai';
import { replay, type DetectorState } from '../../server/scoring/detector.ts';
import { defaultMethod } from '../../server/scoring/method.ts';
import { defaultPolicy as policy } from '../../server/scoring/policy.ts';
import { readingOf, type ReadingInput } from '../../server/scoring/reading.ts';

const rules = { metric: policy.metrics['complaint']!, halfLifeDays: 90, detector: policy.detector, clustering: 0 };
const months = (observed: number, expected: number, nights = 100): DetectorState =>
  replay(
    Array.from({ length: nights }, (_, index) => ({
      night: index + 1,
      observed,
      expected,
      windowEvents: observed,
      windowExposure: 40_000_000,
    })),
    rules,
  )!;
const read = (facts: Partial<ReadingInput> = {}) =>
  readingOf(
    {
      metric: 'complaint',
      night: 100,
      detector: months(1, 0.5),
      asOf: 100,
      lastPosting: 100,
      missing: false,
      ...facts,
    },
    policy,
    defaultMethod,
  );

describe('a reading', () => {
  it('shows the shrunk rate within its interval, as a ratio times the acceptable rate', () => {
    const { rate, low, high, ratio, events, exposure, state } = read();
    expect(rate).to.be.closeTo(ratio! * 0.01, 1e-12);
    expect(rate).to.be.within(low!, high!);
    expect(ratio).to.be.within(1.9, 2);
    expect({ events, exposure, state }).to.deep.equal({ events: 100, exposure: 4000, state: 'ok' });
  });

  it('has chances that fall and evidence that weakens from warn to suspend', () => {
    const { chanceAbove, evidence } = read();
    expect(chanceAbove.warn).to.be.above(chanceAbove.limit!);
    expect(chanceAbove.limit).to.be.above(chanceAbove.suspend!);
    expect(evidence.warn).to.be.above(evidence.limit!);
    expect(evidence.limit).to.be.above(evidence.suspend!);
  });

  it('holds its last value while the metric is stale, and ages it once the metric is posted again', () => {
    const fresh = read();
    const stale = read({ night: 120 });
    expect(stale).to.include({ state: 'stale', staleNights: 20, rate: fresh.rate, expected: fresh.expected });
    const posted = read({ night: 190, asOf: 190, lastPosting: 190 });
    expect(posted.expected).to.be.closeTo(fresh.expected! / 2, 1e-9);
  });

  it('is missing where a feed never came, and null is not 0', () => {
    expect(read({ missing: true })).to.include({
      state: 'missing',
      events: null,
      exposure: null,
      rate: null,
      ratio: null,
    });
    expect(read({ asOf: null, lastPosting: null, detector: null }).state).to.equal('missing');
  });

  it('is too few where nothing, or less than one event, was expected', () => {
    expect(read({ detector: null })).to.include({ state: 'too_few', rate: null, events: null });
    const few = read({ detector: months(0, 0.001) });
    expect(few.state).to.equal('too_few');
    expect(few.rate).to.be.above(0);
    expect(few.reliability).to.be.below(0.1);
  });

  it('counts without judging where the policy has no thresholds', () => {
    const shown = read({ metric: 'refund' });
    expect(shown).to.include({ state: 'ok', events: 100, exposure: 4000, rate: null });
    expect(shown.evidence).to.deep.equal({ warn: null, limit: null, suspend: null });
  });

  it('knows the rate as it is now sooner than the long memory does', () => {
    const turned = replay(
      Array.from({ length: 300 }, (_, index) => ({ night: index + 1, observed: index < 240 ? 0 : 3, expected: 1 })),
      rules,
    )!;
    const now = read({ night: 300, detector: turned, asOf: 300, lastPosting: 300 });
    expect(now.ratio).to.be.below(1.5);
    expect(now.chanceAbove.limit).to.be.above(0.95);
  });
});

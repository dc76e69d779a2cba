import { expect } from 'chai';
import fc from 'fast-check';
import { advance, replay } from '../../server/scoring/detector.ts';
import { defaultPolicy, type Level } from '../../server/scoring/policy.ts';
import { replayLedger } from '../../server/scoring/replay.ts';
import { judgeNight, readNight } from '../../server/scoring/seller-night.ts';
import { noTrial, whatIf } from '../../server/scoring/what-if.ts';
import { keys, last, rulesOf, sellerNight, seriesOf } from '../support/seller-nights.ts';

const worlds = fc
  .record({
    perNight: fc.constantFrom(1, 5, 40),
    late: fc.array(fc.constantFrom(0, 0.03, 0.1, 0.3), { minLength: 1, maxLength: 4 }),
    complaints: fc.array(fc.constantFrom(0, 0.025, 0.1), { minLength: 1, maxLength: 4 }),
    level: fc.constantFrom<Level>('none', 'warn', 'limit', 'suspend'),
  })
  .map(({ perNight, late, complaints, level }) =>
    sellerNight(perNight, { 'late-delivery': late, complaint: complaints }, { complaint: level }),
  );

describe('what if', () => {
  it('tries nothing: the night as it is, without a level more or less', () => {
    fc.assert(
      fc.property(worlds, (night) => {
        const [same, judged] = [whatIf(night, noTrial, rulesOf), judgeNight(night)];
        expect(same).to.deep.equal(judged);
        expect(same.readings).to.deep.equal(readNight(night).readings);
        // Judged once more, nobody comes down: the calm night is counted once.
        for (const { metric, detector } of night.metrics)
          if (detector?.level !== 'none') expect(same.verdicts.get(metric)!.released, metric).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives a level and a score to one event more and never a better one', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...keys), (night, metric) => {
        const [before, after] = [judgeNight(night), whatIf(night, { ...noTrial, events: [metric] }, rulesOf)];
        expect(after.score.score!).to.be.at.most(before.score.score!);
        const own = (one: typeof before) => one.readings.find((reading) => reading.metric === metric)!;
        expect(own(after).evidence.limit!).to.be.at.least(own(before).evidence.limit!);
        expect(own(after).events).to.equal((own(before).events ?? 0) + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('counts an event as often as it is named', () => {
    const night = sellerNight(5, {});
    const events = (many: number) => Array.from({ length: many }, () => 'complaint');
    const after = whatIf(night, { ...noTrial, events: events(3) }, rulesOf);
    expect(after.readings.find(({ metric }) => metric === 'complaint')!.events).to.equal(3);
    const scores = [1, 2, 3].map((many) => whatIf(night, { ...noTrial, events: events(many) }, rulesOf).score.score!);
    expect(scores[0]).to.be.above(scores[1]!);
    expect(scores[1]).to.be.above(scores[2]!);
  });

  it('never lowers a score by clean orders, and raises no level by them', () => {
    const expectedOfOne = new Map(keys.map((key) => [key, defaultPolicy.metrics[key]!.acceptable! * 1.1]));
    fc.assert(
      fc.property(worlds, fc.nat(2000), fc.nat(2000), (night, few, more) => {
        const at = (count: number) => whatIf(night, { ...noTrial, orders: { count, expectedOfOne } }, rulesOf);
        const [one, other] = [at(few), at(few + more)];
        expect(other.score.score!).to.be.at.least(one.score.score!);
        for (const [index, reading] of other.readings.entries())
          expect(reading.chanceAbove.warn!).to.be.at.most(one.readings[index]!.chanceAbove.warn! + 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it('posts what comes on top of the night, as if the night had held it', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.double({ min: 0.01, max: 2, noNaN: true }), (first, second, expected) => {
        const rules = rulesOf('complaint');
        const before = replay(seriesOf('complaint', 5, [0.1]), rules);
        const night = { night: last + 1, expected };
        const whole = advance(before, { ...night, observed: first + second }, rules);
        const parts = advance(
          advance(before, { ...night, observed: first }, rules),
          { ...night, observed: second, expected: 0 },
          rules,
        );
        expect(parts.observed).to.be.closeTo(whole.observed, 1e-8);
        expect(parts.nowObserved).to.be.closeTo(whole.nowObserved, 1e-8);
        expect(parts.expected).to.equal(whole.expected);
        parts.evidence.limit!.forEach((log, index) => expect(log).to.be.closeTo(whole.evidence.limit![index]!, 3e-6));
      }),
    );
  });

  it('ends a level at once when the event it stood on is removed', () => {
    const rows = Array.from({ length: 81 }, (_, index) => ({
      ...{ night: 100 + index, withdrawn: 0, expected: 0.02 },
      observed: [60, 61, 62, 63, 64].includes(index) ? 1 : 0,
    }));
    const rules = rulesOf('complaint');
    const replayed = (withdrawn: Map<number, number>) => replayLedger(rows, withdrawn, [], () => rules)!;
    const night = sellerNight(2, {});
    const complaint = { ...replayed(new Map()), level: 'warn' as const };
    expect(Math.exp(complaint.peak.warn!)).to.be.above(20);
    const metrics = night.metrics.map((one) => (one.metric === 'complaint' ? { ...one, detector: complaint } : one));
    const trial = { ...noTrial, without: new Map([['complaint', replayed(new Map([[161, 1]]))]]) };
    const after = whatIf({ ...night, metrics }, trial, rulesOf);
    expect(after.verdicts.get('complaint')).to.include({ level: 'none' });
    expect(after.score.score!).to.be.above(readNight({ ...night, metrics }).score.score!);
  });

  it('replays a ledger as its nights were posted, with the levels that were left', () => {
    const rows = Array.from({ length: 9 }, (_, index) => ({
      night: index,
      observed: index % 3,
      withdrawn: 0,
      expected: 0.4,
    }));
    const rules = rulesOf('return');
    const plain = replay(rows, rules);
    expect(replayLedger(rows, new Map(), [], () => rules)).to.deep.equal(plain);
    const left = replayLedger(rows, new Map(), [{ level: 'limit', night: 8 }], () => rules)!;
    expect(left.evidence.limit).to.equal(null);
    expect(left.evidence.warn).to.deep.equal(plain!.evidence.warn);
    expect(replayLedger(rows, new Map(), [], () => null)).to.equal(null);
  });
});

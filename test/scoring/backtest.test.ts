import { expect } from 'chai';
import { expectedScale } from '../../server/scoring/expected-scale.ts';
import { compareSeller, totalsOf, type SellerSteps } from '../../server/scoring/backtest.ts';
import { levelLine, levelOn, type LevelStep } from '../../server/scoring/level-line.ts';
import { naiveLevel, naiveSums, slideNaive } from '../../server/scoring/naive-rule.ts';
import { differenceWords, policyDifferences } from '../../server/scoring/policy-differences.ts';
import { defaultPolicy, type MetricPolicy, type Policy } from '../../server/scoring/policy.ts';

const late: MetricPolicy = { acceptable: 0.04, warn: 0.04, limit: 0.06, suspend: 0.1, weight: 20 };

describe('the levels of a seller over a stretch', () => {
  it('are told by first night, nights held and changes', () => {
    const steps: LevelStep[] = [
      { night: 3, level: 'warn' },
      { night: 6, level: 'none' },
    ];
    expect(levelLine(steps, [2, 3, 4, 5, 6])).to.deep.equal({
      standing: 'none',
      last: 'none',
      first: { warn: 3, limit: null, suspend: null },
      nights: { warn: 3, limit: 0, suspend: 0 },
      changes: 2,
    });
  });

  it('count what stood before from the first night on, and a limit as a warning too', () => {
    const steps: LevelStep[] = [{ night: 1, level: 'limit' }];
    const line = levelLine(steps, [5, 6]);
    expect(line).to.deep.include({ standing: 'limit', changes: 0, first: { warn: 5, limit: 5, suspend: null } });
    expect(line.nights).to.deep.equal({ warn: 2, limit: 2, suspend: 0 });
  });

  it('hold on the day after their night', () => {
    const steps: LevelStep[] = [{ night: 5, level: 'warn' }];
    expect([levelOn(steps, 5), levelOn(steps, 6)]).to.deep.equal(['none', 'warn']);
  });
});

describe('the comparison of two policies', () => {
  const nights = Array.from({ length: 10 }, (_, index) => 100 + index);
  const placed = nights.map((day) => ({ day, orders: 10 }));
  const none: SellerSteps['steps'] = { draft: [], inForce: [], naive: [], real: [] };
  const compared = (steps: Partial<SellerSteps['steps']>) =>
    compareSeller({ seller: 1, steps: { ...none, ...steps }, grounds: { draft: [], inForce: [] } }, nights, placed);

  it('counts the orders between two alarms: two days of ten', () => {
    const one = compared({ draft: [{ night: 103, level: 'limit' }], inForce: [{ night: 105, level: 'limit' }] });
    expect(one.orders.limit).to.deep.include({ draftOnly: 20, inForceOnly: 0 });
    expect(one.orders.warn.draftOnly).to.equal(20);
    expect(totalsOf([one]).levels.limit).to.deep.include({ gained: 0, earlier: 1, earlierNights: 2, draftOnly: 20 });
  });

  it('counts who is met by one policy only, with the orders until the end', () => {
    const more = compared({ draft: [{ night: 107, level: 'limit' }] });
    const fewer = compared({ inForce: [{ night: 107, level: 'limit' }] });
    const { limit } = totalsOf([more, fewer]).levels;
    expect(limit).to.deep.include({ gained: 1, lost: 1, earlier: 0, later: 0, draftOnly: 20, inForceOnly: 20 });
    expect(limit.sellers).to.deep.equal({ draft: 1, inForce: 1, naive: 0, real: 0 });
  });

  it('counts changes of level over all sellers, and the most of one', () => {
    const steps: LevelStep[] = [101, 103, 105].flatMap((night) => [
      { night, level: 'warn' },
      { night: night + 1, level: 'none' },
    ]);
    const totals = totalsOf([compared({ naive: steps }), compared({ naive: steps.slice(0, 2) })]);
    expect([totals.changes.naive, totals.mostChanges.naive]).to.deep.equal([8, 6]);
  });
});

describe('the naive rule', () => {
  it('asks for ten orders, and for nothing else', () => {
    expect(naiveLevel(2, 9, late)).to.equal(0);
    expect(naiveLevel(2, 10, late)).to.equal(3);
    expect(naiveLevel(7, 100, late)).to.equal(2);
    expect(naiveLevel(5, 100, late)).to.equal(1);
    expect(naiveLevel(4, 100, late)).to.equal(0);
    expect(naiveLevel(2, 10, { ...late, highest: 'warn' })).to.equal(1);
  });

  it('forgets a night after sixty', () => {
    const sums = naiveSums(1);
    const tonight = (night: number, events: number) => ({
      night,
      slots: Int32Array.of(0),
      events: Int32Array.of(events),
      orders: Int32Array.of(10),
    });
    const at = (night: number, events: number) => {
      slideNaive(sums, tonight(night, events), () => undefined);
      return [sums.events[0], sums.orders[0]];
    };
    expect(at(100, 3)).to.deep.equal([3, 10]);
    expect(at(159, 1)).to.deep.equal([4, 20]);
    expect(at(160, 0)).to.deep.equal([1, 20]);
  });
});

describe('the differences of two policies', () => {
  const changed = (change: (policy: Policy) => void) => {
    const copy = structuredClone(defaultPolicy);
    change(copy);
    return policyDifferences(defaultPolicy, copy).map(differenceWords);
  };

  it('are said by metric and threshold', () => {
    expect(changed((policy) => (policy.metrics['complaint']!.limit = 0.012))).to.deep.equal([
      'Complaints: limit 1.5 % → 1.2 %',
    ]);
    expect(changed((policy) => (policy.metrics['slow-reply']!.highest = 'limit'))).to.deep.equal([
      'Slow replies: leads to at most a warning → a limit',
    ]);
    expect(changed(() => undefined)).to.deep.equal([]);
  });

  it('are said for levels, counting and exceptions too', () => {
    expect(
      changed((policy) => {
        policy.levels.limit.evidence = 200;
        policy.delta = 0.05;
        policy.overrides.push({ name: 'Islands', kind: null, market: 'GR', metrics: {} });
      }),
    ).to.deep.equal([
      'allowance for a wrong benchmark 10 % → 5 %',
      'limit: odds 100 : 1 → 200 : 1',
      'exception “Islands”: none → changed',
    ]);
  });

  it('scale what was expected by acceptable rate and allowance, and leave what nobody expected unknown', () => {
    const draft = structuredClone(defaultPolicy);
    draft.metrics['complaint']!.acceptable = 0.005;
    draft.delta = 0.21;
    expect(expectedScale('complaint', draft, defaultPolicy)).to.be.closeTo(0.55, 1e-12);
    expect(expectedScale('return', defaultPolicy, defaultPolicy)).to.equal(1);
    draft.metrics['refund'] = late;
    expect(expectedScale('refund', draft, defaultPolicy)).to.equal(null);
  });
});

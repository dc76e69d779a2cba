import { expect } from 'chai';
import fc from 'fast-check';
import { isTooSoon, noticeDays } from '../../server/scoring/policy-notice.ts';
import { defaultPolicy, type Policy } from '../../server/scoring/policy.ts';
import { exceptionDifferences, isOnlyMilder, tonedDifferences, toneOf } from '../../server/scoring/policy-tone.ts';

const changed = (change: (policy: Policy) => void, from = defaultPolicy): Policy => {
  const policy = structuredClone(from);
  change(policy);
  return policy;
};

describe('the tone of a change of the policy', () => {
  const cases: [string, unknown, unknown, string][] = [
    ['metrics.complaint.limit', 0.015, 0.012, 'stricter'],
    ['metrics.complaint.limit', 0.012, 0.015, 'milder'],
    ['metrics.refund.warn', null, 0.01, 'stricter'],
    ['metrics.refund.warn', 0.01, null, 'milder'],
    ['metrics.slow-reply.highest', 'warn', undefined, 'stricter'],
    ['metrics.slow-reply.highest', 'warn', 'none', 'milder'],
    ['metrics.complaint.weight', 25, 40, 'other'],
    ['levels.warn.evidence', 20, 6, 'stricter'],
    ['levels.limit.events', 3, 5, 'milder'],
    ['levels.suspend.falseDiscovery', 0.05, 0.1, 'stricter'],
    ['release.nights', 14, 21, 'stricter'],
    ['release.chance', 0.35, 0.5, 'milder'],
    ['trial.days', 90, 120, 'stricter'],
    ['trial.factor', 0.8, 0.9, 'milder'],
    ['delta', 0.1, 0.2, 'milder'],
    ['massEvent', 0.05, 0.1, 'other'],
    ['detector.ratios', [2], [3], 'other'],
  ];
  for (const [path, before, after, tone] of cases)
    it(`${path} from ${JSON.stringify(before)} to ${JSON.stringify(after)} is ${tone}`, () => {
      expect(toneOf(path, before, after)).to.equal(tone);
    });

  it('is the opposite the other way round', () => {
    const figure = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    const place = fc.constantFrom(...cases.filter(([path]) => !/highest|ratios/.test(path)).map(([path]) => path));
    const opposite = { stricter: 'milder', milder: 'stricter', other: 'other', same: 'same' };
    fc.assert(fc.property(place, figure, figure, (path, a, b) => opposite[toneOf(path, a, b)] === toneOf(path, b, a)));
  });

  it('stands beside each difference', () => {
    const draft = changed(({ metrics, levels }) => {
      metrics['complaint']!.limit = 0.012;
      levels.warn.evidence = 30;
    });
    expect(tonedDifferences(defaultPolicy, draft).map(({ place, tone }) => [place, tone])).to.deep.equal([
      ['Complaints: limit', 'stricter'],
      ['warn: odds', 'milder'],
    ]);
  });
});

describe('exceptions between two policies', () => {
  const islands = { name: 'Islands', kind: null, market: 'GR', metrics: { 'late-delivery': { limit: 0.08 } } };
  const withIslands = changed((policy) => policy.overrides.push(islands));

  it('are told as those meet them for whom they hold', () => {
    const [greek, ...others] = exceptionDifferences(defaultPolicy, withIslands);
    expect(others).to.deep.equal([]);
    expect(greek).to.deep.include({ kind: null, market: 'GR' });
    expect(greek?.differences.map(({ place, before, after, tone }) => [place, before, after, tone])).to.deep.equal([
      ['Late delivery: limit', '6 %', '8 %', 'milder'],
    ]);
  });

  it('say where a change for all does not reach those', () => {
    const stricter = changed(({ metrics }) => (metrics['late-delivery']!.limit = 0.05), withIslands);
    const [greek] = exceptionDifferences(withIslands, stricter);
    expect(greek?.differences.map(({ before, after, tone }) => [before, after, tone])).to.deep.equal([
      ['8 %', '8 %', 'same'],
    ]);
  });

  it('are nothing where both policies treat all alike', () => {
    expect(exceptionDifferences(withIslands, withIslands)).to.deep.equal([]);
  });

  it('taken away are stricter for somebody', () => {
    expect(isOnlyMilder(defaultPolicy, withIslands)).to.equal(true);
    expect(isOnlyMilder(withIslands, defaultPolicy)).to.equal(false);
  });

  it('count where two of them meet: a kind in a market', () => {
    const kind = { name: 'Factories', kind: 'factory', market: null, metrics: { 'late-delivery': { limit: 0.07 } } };
    // For factories in Greece the later exception counts: their limit falls from 8 % to 7 %.
    const after = changed((policy) => policy.overrides.push(kind), withIslands);
    expect(isOnlyMilder(withIslands, after)).to.equal(false);
  });
});

describe('the notice of a new policy', () => {
  const milder = changed(({ levels }) => (levels.warn.evidence = 30));
  const stricter = changed(({ levels }) => (levels.warn.evidence = 10));
  const announced = { known: defaultPolicy, policy: stricter, today: 100, judged: true };

  it('is 15 days where anything becomes stricter or otherwise different', () => {
    expect(isTooSoon({ ...announced, from: 100 + noticeDays - 1 })).to.equal(true);
    expect(isTooSoon({ ...announced, from: 100 + noticeDays })).to.equal(false);
    const weights = changed(({ metrics }) => (metrics['complaint']!.weight = 50));
    expect(isTooSoon({ ...announced, policy: weights, from: 101 })).to.equal(true);
  });

  it('is none for milder rules, nor before anybody was judged', () => {
    expect(isTooSoon({ ...announced, policy: milder, from: 100 })).to.equal(false);
    expect(isTooSoon({ ...announced, from: 100, judged: false })).to.equal(false);
  });
});

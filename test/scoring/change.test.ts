import { expect } from 'chai';
import fc from 'fast-check';
import { explainChange, storedSums, type ScoreChange, type ScoredNight } from '../../server/scoring/change.ts';
import type { Prior } from '../../server/scoring/method.ts';
import { defaultPolicy, type Level } from '../../server/scoring/policy.ts';
import { posteriorOf, remainingWeight } from '../../server/scoring/posterior.ts';
import { scoreOf } from '../../server/scoring/score.ts';

const keys = ['late-delivery', 'complaint', 'return', 'low-review', 'cancellation'];
interface Sums {
  observed: number;
  expected: number;
}
const gamma22 = { shape: 2, rate: 2 };
function night(
  sums: Sums[],
  level: Level = 'none',
  policy = defaultPolicy,
  priors: Record<string, Prior> = {},
): ScoredNight {
  const metrics = sums.map((each, index) => ({
    metric: keys[index]!,
    sums: each,
    staleNights: 0,
    level: index === 0 ? level : ('none' as const),
  }));
  const scored = metrics.map((one) => ({
    ...one,
    policy: policy.metrics[one.metric]!,
    posterior: posteriorOf(one.sums.observed, one.sums.expected, priors[one.metric] ?? policy.prior),
    expected: one.sums.expected,
  }));
  return { score: scoreOf(scored, policy).score!, policy, method: { priors }, metrics };
}
const sums = fc.array(
  fc.record({
    observed: fc.double({ min: 0, max: 90, noNaN: true }),
    expected: fc.double({ min: 0.5, max: 60, noNaN: true }),
  }),
  { minLength: 5, maxLength: 5 },
);
const news = fc.array(fc.record({ observed: fc.nat(5), expected: fc.double({ min: 0, max: 3, noNaN: true }) }), {
  minLength: 5,
  maxLength: 5,
});
const kept = remainingWeight(1, 90);
const followed = (before: Sums[], posted: Sums[]): Sums[] =>
  before.map(({ observed, expected }, index) => ({
    observed: observed * kept + posted[index]!.observed,
    expected: expected * kept + posted[index]!.expected,
  }));
const byMetric = (posted: Sums[]) => new Map(posted.map((one, index) => [keys[index]!, one]));

describe('the change of a score', () => {
  it('adds up to the cent, events cost and exposure earns', () => {
    fc.assert(
      fc.property(sums, news, fc.constantFrom<Level>('none', 'limit'), (before, posted, level) => {
        const [last, now] = [night(before), night(followed(before, posted), level)];
        const { events, exposure, ageing, version, level: byLevel } = explainChange(last, now, byMetric(posted));
        const cents = [events, exposure, ageing, version, byLevel].map((points) => Math.round(points * 100));
        expect(cents.reduce((sum, points) => sum + points, 0)).to.equal(
          Math.round(now.score * 100) - Math.round(last.score * 100),
        );
        expect(events).to.be.at.most(0);
        expect(exposure).to.be.at.least(0);
        expect(version).to.equal(0);
        if (level === 'none') expect(byLevel).to.equal(0);
      }),
    );
  });

  const policies = fc
    .record({
      halfLifeDays: fc.constantFrom(90, 60, 120),
      weight: fc.constantFrom(20, 60),
      limit: fc.constantFrom(0.06, 0.05),
    })
    .map(({ halfLifeDays, weight, limit }) => ({
      ...defaultPolicy,
      halfLifeDays,
      metrics: {
        ...defaultPolicy.metrics,
        'late-delivery': { ...defaultPolicy.metrics['late-delivery']!, weight, limit },
      },
    }));
  const priorOf = fc.record({ shape: fc.constantFrom(2, 3.5), rate: fc.constantFrom(2, 4.1) });
  const inCents = (change: ScoreChange) =>
    Object.values<number>({ ...change }).map((points) => Math.round(points * 100));

  it('adds up to the cent whatever else has changed: policy, weights, half-life, priors, levels, metrics that come and go', () => {
    const worlds = fc.record({
      sums,
      policy: policies,
      prior: priorOf,
      level: fc.constantFrom<Level>('none', 'limit', 'suspend'),
    });
    fc.assert(
      fc.property(worlds, worlds, news, fc.nat(5), fc.nat(5), (old, young, posted, from, until) => {
        const last = night(old.sums, old.level, old.policy, { complaint: old.prior });
        const now = night(young.sums, young.level, young.policy, { complaint: young.prior });
        const [before, after] = [
          { ...last, metrics: last.metrics.slice(from === 5 ? 0 : from) },
          { ...now, metrics: now.metrics.slice(0, Math.max(1, until)) },
        ];
        const parts = inCents(explainChange(before, after, byMetric(posted)));
        expect(parts.reduce((sum, part) => sum + part, 0)).to.equal(
          Math.round(now.score * 100) - Math.round(last.score * 100),
        );
      }),
    );
  });

  it('gives nothing to the version on a night with the same policy and priors, whatever they are', () => {
    fc.assert(
      fc.property(sums, news, policies, priorOf, (before, posted, policy, prior) => {
        const weight = remainingWeight(1, policy.halfLifeDays);
        const then = before.map(({ observed, expected }, index) => ({
          observed: observed * weight + posted[index]!.observed,
          expected: expected * weight + posted[index]!.expected,
        }));
        const given = [policy, { complaint: prior }] as const;
        expect(
          explainChange(night(before, 'none', ...given), night(then, 'none', ...given), byMetric(posted)).version,
        ).to.equal(0);
      }),
    );
  });

  it('gives a new prior, a new policy and a new half-life to the version, and only to it', () => {
    const ten = Array.from({ length: 5 }, () => ({ observed: 10, expected: 10 }));
    const quiet = new Map(ten.map((one, index) => [keys[index]!, { ...one, observed: 0, expected: 0 }]));
    const plain = night(ten);
    const strict = {
      ...defaultPolicy.metrics,
      complaint: { ...defaultPolicy.metrics['complaint']!, weight: 60, limit: 0.012 },
    };
    for (const now of [
      night(ten, 'none', defaultPolicy, { complaint: { shape: 4, rate: 2 } }),
      night(ten, 'none', { ...defaultPolicy, metrics: strict }),
    ]) {
      const change = explainChange(plain, now, quiet);
      expect(change).to.include({ events: 0, exposure: 0, ageing: 0, level: 0 });
      expect(change.version).to.be.below(0);
    }
    // Every sum half as heavy after a night of a half-life of one day; by the old half-life it would have kept 99.2 %.
    const half = ten.map(() => ({ observed: 5, expected: 5 }));
    const aged = night(
      followed(
        ten,
        ten.map(() => ({ observed: 0, expected: 0 })),
      ),
    );
    const change = explainChange(plain, night(half, 'none', { ...defaultPolicy, halfLifeDays: 1 }), quiet);
    expect(change.ageing).to.be.closeTo(aged.score - plain.score, 0.005);
    expect(change.version).to.be.closeTo(night(half).score - aged.score, 0.005);
  });

  it('gives a metric that comes to the version', () => {
    const [last, now] = [
      night(Array.from({ length: 4 }, () => ({ observed: 10, expected: 10 }))),
      night([...Array.from({ length: 4 }, () => ({ observed: 10, expected: 10 })), { observed: 30, expected: 10 }]),
    ];
    const change = explainChange(last, now, new Map());
    expect(change).to.include({ events: 0, exposure: 0, ageing: 0, level: 0 });
    expect(change.version).to.be.below(0);
  });

  it('reads the sums back from a stored reading', () => {
    expect(storedSums({ ratio: 1.5, expected: 6 }, gamma22)).to.deep.equal({ observed: 10, expected: 6 });
    expect(storedSums({ ratio: null, expected: null }, gamma22)).to.equal(null);
  });
});

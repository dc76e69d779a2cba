import { expect } from 'chai';
import fc from 'fast-check';
import { explainChange, storedPosterior, type ScoredNight } from '../../server/scoring/change.ts';
import { defaultPolicy, type Level } from '../../server/scoring/policy.ts';
import { posteriorOf, remainingWeight } from '../../server/scoring/posterior.ts';
import { scoreOf } from '../../server/scoring/score.ts';

const rules = { staleNights: 14 };
const keys = ['late-delivery', 'complaint', 'return', 'low-review', 'cancellation'];
interface Sums {
  observed: number;
  expected: number;
}
function night(sums: Sums[], level: Level = 'none'): ScoredNight {
  const metrics = sums.map(({ observed, expected }, index) => ({
    metric: keys[index]!,
    policy: defaultPolicy.metrics[keys[index]!]!,
    posterior: posteriorOf(observed, expected, { shape: 2, rate: 2 }),
    expected,
    staleNights: 0,
    level: index === 0 ? level : ('none' as const),
  }));
  return { score: scoreOf(metrics, rules).score!, metrics, rules };
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

  it('gives a new policy and a metric that comes to the version', () => {
    const [last, now] = [
      night(Array.from({ length: 4 }, () => ({ observed: 10, expected: 10 }))),
      night(Array.from({ length: 5 }, () => ({ observed: 10, expected: 10 }))),
    ];
    now.metrics.forEach((one) =>
      Object.assign(one, { policy: { ...one.policy, weight: one.metric === 'return' ? 50 : 1 } }),
    );
    const change = explainChange(last, { ...now, score: scoreOf(now.metrics, rules).score! }, new Map());
    expect(change).to.include({ events: 0, exposure: 0, ageing: 0, level: 0 });
  });

  it('reads the posterior back from a stored reading', () => {
    expect(storedPosterior({ ratio: 1.5, expected: 6, reliability: 0.75 })).to.deep.equal({ shape: 12, rate: 8 });
    expect(storedPosterior({ ratio: null, expected: null, reliability: null })).to.equal(null);
  });
});

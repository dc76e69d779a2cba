import { expect } from 'chai';
import fc from 'fast-check';
import { trialMetric } from '../../server/scoring/policy-for.ts';
import { announcedUndone } from '../../server/scoring/policy-differences.ts';
import { defaultPolicy, inTrial, parsePolicy, policyFor, type Policy } from '../../server/scoring/policy.ts';

const changed = (change: (policy: Policy) => void): unknown => {
  const copy = structuredClone(defaultPolicy);
  change(copy);
  return copy;
};
const faultsOf = (document: unknown) => parsePolicy(document).faults.map(({ path, what }) => `${path} ${what}`);

describe('a policy document', () => {
  it('is without fault as it comes, also after a trip through JSON', () => {
    expect(parsePolicy(JSON.parse(JSON.stringify(defaultPolicy)))).to.deep.equal({ policy: defaultPolicy, faults: [] });
  });

  it('is refused in plain words, each fault with its place and a remedy', () => {
    const broken = changed((policy) => {
      policy.metrics['complaint']!.limit = 0.005;
      policy.metrics['return']!.warn = null;
      delete policy.metrics['low-review'];
      policy.metrics['smell'] = policy.metrics['refund']!;
      policy.levels.limit.evidence = 10;
      policy.detector.ratios = [2, 2];
    });
    expect(faultsOf(broken)).to.deep.equal([
      'metrics.low-review is missing',
      'metrics.complaint has thresholds out of order (1 %, 1 %, 0.5 %, 2.5 %)',
      'metrics.return is only half judged',
      'metrics.smell is not a metric',
      'levels ask for evidence out of order (5, 20, 10, 1000)',
      'detector.ratios names a ratio twice',
    ]);
    for (const { remedy } of parsePolicy(broken).faults) expect(remedy).to.match(/^[A-Z].*\.$/);
  });

  it('is refused for a shape that it does not have', () => {
    const [typo, text] = parsePolicy(
      changed((policy) => Object.assign(policy, { delt: 0.2, massEvent: 'many' })),
    ).faults.sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(typo).to.include({ path: 'delt', what: 'is not part of a policy' });
    expect(text!.path).to.equal('massEvent');
    expect(text!.remedy).to.equal('The default is 0.05.');
    expect(text!.what).to.equal('must be a number, not text');
    expect(faultsOf('nonsense')).to.deep.equal(['(the document) must be an object, not text']);
    expect(faultsOf(null)).to.deep.equal(['(the document) must be an object, not null']);
    const [missing] = parsePolicy([]).faults;
    expect(missing!.remedy).to.equal('Start from the policy in force: `assay policy show --json`.');
    const empty = parsePolicy({}).faults;
    expect(empty.map(({ path, what }) => `${path} ${what}`).slice(0, 2)).to.deep.equal([
      'delta is missing',
      'halfLifeDays is missing',
    ]);
    expect(empty.filter(({ what }) => what !== 'is missing')).to.deep.equal([]);
    const odd = {
      staleNights: 1.5,
      massEvent: true,
      detector: { ratios: {}, restart: [] },
      overrides: [{ name: '', kind: 3, market: null, metrics: null }],
    };
    const highest = changed(({ metrics }) => Object.assign(metrics['return']!, { highest: 'all' }));
    expect([...faultsOf({ ...defaultPolicy, ...odd }), ...faultsOf(highest)].sort()).to.deep.equal([
      'detector.ratios must be a list, not an object',
      'detector.restart must be a number, not a list',
      'massEvent must be a number, not true',
      'metrics.return.highest must be one of none, warn, limit',
      'overrides.0.kind must be text, not 3',
      'overrides.0.metrics must be an object, not null',
      'overrides.0.name is empty',
      'staleNights must be a whole number, not 1.5',
    ]);
  });

  it('is refused for a figure beyond all reason, in one line that names it', () => {
    const absurd: [string, (policy: Policy) => unknown, string][] = [
      ['windowDays', (policy) => (policy.windowDays = 1e12), 'is too large: at most 3,650'],
      ['windowDays', (policy) => (policy.windowDays = 1e300), 'is too large: at most 3,650'],
      ['halfLifeDays', (policy) => (policy.halfLifeDays = 4_000), 'is too large: at most 3,650'],
      ['halfLifeDays', (policy) => (policy.halfLifeDays = 0.001), 'is too small: at least 1'],
      ['staleNights', (policy) => (policy.staleNights = 1e9), 'is too large: at most 365'],
      ['delta', (policy) => (policy.delta = 2), 'is too large: at most 1'],
      ['prior.rate', (policy) => (policy.prior.rate = 1e9), 'is too large: at most 1,000'],
      ['trial.days', (policy) => (policy.trial.days = 1e9), 'is too large: at most 3,650'],
      ['trial.factor', (policy) => (policy.trial.factor = 1e-9), 'is too small: at least 0.01'],
      ['metrics.return.weight', ({ metrics }) => (metrics['return']!.weight = 1e300), 'is too large: at most 1,000'],
      [
        'levels.suspend.evidence',
        (policy) => (policy.levels.suspend.evidence = 1e9),
        'is too large: at most 1,000,000',
      ],
      ['levels.warn.chance', (policy) => (policy.levels.warn.chance = 1), 'is too large: less than 1'],
      ['levels.limit.events', (policy) => (policy.levels.limit.events = 1e9), 'is too large: at most 10,000'],
      ['levels.limit.warnedDays', (policy) => (policy.levels.limit.warnedDays = 1e9), 'is too large: at most 365'],
      ['release.nights', (policy) => (policy.release.nights = 1e9), 'is too large: at most 365'],
      ['massEvent', (policy) => (policy.massEvent = 0), 'is too small: more than 0'],
      ['detector.ratios.1', (policy) => (policy.detector.ratios = [2, 1e9]), 'is too large: at most 1,000'],
      [
        'detector.ratios',
        ({ detector }) => (detector.ratios = Array(21).fill(2) as number[]),
        'has too many: at most 20',
      ],
      ['detector.restart', (policy) => (policy.detector.restart = 1), 'is too large: at most 0.5'],
    ];
    for (const [path, change, what] of absurd) expect(faultsOf(changed(change))).to.deep.equal([`${path} ${what}`]);
  });

  it('is refused for an override that names nobody or nothing', () => {
    const one = { name: 'x', kind: null, market: null, metrics: { smell: { limit: 0.1 } } };
    const faults = faultsOf(changed((policy) => policy.overrides.push(one)));
    expect(faults).to.deep.equal([
      'overrides.0.metrics.smell is not a metric',
      'overrides.0 ("x") names neither a kind nor a market',
    ]);
  });

  it('is refused when nothing has a weight', () => {
    const idle = changed((policy) => Object.values(policy.metrics).forEach((metric) => (metric.weight = 0)));
    expect(faultsOf(idle)).to.deep.equal(['metrics give no metric a weight']);
  });
});

describe('what a draft undoes of an announced version', () => {
  const stricter = { ...defaultPolicy, delta: 0.2 };

  it('is what the announcement changed and the draft does not say', () => {
    expect(announcedUndone(defaultPolicy, stricter, defaultPolicy)).to.deep.equal([
      { path: 'delta', place: 'allowance for a wrong benchmark', before: '20 %', after: '10 %' },
    ]);
    expect(announcedUndone(defaultPolicy, stricter, { ...stricter, staleNights: 20 })).to.deep.equal([]);
    expect(announcedUndone(stricter, stricter, defaultPolicy)).to.deep.equal([]);
  });
});

describe('the policy for a seller', () => {
  const policy: Policy = {
    ...defaultPolicy,
    overrides: [
      { name: 'factories', kind: 'factory', market: null, metrics: { complaint: { limit: 0.02 } } },
      {
        name: 'Italian factories',
        kind: 'factory',
        market: 'IT',
        metrics: { complaint: { limit: 0.018, weight: 30 } },
      },
    ],
  };
  const of = (kind: string, market: string, joined: number | null = null) =>
    policyFor(policy, { kind, market, joined }, 1000);

  it('is the general one, the very same object, where nothing is special', () =>
    expect(of('trader', 'FR')).to.equal(policy));

  it('takes overrides by kind and market, the later over the earlier', () => {
    expect(of('factory', 'FR').metrics['complaint']).to.include({ limit: 0.02, weight: 25 });
    expect(of('factory', 'IT').metrics['complaint']).to.include({ limit: 0.018, weight: 30 });
    expect(of('factory', 'IT')).to.equal(of('factory', 'IT'));
  });

  it('is stricter on trial, and never asks for more than the acceptable rate', () => {
    const trial = of('trader', 'FR', 950).metrics['late-delivery']!;
    expect(trial).to.include({ acceptable: 0.04, warn: 0.04, weight: 20 });
    expect(trial.limit).to.be.closeTo(0.048, 1e-12);
    expect(trial.suspend).to.be.closeTo(0.08, 1e-12);
    expect(of('trader', 'FR', 950).metrics['refund']!.limit).to.equal(null);
  });

  it('keeps a limit on trial apart from the acceptable rate, however near it is', () => {
    const near = { acceptable: 0.01, warn: 0.01, limit: 0.012, suspend: 0.025, weight: 25 };
    const trial = trialMetric(near, 0.8);
    expect(trial.warn).to.equal(0.01);
    expect(trial.limit).to.be.closeTo(0.0105, 1e-12);
    expect(trial.suspend).to.be.closeTo(0.02, 1e-12);
    const figures = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }));
    fc.assert(
      fc.property(figures, ([share, factor]) => {
        const { acceptable, limit, suspend } = trialMetric({ ...near, limit: 0.0101 + 0.0148 * share }, factor);
        expect(limit!).to.be.within(acceptable! + 1e-6, suspend! - 1e-6);
      }),
    );
  });

  it('has the trial end after 90 days', () => {
    expect([909, 910, 911, 1000, 1001, null].map((joined) => inTrial(policy, joined, 1000))).to.deep.equal([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

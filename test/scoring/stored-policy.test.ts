import { expect } from 'chai';
import { allMetrics, metrics } from '../../server/scoring/metrics/index.ts';
import { judgeSeller, type JudgedMetric } from '../../server/scoring/recommendation.ts';
import { defaultPolicy, parsePolicy, storedPolicy, type Policy } from '../../server/scoring/policy.ts';

/** The policy as a program wrote it that knew seven metrics. */
const early = ['late-delivery', 'complaint', 'return', 'low-review', 'cancellation', 'bad-order', 'refund'];
const old = JSON.stringify({
  ...defaultPolicy,
  metrics: Object.fromEntries(early.map((key) => [key, defaultPolicy.metrics[key]])),
});

describe('a stored policy that does not know a metric', () => {
  const read = storedPolicy(old);

  it('shows it only: what was announced does not change because the program did', () => {
    expect(read.metrics['inspection']).to.deep.equal({
      ...defaultPolicy.metrics['inspection'],
      weight: 0,
      highest: 'none',
    });
    expect(read.metrics['slow-reply']).to.include({ weight: 0, highest: 'none' });
    for (const key of early) expect(read.metrics[key]).to.deep.equal(defaultPolicy.metrics[key]);
    const weight = metrics.reduce((sum, { key }) => sum + read.metrics[key]!.weight, 0);
    expect(weight).to.equal(90);
  });

  it('gives the trade-in scorecard its default, and is the same for every reader', () => {
    expect(read.metrics['slow-payment']).to.deep.equal(defaultPolicy.metrics['slow-payment']);
    expect(storedPolicy(old)).to.deep.equal(read);
    expect(Object.keys(read.metrics)).to.have.members(allMetrics.map(({ key }) => key));
  });

  it('is left as it is once it names the metric, and can be published again as it is read', () => {
    expect(storedPolicy(JSON.stringify(defaultPolicy))).to.deep.equal(defaultPolicy);
    expect(parsePolicy(read).faults).to.deep.equal([]);
    expect(parsePolicy(JSON.parse(old)).faults.map(({ path }) => path)).to.include('metrics.inspection');
  });
});

describe('the highest level of a metric', () => {
  const overwhelming = { warn: 20, limit: 20, suspend: 20 };
  const sure = { warn: 1, limit: 1, suspend: 1 };
  const judged = (metric: string, level: JudgedMetric['level'] = 'none'): JudgedMetric => ({
    ...{ metric, fresh: true, logEvidence: overwhelming, chanceAbove: sure, eventsFromBuyers: 50 },
    ...{ level, calm: 0, corrected: false, peak: overwhelming },
  });
  const verdict = (one: JudgedMetric, policy: Policy = defaultPolicy) =>
    judgeSeller(
      {
        ...{ provisional: false, warnedDaysAgo: 30, failedInspection: true, onDiscoveryList: true },
        ...{ safetyFinding: false, metrics: [one] },
      },
      policy,
    );

  it('is as far as it goes, whatever the evidence', () => {
    expect(verdict(judged('complaint')).level).to.equal('suspend');
    expect(verdict(judged('slow-reply')).level).to.equal('warn');
    expect(verdict(judged('slow-reply')).metrics[0]!.heldBack).to.equal(null);
    expect(verdict(judged('slow-reply'), storedPolicy(old)).level).to.equal('none');
  });

  it('ends a level that a policy no longer grants, step by step', () => {
    expect(verdict(judged('slow-reply', 'limit')).metrics[0]).to.deep.include({ level: 'warn', released: ['limit'] });
    expect(verdict(judged('slow-reply', 'warn'), storedPolicy(old)).level).to.equal('none');
  });

  it('must be a word of the policy', () => {
    const wrong = structuredClone(defaultPolicy) as unknown as { metrics: Record<string, { highest?: string }> };
    wrong.metrics['slow-reply']!.highest = 'later';
    expect(parsePolicy(wrong).faults.map(({ path }) => path)).to.deep.equal(['metrics.slow-reply.highest']);
  });
});

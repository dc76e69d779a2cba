import { expect } from 'chai';
import fc from 'fast-check';
import { restsOnReturns } from '../../server/scoring/metrics/bad-order.ts';
import { lackReasons } from '../../server/scoring/metrics/return.ts';
import { defaultPolicy as policy, levelRank } from '../../server/scoring/policy.ts';
import {
  expectedHarm,
  isMassEvent,
  judgeSeller,
  queueWeight,
  severityOf,
  type JudgedMetric,
  type JudgedSeller,
} from '../../server/scoring/recommendation.ts';

const odds = (warn: number, limit: number, suspend: number) => ({
  warn: Math.log(warn),
  limit: Math.log(limit),
  suspend: Math.log(suspend),
});
const sure = { warn: 0.99, limit: 0.99, suspend: 0.99 };
const grave = { logEvidence: odds(1e5, 1e4, 1000), chanceAbove: sure };
const metric = (facts: Partial<JudgedMetric> = {}): JudgedMetric => ({
  metric: 'complaint',
  fresh: true,
  logEvidence: odds(1, 1, 1),
  chanceAbove: { warn: 0.4, limit: 0.2, suspend: 0.01 },
  eventsFromBuyers: 10,
  level: 'none',
  calm: 0,
  corrected: false,
  peak: odds(1, 1, 1),
  ...facts,
});
const seller = (metrics: JudgedMetric[], facts: Partial<JudgedSeller> = {}): JudgedSeller => ({
  provisional: false,
  warnedDaysAgo: 30,
  failedInspection: false,
  onDiscoveryList: true,
  safetyFinding: false,
  metrics,
  ...facts,
});
const judge = (one: Partial<JudgedMetric>, facts: Partial<JudgedSeller> = {}) => {
  const verdict = judgeSeller(seller([metric(one)], facts), policy);
  return { ...verdict.metrics[0]!, sellerLevel: verdict.level, grounds: verdict.grounds };
};

describe('rising to a level', () => {
  it('goes by evidence: nothing under 5, watch from 5, warn from 20', () => {
    expect(judge({ logEvidence: odds(4.9, 1, 1), chanceAbove: sure }).level).to.equal('none');
    expect(judge({ logEvidence: odds(5, 1, 1) }).level).to.equal('watch');
    expect(judge({ logEvidence: odds(20, 1, 1), chanceAbove: sure })).to.include({
      level: 'warn',
      sellerLevel: 'warn',
    });
  });

  it('warns only if the rate is likely above the threshold as it is now', () => {
    const told = judge({ logEvidence: odds(500, 1, 1), chanceAbove: { warn: 0.49, limit: 0.1, suspend: 0 } });
    expect(told.level).to.equal('watch');
    expect(told.heldBack).to.deep.equal({ level: 'warn', by: ['chance'] });
  });

  const enough = { logEvidence: odds(1e4, 100, 1), chanceAbove: sure };
  it('limits with 100 : 1, three buyers, and a warning delivered seven days ago', () => {
    expect(judge(enough).level).to.equal('limit');
    expect(judge({ ...enough, logEvidence: odds(1e4, 99, 1) }).level).to.equal('warn');
    expect(judge({ ...enough, eventsFromBuyers: 2 }).heldBack).to.deep.equal({ level: 'limit', by: ['events'] });
    expect(judge(enough, { warnedDaysAgo: 6 }).heldBack).to.deep.equal({ level: 'limit', by: ['warning'] });
    expect(judge(enough, { warnedDaysAgo: null }).level).to.equal('warn');
    expect(judge({ ...enough, chanceAbove: { ...sure, limit: 0.79 } }).level).to.equal('warn');
  });

  it('says what the next level up lacks, never of a level that is held already', () => {
    const unsure = { ...enough, chanceAbove: { ...sure, limit: 0.5 } };
    expect(judge({ ...unsure, level: 'limit' })).to.deep.include({ level: 'limit', heldBack: null });
    expect(judge(grave, { warnedDaysAgo: null }).heldBack).to.deep.equal({ level: 'limit', by: ['warning'] });
  });

  it('suspends with 1,000 : 1, a second source, and a place on the night’s list', () => {
    expect(judge(grave).heldBack).to.deep.equal({ level: 'suspend', by: ['second-source'] });
    expect(judge(grave, { failedInspection: true }).level).to.equal('suspend');
    expect(judge(grave, { failedInspection: true, onDiscoveryList: false }).level).to.equal('limit');
  });

  it('takes another metric at limit for the second source, but never the metric itself', () => {
    const other = metric({ metric: 'late-delivery', ...enough });
    const verdict = judgeSeller(seller([metric(grave), other]), policy);
    expect(verdict.metrics.map(({ level }) => level)).to.deep.equal(['suspend', 'limit']);
    expect(verdict).to.include({ level: 'suspend' });
    expect(verdict.grounds).to.deep.equal(['complaint']);
  });

  it('never rises on stale figures, and holds what stood', () => {
    expect(judge({ ...grave, fresh: false }).level).to.equal('none');
    expect(judge({ ...enough, fresh: false, level: 'warn', calm: 3 })).to.include({ level: 'warn', calm: 3 });
    expect(judge({ fresh: false, level: 'watch', logEvidence: odds(9, 1, 1) }).level).to.equal('watch');
  });

  it('never punishes a provisional seller', () => {
    const told = judge(grave, { provisional: true, failedInspection: true });
    expect(told.level).to.equal('watch');
    expect(told.heldBack).to.deep.equal({ level: 'warn', by: ['provisional'] });
  });

  it('never punishes for rows that say too little', () => {
    expect([restsOnReturns(2, 10), restsOnReturns(3, 10), restsOnReturns(0, 0)]).to.deep.equal([false, true, false]);
    expect([lackReasons(2, 10), lackReasons(3, 10), lackReasons(0, 0)]).to.deep.equal([false, true, false]);
    expect(judge({ ...enough, poorData: true })).to.deep.include({
      level: 'watch',
      heldBack: { level: 'warn', by: ['data-quality'] },
    });
  });

  it('limits for testing that was stopped, on that ground and beside what else stands at limit', () => {
    const alone = judgeSeller(seller([metric()], { testingStopped: true, provisional: true }), policy);
    expect([alone.level, alone.grounds]).to.deep.equal(['limit', ['testing-stopped']]);
    const unsafe = judgeSeller(seller([metric()], { testingStopped: true, safetyFinding: true }), policy);
    expect([unsafe.level, unsafe.grounds]).to.deep.equal(['suspend', ['safety']]);
  });

  it('suspends at once for a safety finding, on that ground', () => {
    const verdict = judgeSeller(seller([metric()], { safetyFinding: true, provisional: true }), policy);
    expect(verdict).to.include({ level: 'suspend' });
    expect(verdict.grounds).to.deep.equal(['safety']);
    expect(verdict.metrics[0]!.level).to.equal('none');
  });
});

describe('leaving a level', () => {
  const better = { chanceAbove: { warn: 0.34, limit: 0.34, suspend: 0.34 } };
  it('takes fourteen calm nights, then one level down and evidence back to zero', () => {
    expect(judge({ ...better, level: 'limit', calm: 12 })).to.include({ level: 'limit', calm: 13 });
    const left = judge({ ...better, level: 'limit', calm: 13 });
    expect(left).to.include({ level: 'warn', calm: 0 });
    expect(left.released).to.deep.equal(['limit']);
    expect(judge({ ...better, level: 'suspend', calm: 13 }).level).to.equal('limit');
    expect(judge({ ...better, level: 'warn', calm: 13 })).to.include({ level: 'none' });
  });

  it('starts to count again after one bad night, and does not count stale ones', () => {
    expect(judge({ chanceAbove: { warn: 0.35, limit: 0.1, suspend: 0 }, level: 'warn', calm: 13 }).calm).to.equal(0);
    expect(judge({ ...better, level: 'warn', calm: 13, fresh: false })).to.include({ level: 'warn', calm: 13 });
  });

  it('does not wait while the evidence alone would still hold the level', () => {
    const told = judge({ ...better, level: 'limit', calm: 13, logEvidence: odds(1e4, 1e4, 1) });
    expect(told.level).to.equal('warn');
  });

  it('keeps nothing of a warning whose evidence would still be watched', () => {
    const left = judge({ ...better, level: 'warn', calm: 13, logEvidence: odds(150, 1, 1) });
    expect(left).to.deep.include({ level: 'none', calm: 0, released: ['warn'] });
  });

  it('is immediate where a correction takes away what it stood on', () => {
    const corrected = { level: 'limit' as const, calm: 2, corrected: true, chanceAbove: sure };
    expect(judge({ ...corrected, peak: odds(300, 120, 1) })).to.include({ level: 'limit' });
    expect(judge({ ...corrected, peak: odds(300, 99, 1) })).to.include({ level: 'warn', calm: 0 });
    expect(judge({ ...corrected, peak: odds(19, 2, 1) })).to.include({ level: 'none' });
    expect(judge({ ...corrected, peak: odds(19, 2, 1), fresh: false })).to.include({ level: 'none' });
  });

  it('is immediate where the inspection that was its second source did not fail after all', () => {
    const suspended = { ...grave, level: 'suspend' as const, calm: 2 };
    const after = (facts: Partial<JudgedSeller>, one: Partial<JudgedMetric> = {}) =>
      judge({ ...suspended, ...one }, { inspectionCorrected: true, ...facts });
    expect(judge(suspended).level, 'nothing was corrected').to.equal('suspend');
    expect(after({})).to.deep.include({ level: 'limit', calm: 0, released: [] });
    expect(after({ warnedDaysAgo: null }).level, 'no limit without a warning').to.equal('warn');
    expect(after({}, { fresh: false }).level, 'also while a feed is behind').to.equal('warn');
    expect(after({ failedInspection: true }).level, 'another one failed').to.equal('suspend');
    expect(after({}, { level: 'limit' }).level, 'a limit needs no second source').to.equal('limit');
    const other = metric({ metric: 'late-delivery', ...grave, level: 'limit' });
    const both = judgeSeller(seller([metric(suspended), other], { inspectionCorrected: true }), policy);
    expect(both.metrics[0]!.level, 'another metric is at limit').to.equal('suspend');
  });

  it('never harms anybody by a correction of the lab', () => {
    const some = fc.record({
      level: fc.constantFrom<JudgedMetric['level']>('none', 'watch', 'warn', 'limit', 'suspend'),
      fresh: fc.boolean(),
      calm: fc.nat({ max: 14 }),
      logEvidence: fc.constantFrom(odds(1, 1, 1), odds(50, 5, 1), odds(1e4, 500, 5), odds(1e5, 1e4, 1000)),
      chanceAbove: fc.constantFrom(
        sure,
        { warn: 0.9, limit: 0.5, suspend: 0.1 },
        { warn: 0.3, limit: 0.2, suspend: 0 },
      ),
    });
    const facts = fc.record({ warnedDaysAgo: fc.constantFrom(null, 3, 30), provisional: fc.boolean() });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 3 }), facts, (metrics, known) => {
        const all = metrics.map((one, at) => metric({ ...one, metric: ['complaint', 'return', 'late-delivery'][at]! }));
        const ranks = (more: Partial<JudgedSeller>) =>
          judgeSeller(seller(all, { ...known, ...more }), policy).metrics.map(({ level }) => levelRank(level));
        const [failed, without, corrected] = [
          ranks({ failedInspection: true }),
          ranks({}),
          ranks({ inspectionCorrected: true }),
        ];
        corrected.forEach((rank, at) => {
          expect(rank).to.be.at.most(without[at]!);
          expect(rank).to.be.at.most(failed[at]!);
        });
      }),
    );
  });

  it('is immediate where the policy no longer judges the metric', () => {
    const unjudged = { warn: null, limit: null, suspend: null };
    expect(judge({ level: 'warn', chanceAbove: unjudged, logEvidence: unjudged }).level).to.equal('none');
  });
});

describe('a mass event', () => {
  it('is more than 5 % of the ranked sellers newly at limit in one night', () => {
    expect(isMassEvent(15, 300, policy)).to.equal(false);
    expect(isMassEvent(16, 300, policy)).to.equal(true);
    expect(isMassEvent(0, 0, policy)).to.equal(false);
  });
});

describe('harm', () => {
  it('is what buyers suffer beyond the acceptable until the next review', () => {
    expect(expectedHarm({ chance: 0.9, rate: 0.09, acceptable: 0.04, ordersPerDay: 10 })).to.be.closeTo(6.3, 1e-9);
    expect(expectedHarm({ chance: 0.9, rate: 0.03, acceptable: 0.04, ordersPerDay: 10 })).to.equal(0);
  });
});

describe('the order of the queue', () => {
  it('weighs the buyers harmed by the severity of the level, each double the one below', () => {
    expect(severityOf).to.deep.equal({ warn: 1, limit: 2, suspend: 4 });
    expect(queueWeight({ harm: 6.3, level: 'limit' })).to.equal(12.6);
  });
});

/** Backtests over a ledger written by hand: stricter and laxer policies, the raw rate, and the orders between. */
import { expect } from 'chai';
import { backtest, NoNightsError } from '../../jobs/backtest/backtest.ts';
import { readConfig } from '../../server/config.ts';
import type { ComparedSeller } from '../../server/scoring/backtest.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { advanceEvidence, logEvidence, noEvidence } from '../../server/scoring/evidence.ts';
import { defaultPolicy, type Policy } from '../../server/scoring/policy.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { rejection } from '../support/rejection.ts';
import { latePolicy, ordersDue, ordersPlaced, writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');
const nights = 60;
const last = from + nights - 1;
/** The first is late with twice as many as acceptable, the second with as many. */
const bad = 2;
const late = [() => bad, () => 1];

/** Straight from the formula: the first night on which the evidence against a threshold reaches the odds. */
function firstNight(odds: number, threshold = 0.04, acceptable = 0.04): number {
  const rules = { ...defaultPolicy.detector, phi: 1 };
  let logs = noEvidence(rules);
  for (let nth = 0; nth < nights; nth++) {
    logs = advanceEvidence(logs, bad, ordersDue * acceptable * 1.1 * (threshold / acceptable), rules);
    if (logEvidence(logs) >= Math.log(odds)) return from + nth;
  }
  return Infinity;
}

describeOnEachDatabase('a backtest', (use) => {
  before(() => {
    return writeLedgerNights(use().database, { from, nights, late });
  });

  const tried = async (policy: Policy, stretch = { from, to: last }) => {
    const context = { database: use().database, config: { ...readConfig({}), databaseUrl: use().url } };
    const found = await backtest(context, { policy, ...stretch });
    const of = (seller: number): ComparedSeller => found.sellers.find((one) => one.seller === seller)!;
    return { found, of };
  };

  it('comes to the same under the policy in force, told by hand', async () => {
    const { found, of } = await tried(latePolicy());
    const { draft, inForce, naive } = of(1).lines;
    expect(draft).to.deep.equal(inForce);
    expect(inForce.first.warn).to.equal(firstNight(20));
    expect(inForce.changes).to.be.at.least(1);
    expect(found).to.include({ replayedFrom: from, nights });
    // 2 of 25 are 8 %: above 6 % on the first night, and never above 10 %.
    expect(naive.first).to.deep.equal({ warn: from, limit: from, suspend: null });
    expect(found.totals.levels.warn).to.deep.include({ gained: 0, lost: 0, earlier: 0, later: 0, draftOnly: 0 });
  });

  it('warns earlier for lower odds, by the nights and orders between', async () => {
    const { of, found } = await tried(latePolicy((policy) => Object.assign(policy.levels.warn, { evidence: 6 })));
    const between = firstNight(20) - firstNight(6);
    expect(between).to.be.above(0);
    expect(of(1).lines.draft.first.warn).to.equal(firstNight(6));
    expect(of(1).orders.warn.draftOnly).to.equal(between * ordersPlaced);
    expect(found.totals.levels.warn).to.deep.include({ gained: 0, earlier: 1, earlierNights: between });
    expect(of(1).grounds.draft).to.deep.equal(['late-delivery']);
  });

  it('does not warn where more is acceptable, and says whom it spares', async () => {
    const lax = latePolicy((policy) =>
      Object.assign(policy.metrics['late-delivery']!, { acceptable: 0.08, warn: 0.08, limit: 0.12, suspend: 0.2 }),
    );
    const { of, found } = await tried(lax);
    expect(of(1).lines.draft.first.warn).to.equal(null);
    expect(found.totals.levels.warn).to.deep.include({ gained: 0, lost: 1 });
    expect(of(1).orders.warn.inForceOnly).to.equal((last - firstNight(20)) * ordersPlaced);
  });

  it('expects less where less is acceptable: the ledger of 4 % serves for 2 %', async () => {
    const strict = latePolicy((policy) =>
      Object.assign(policy.metrics['late-delivery']!, { acceptable: 0.02, warn: 0.02 }),
    );
    const { of } = await tried(strict);
    expect(of(1).lines.draft.first.warn).to.equal(firstNight(20, 0.02, 0.02));
    expect(of(2).lines.inForce.first.warn).to.equal(null);
    expect(of(2).lines.draft.first.warn).to.not.equal(null);
  });

  it('counts a warning as delivered the next day: a limit comes a week later at the earliest', async () => {
    const near = latePolicy((policy) => {
      policy.metrics['late-delivery']!.limit = 0.041;
      Object.assign(policy.levels.limit, { events: 0, evidence: 20 });
    });
    const { first } = (await tried(near)).of(1).lines.draft;
    expect(firstNight(20, 0.041)).to.be.below(first.warn! + 8);
    expect(first.limit).to.equal(first.warn! + 8);
  });

  it('compares a stretch, with all that was before as its history', async () => {
    const { of } = await tried(latePolicy(), { from: last - 2, to: last });
    expect(of(1).lines.inForce).to.deep.include({ standing: 'warn' });
    expect(of(1).lines.inForce.first.warn).to.equal(last - 2);
  });

  it('says which nights there are where it has none', async () => {
    const refused = await rejection(tried(latePolicy(), { from: last + 10, to: last + 20 }));
    expect(refused).to.be.instanceOf(NoNightsError);
    expect(refused.message).to.match(/no night was published from .*: the nights run from 2026-03-01 to 2026-04-29/);
  });
});

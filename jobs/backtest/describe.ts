/** Puts a backtest into the shape in which it is kept and exported. */
import type { Context } from '../../server/context.ts';
import { describeSeller, type BacktestResult } from '../../server/scoring/backtest-result.ts';
import { dayText } from '../../server/scoring/day.ts';
import type { Policy } from '../../server/scoring/policy.ts';
import { policyDifferences } from '../../server/scoring/policy-differences.ts';
import { nightSellers } from '../../server/stores/night-sellers.ts';
import { policyInForce, policyVersions } from '../../server/stores/policies.ts';
import { readCommitted } from '../../server/stores/read.ts';
import type { Backtest } from './backtest.ts';

export async function describeBacktest(
  { database }: Pick<Context, 'database'>,
  policy: Policy,
  found: Backtest,
): Promise<BacktestResult> {
  const read = readCommitted(database);
  const names = new Map((await nightSellers(read)).map((seller) => [seller.id, seller]));
  const inForce = policyInForce(await policyVersions(read), found.to);
  return {
    from: dayText(found.from),
    to: dayText(found.to),
    nights: found.nights,
    replayed_from: dayText(found.replayedFrom),
    policy_in_force: inForce.version,
    changes: policyDifferences(inForce.policy, policy),
    totals: found.totals,
    held: { draft: found.held.draft.map(dayText), in_force: found.held.inForce.map(dayText) },
    seconds: found.seconds,
    sellers: found.sellers.map((one) =>
      describeSeller(one, names.get(one.seller) ?? { sellerId: String(one.seller), name: null }),
    ),
  };
}

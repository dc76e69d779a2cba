/** A backtest for people at a terminal, and as JSON with the names that feeds and exports use. */
import type { Context } from '../../server/context.ts';
import type { Rule } from '../../server/scoring/backtest.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import type { LevelLine } from '../../server/scoring/level-line.ts';
import { thresholdLevels, type Policy, type ThresholdLevel } from '../../server/scoring/policy.ts';
import { differenceWords, policyDifferences } from '../../server/scoring/policy-differences.ts';
import { nightSellers } from '../../server/stores/night-sellers.ts';
import { policyInForce, policyVersions } from '../../server/stores/policies.ts';
import { readCommitted } from '../../server/stores/read.ts';
import type { Backtest } from '../backtest/backtest.ts';
import { line, table } from './output.ts';

export type DescribedBacktest = Awaited<ReturnType<typeof describeBacktest>>;

export async function describeBacktest({ database }: Context, policy: Policy, found: Backtest) {
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
    sellers: found.sellers.map(({ seller, lines, grounds, orders }) => ({
      seller_id: names.get(seller)?.sellerId ?? String(seller),
      name: names.get(seller)?.name ?? null,
      draft: described(lines.draft),
      in_force: described(lines.inForce),
      naive: described(lines.naive),
      recommended: described(lines.real),
      grounds: { draft: grounds.draft, in_force: grounds.inForce },
      orders,
    })),
  };
}

const described = ({ standing, last, first, nights, changes }: LevelLine) => ({
  standing,
  last,
  first: Object.fromEntries(thresholdLevels.map((level) => [level, textOf(first[level])])),
  nights,
  changes,
});

const textOf = (day: Day | null): string | null => (day === null ? null : dayText(day));

const columns: readonly [Rule, string][] = [
  ['inForce', 'policy in force'],
  ['draft', 'draft'],
  ['naive', 'raw rate'],
  ['real', 'recommended'],
];
const done: Record<ThresholdLevel, string> = { warn: 'warned', limit: 'limited', suspend: 'suspended' };

export async function printBacktest(one: DescribedBacktest): Promise<void> {
  const changes = one.changes.map(differenceWords);
  await line(changes.length > 0 ? changes.join('\n') : 'The draft says the same as the policy in force.');
  await line(`${one.from} to ${one.to}, ${one.nights} nights; replayed from ${one.replayed_from} on.\n`);
  const { levels } = one.totals;
  await table(
    ['sellers', ...columns.map(([, name]) => name)],
    [
      ...thresholdLevels.map((level) => [done[level], ...columns.map(([rule]) => levels[level].sellers[rule])]),
      ['changes of level', ...columns.map(([rule]) => one.totals.changes[rule])],
    ],
  );
  await line('');
  for (const level of thresholdLevels) await line(sentence(level, one));
  const moved = one.sellers.filter((seller) =>
    thresholdLevels.some((level) => seller.draft.first[level] !== seller.in_force.first[level]),
  );
  if (moved.length === 0) return;
  await line('');
  await table(
    ['seller', 'level', 'in force', 'draft', 'raw rate', 'orders between'],
    moved.flatMap((seller) =>
      thresholdLevels
        .filter((level) => seller.draft.first[level] !== seller.in_force.first[level])
        .map((level) => [
          seller.seller_id,
          level,
          seller.in_force.first[level] ?? null,
          seller.draft.first[level] ?? null,
          seller.naive.first[level] ?? null,
          seller.orders[level].draftOnly + seller.orders[level].inForceOnly,
        ]),
    ),
  );
}

function sentence(level: ThresholdLevel, { totals }: DescribedBacktest): string {
  const { gained, lost, earlier, later, draftOnly, inForceOnly } = totals.levels[level];
  const moved = `${gained} more ${done[level]}, ${lost} no longer, ${earlier} earlier, ${later} later`;
  return `${moved}; ${draftOnly} orders fell on days under the draft's level alone, ${inForceOnly} under the present one's.`;
}

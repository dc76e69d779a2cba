/** A backtest for people at a terminal. */
import type { Rule } from '../../server/scoring/backtest.ts';
import type { BacktestResult } from '../../server/scoring/backtest-result.ts';
import { thresholdLevels, type ThresholdLevel } from '../../server/scoring/policy.ts';
import { differenceWords } from '../../server/scoring/policy-differences.ts';
import { line, table } from './output.ts';

const columns: readonly [Rule, string][] = [
  ['inForce', 'policy in force'],
  ['draft', 'draft'],
  ['naive', 'raw rate'],
  ['real', 'recommended'],
];
const done: Record<ThresholdLevel, string> = { warn: 'warned', limit: 'limited', suspend: 'suspended' };

export async function printBacktest(one: BacktestResult): Promise<void> {
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
  const moved = one.sellers.flatMap((seller) =>
    thresholdLevels
      .filter((level) => seller.draft.first[level] !== seller.in_force.first[level])
      .map((level) => [
        seller.seller_id,
        level,
        seller.in_force.first[level],
        seller.draft.first[level],
        seller.naive.first[level],
        seller.orders[level].draftOnly + seller.orders[level].inForceOnly,
      ]),
  );
  if (moved.length === 0) return;
  await line('');
  await table(['seller', 'level', 'in force', 'draft', 'raw rate', 'orders between'], moved);
}

function sentence(level: ThresholdLevel, { totals }: BacktestResult): string {
  const { gained, lost, earlier, later, draftOnly, inForceOnly } = totals.levels[level];
  const moved = `${gained} more ${done[level]}, ${lost} no longer, ${earlier} earlier, ${later} later`;
  return `${moved}; orders on days at this level: ${draftOnly} under the draft alone, ${inForceOnly} under the policy in force alone.`;
}

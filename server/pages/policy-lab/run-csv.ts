/** A backtest as a file: a row for each seller that some rule had at some level. */
import type { BacktestResult } from '../../scoring/backtest-result.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import type { Cell } from '../desk/csv.ts';

const rules = ['in_force', 'draft', 'naive', 'recommended'] as const;

export const runColumns: readonly string[] = [
  'seller_id',
  'name',
  ...rules.flatMap((rule) => thresholdLevels.map((level) => `${rule}_${level}`)),
  ...rules.map((rule) => `${rule}_changes`),
  ...thresholdLevels.flatMap((level) => [`orders_${level}_draft_only`, `orders_${level}_in_force_only`]),
  'in_force_grounds',
  'draft_grounds',
];

export const runLines = ({ sellers }: BacktestResult): Cell[][] =>
  sellers.map((one) => [
    one.seller_id,
    one.name,
    ...rules.flatMap((rule) => thresholdLevels.map((level) => one[rule].first[level])),
    ...rules.map((rule) => one[rule].changes),
    ...thresholdLevels.flatMap((level) => [one.orders[level].draftOnly, one.orders[level].inForceOnly]),
    one.grounds.in_force.join(' '),
    one.grounds.draft.join(' '),
  ]);

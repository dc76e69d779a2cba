/** Which rows of a backtest a page shows: one level, those that differ or all, some at a time. */
import type { BacktestResult, DescribedSeller } from '../../scoring/backtest-result.ts';
import { thresholdLevels, type ThresholdLevel } from '../../scoring/policy.ts';

export const pageRows = 50;

export interface RunAddress {
  level: ThresholdLevel;
  /** Only sellers for whom draft and policy in force differ at the level. */
  differing: boolean;
  page: number;
}

export function readRunAddress(query: Record<string, unknown>, result: BacktestResult): RunAddress {
  const level = thresholdLevels.find((one) => one === query['level']) ?? mainLevel(result);
  const page = /^\d{1,5}$/.test(String(query['page'])) ? Math.max(1, Number(query['page'])) : 1;
  const shown = query['show'];
  const differing = shown === 'all' ? false : shown === 'different' ? true : rowsOf(result, level, true).length > 0;
  return { level, differing, page };
}

/** The level at which most moves; a limit if nothing does. */
function mainLevel({ totals }: BacktestResult): ThresholdLevel {
  const moved = (level: ThresholdLevel): number => {
    const { gained, lost, earlier, later } = totals.levels[level];
    return gained + lost + earlier + later;
  };
  return (['limit', 'suspend', 'warn'] as const).reduce<ThresholdLevel>(
    (main, one) => (moved(one) > moved(main) ? one : main),
    'limit',
  );
}

/** Sellers that some rule had at the level. The raw rate alone fills a page with sellers that nobody means. */
export function rowsOf({ sellers }: BacktestResult, level: ThresholdLevel, differing: boolean): DescribedSeller[] {
  return sellers.filter(({ draft, in_force: inForce, recommended, orders }) => {
    const { draftOnly, inForceOnly } = orders[level];
    if (draft.first[level] !== inForce.first[level] || draftOnly + inForceOnly > 0) return true;
    return !differing && [draft, inForce, recommended].some(({ first }) => first[level] !== null);
  });
}

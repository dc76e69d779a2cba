/** A backtest as it is kept and exported: days as text, sellers by the source's own ids. */
import type { BacktestTotals, ComparedSeller, OrdersBetween } from './backtest.ts';
import { dayText, type Day } from './day.ts';
import type { LevelLine } from './level-line.ts';
import { thresholdLevels, type Level, type ThresholdLevel } from './policy-document.ts';
import type { PolicyDifference } from './policy-differences.ts';

export interface DescribedLine {
  standing: Level;
  last: Level;
  first: Record<ThresholdLevel, string | null>;
  nights: Record<ThresholdLevel, number>;
  changes: number;
}

export interface DescribedSeller {
  seller_id: string;
  name: string | null;
  draft: DescribedLine;
  in_force: DescribedLine;
  naive: DescribedLine;
  recommended: DescribedLine;
  grounds: { draft: readonly string[]; in_force: readonly string[] };
  orders: Record<ThresholdLevel, OrdersBetween>;
}

export interface BacktestResult {
  from: string;
  to: string;
  nights: number;
  /** The first night of the ledger: both replays begin there. */
  replayed_from: string;
  /** The version in force on the last night, with which the draft is compared in words. */
  policy_in_force: number;
  changes: PolicyDifference[];
  totals: BacktestTotals;
  /** Nights whose recommendations would have waited for a person. */
  held: { draft: string[]; in_force: string[] };
  seconds: number;
  sellers: DescribedSeller[];
}

export const describeSeller = (
  { lines, grounds, orders }: ComparedSeller,
  { sellerId, name }: { sellerId: string; name: string | null },
): DescribedSeller => ({
  seller_id: sellerId,
  name,
  draft: describeLine(lines.draft),
  in_force: describeLine(lines.inForce),
  naive: describeLine(lines.naive),
  recommended: describeLine(lines.real),
  grounds: { draft: grounds.draft, in_force: grounds.inForce },
  orders,
});

function describeLine({ standing, last, first, nights, changes }: LevelLine): DescribedLine {
  const days = Object.fromEntries(thresholdLevels.map((level) => [level, textOf(first[level])]));
  return { standing, last, first: days as DescribedLine['first'], nights, changes };
}

const textOf = (day: Day | null): string | null => (day === null ? null : dayText(day));

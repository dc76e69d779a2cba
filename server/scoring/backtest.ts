/** What a backtest comes to: the sellers whom each rule would have warned, limited or suspended, and what lies between the rules. */
import type { Day } from './day.ts';
import { levelLine, levelOn, type LevelLine, type LevelStep } from './level-line.ts';
import { levelRank, thresholdLevels, type Level, type ThresholdLevel } from './policy-document.ts';

/** `draft` and `inForce` are both replayed; `naive` is the raw rate above the draft's thresholds; `real` what the nights recommended. */
export const rules = ['draft', 'inForce', 'naive', 'real'] as const;
export type Rule = (typeof rules)[number];

export interface SellerSteps {
  /** Our id. */
  seller: number;
  steps: Record<Rule, readonly LevelStep[]>;
  /** The metrics behind the draft's and the present policy's highest level in the stretch. */
  grounds: { draft: readonly string[]; inForce: readonly string[] };
}

export interface ComparedSeller {
  seller: number;
  lines: Record<Rule, LevelLine>;
  grounds: SellerSteps['grounds'];
  orders: Record<ThresholdLevel, OrdersBetween>;
}

/** Orders that customers placed on days when only one of two rules had the seller at a level or above. */
export interface OrdersBetween {
  draftOnly: number;
  inForceOnly: number;
  /** The draft against the raw rate. */
  draftNotNaive: number;
  naiveNotDraft: number;
}

/** One seller, with its orders of each day of the stretch. */
export function compareSeller(
  { seller, steps, grounds }: SellerSteps,
  nights: readonly Day[],
  placed: readonly { day: Day; orders: number }[],
): ComparedSeller {
  const line = (rule: Rule) => levelLine(steps[rule], nights);
  const orders = Object.fromEntries(
    thresholdLevels.map((level) => [level, { draftOnly: 0, inForceOnly: 0, draftNotNaive: 0, naiveNotDraft: 0 }]),
  ) as Record<ThresholdLevel, OrdersBetween>;
  for (const { day, orders: count } of placed) {
    const [draft, inForce, naive] = (['draft', 'inForce', 'naive'] as const).map((rule) => levelOn(steps[rule], day));
    for (const level of thresholdLevels) {
      const own = orders[level];
      const [byDraft, byInForce, byNaive] = [draft, inForce, naive].map((held) => isAtLeast(held!, level));
      if (byDraft && !byInForce) own.draftOnly += count;
      if (byInForce && !byDraft) own.inForceOnly += count;
      if (byDraft && !byNaive) own.draftNotNaive += count;
      if (byNaive && !byDraft) own.naiveNotDraft += count;
    }
  }
  const lines = { draft: line('draft'), inForce: line('inForce'), naive: line('naive'), real: line('real') };
  return { seller, lines, grounds, orders };
}

const isAtLeast = (held: Level, level: Level): boolean => levelRank(held) >= levelRank(level);

/** How the draft compares with the present policy at a level, over all sellers. */
export interface LevelTotals extends OrdersBetween {
  /** Sellers at the level or above on some night of the stretch. */
  sellers: Record<Rule, number>;
  /** Under the draft only, under the present policy only. */
  gained: number;
  lost: number;
  /** Under both, the draft first, or last; and the nights between. */
  earlier: number;
  earlierNights: number;
  later: number;
  laterNights: number;
}

export interface BacktestTotals {
  levels: Record<ThresholdLevel, LevelTotals>;
  /** Changes of level in the stretch, over all sellers, and the most of any one. */
  changes: Record<Rule, number>;
  mostChanges: Record<Rule, number>;
}

export function totalsOf(sellers: readonly ComparedSeller[]): BacktestTotals {
  const none = (): Record<Rule, number> => ({ draft: 0, inForce: 0, naive: 0, real: 0 });
  const totals: BacktestTotals = {
    levels: { warn: noTotals(none()), limit: noTotals(none()), suspend: noTotals(none()) },
    changes: none(),
    mostChanges: none(),
  };
  for (const { lines, orders } of sellers) {
    for (const rule of rules) {
      totals.changes[rule] += lines[rule].changes;
      totals.mostChanges[rule] = Math.max(totals.mostChanges[rule], lines[rule].changes);
    }
    for (const level of thresholdLevels) addTo(totals.levels[level], lines, level, orders[level]);
  }
  return totals;
}

const noTotals = (sellers: Record<Rule, number>): LevelTotals => ({
  sellers,
  ...{ gained: 0, lost: 0, earlier: 0, earlierNights: 0, later: 0, laterNights: 0 },
  ...{ draftOnly: 0, inForceOnly: 0, draftNotNaive: 0, naiveNotDraft: 0 },
});

function addTo(totals: LevelTotals, lines: Record<Rule, LevelLine>, level: ThresholdLevel, orders: OrdersBetween) {
  for (const rule of rules) if (lines[rule].first[level] !== null) totals.sellers[rule]++;
  const [draft, inForce] = [lines.draft.first[level], lines.inForce.first[level]];
  if (draft !== null && inForce === null) totals.gained++;
  if (draft === null && inForce !== null) totals.lost++;
  if (draft !== null && inForce !== null && draft < inForce) {
    totals.earlier++;
    totals.earlierNights += inForce - draft;
  }
  if (draft !== null && inForce !== null && draft > inForce) {
    totals.later++;
    totals.laterNights += draft - inForce;
  }
  for (const name of ['draftOnly', 'inForceOnly', 'draftNotNaive', 'naiveNotDraft'] as const)
    totals[name] += orders[name];
}

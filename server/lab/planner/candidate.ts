/** What the planner knows of a seller in one category when it weighs whom to test. */
import type { Level } from '../../scoring/policy-document.ts';
import type { TestingState } from './testing-state.ts';

export interface Candidate {
  seller: number;
  category: string | null;
  /** Delivered in the category during the last 28 days. */
  orders: number;
  /** The first days of a seller: when it joined, and how many days ago; null: it is past them, or the day is unknown. */
  trial: { joinedOn: string; days: number } | null;
  /** As of the last published night; null: too little to judge by. */
  score: { score: number; low: number; high: number } | null;
  /** The worst level that what buyers say of its devices holds; late parcels and cancellations say nothing of them. */
  level: Level;
  /** A recommendation waits for a person. */
  waits: boolean;
  tests: TestsBefore;
  state: TestingState;
  /** Drawn or ordered, and not concluded yet. */
  pending: number;
  /** Days since an order of this seller was last placed or drawn, of whatever category; null: never. */
  sinceAny: number | null;
}

export interface TestsBefore {
  failed: number;
  of: number;
  /** How much they still say, in tests of this category and of today: see `testWeight`. */
  failedWeight: number;
  passedWeight: number;
  lastOn: string | null;
  /** Since the last one. */
  days: number | null;
}

/** What is the same for all of them. */
export interface Market {
  /** Of the random stratum, in the last year. */
  failed: number;
  inspected: number;
  medianScore: number;
  /** From the policy: the share of failed inspections that is acceptable, and the one from which a seller is called bad. */
  acceptable: number;
  badRate: number;
}

const halfLifeDays = 180;
const otherCategory = 0.5;

/**
 * What one test of so many days ago still says: half of it after 180 days, half as much if it was of another category.
 *
 * @example testWeight(180, true) // 0.5
 * @example testWeight(0, false) // 0.5
 */
export const testWeight = (days: number, sameCategory: boolean): number =>
  2 ** (-days / halfLifeDays) * (sameCategory ? 1 : otherCategory);

/** No test yet. */
export const untested: TestsBefore = {
  ...{ failed: 0, of: 0, failedWeight: 0, passedWeight: 0, lastOn: null, days: null },
};

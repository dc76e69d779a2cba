/** In which order the risk stratum takes sellers: by what a test of them is worth, and how closely they are to be tested. */
import { beliefOf, type Belief } from './belief.ts';
import type { Candidate, Market } from './candidate.ts';
import type { TestingState } from './testing-state.ts';
import { expectedExcess, informationOf } from './value-of-test.ts';

/** How much more, or less, a test counts in each state, and how many of one seller and category may be out at a time. */
export const testingRules: Readonly<Record<TestingState, { weight: number; slots: number }>> = {
  normal: { weight: 1, slots: 1 },
  tightened: { weight: 2, slots: 2 },
  reduced: { weight: 0.25, slots: 1 },
  // A person decides first; what verifies a corrective action is bought all the same.
  stopped: { weight: 0, slots: 0 },
};

/** A decision that waits for a person can turn on the verdict of a test. */
const whileCaseWaits = 1.5;

/** Things change slowly: right after an order a second one tells little that is new. Half of the worth is back after 60 days. */
const halfBackDays = 60;

/**
 * How much of its worth a test has so many days after the last order of the seller, of whatever category; null: there was none.
 *
 * @example newsAfter(60) // 0.5
 */
export const newsAfter = (days: number | null): number => (days === null ? 1 : 1 - 2 ** (-days / halfBackDays));

export interface Weighed {
  candidate: Candidate;
  belief: Belief;
  harm: number;
  information: number;
  priority: number;
}

/**
 * `priority = information · √harm · news since the last order · weight of the testing state · (1.5 while a case waits)`.
 *
 * Harm grows with orders. Its square root keeps one very large seller from taking every slot: the random stratum visits
 * sellers in proportion to their orders already.
 *
 * @example information 0.02, harm 4 devices, last order 60 days ago, tightened, no case: 0.02 · 2 · 0.5 · 2 = 0.04
 */
export const priorityOf = (
  { information, harm }: Pick<Weighed, 'information' | 'harm'>,
  { state, waits, sinceAny }: Pick<Candidate, 'state' | 'waits' | 'sinceAny'>,
): number =>
  information * Math.sqrt(harm) * newsAfter(sinceAny) * testingRules[state].weight * (waits ? whileCaseWaits : 1);

export function weigh(candidate: Candidate, market: Market): Weighed {
  const belief = beliefOf(candidate, market);
  const harm = expectedExcess(belief, market.acceptable, candidate.orders);
  const information = informationOf(belief, market.badRate);
  return { candidate, belief, harm, information, priority: priorityOf({ information, harm }, candidate) };
}

/** The worthiest first; of two alike the smaller seller number, then the category by its letters. */
export const ranked = (weighed: readonly Weighed[]): Weighed[] =>
  [...weighed].sort(
    (one, other) =>
      other.priority - one.priority ||
      one.candidate.seller - other.candidate.seller ||
      ((one.candidate.category ?? '') < (other.candidate.category ?? '') ? -1 : 1),
  );

/** Open disputes that decide what the figures recommend: until they are answered nothing gets harsher, unless buyers are in danger. */
import type { Level } from '../scoring/policy.ts';
import { measureRank, type DecisionFacts, type Measure } from './decision.ts';

/** What the figures recommend with what a seller contests, and without all of it. */
export interface Contested {
  with: Level;
  without: Level;
}

export const levelRanks: Readonly<Record<Level, number>> = { none: -1, watch: -1, warn: 0, limit: 1, suspend: 2 };

/**
 * The level that the figures would recommend without what is contested, where that is less; null: nothing hangs on it.
 *
 * @example sparedLevel({ with: 'limit', without: 'warn' }) // 'warn'
 */
export const sparedLevel = ({ with: before, without }: Contested): Level | null =>
  levelRanks[without] < levelRanks[before] ? without : null;

/** The mildest of some levels. */
export const mildest = (levels: readonly Level[]): Level | null =>
  levels.reduce<Level | null>((found, one) => (found && levelRanks[found] <= levelRanks[one] ? found : one), null);

/**
 * Whether a measure must wait: it is harsher than what the figures recommend without what is contested, and than what holds already.
 *
 * @param spared of the open disputes; null: none of them decides anything
 */
export function waitsForDispute(
  measure: Measure,
  spared: Level | null,
  standing: readonly Pick<DecisionFacts, 'measure' | 'state'>[],
): boolean {
  if (spared === null || measureRank(measure) <= levelRanks[spared]) return false;
  return !standing.some((one) => one.state === 'in-force' && measureRank(one.measure) >= measureRank(measure));
}

/** Said wherever a measure would get harsher. */
export const disputeOpen =
  'A dispute of this seller that decides it is open: until it is answered nothing gets harsher, unless buyers are in danger.';

/** Counts rows whose instants stand the wrong way round. Such rows are kept: the order of events is not trusted. */
import type { Value } from '../../db/connect.ts';
import type { Feed } from '../feeds/column.ts';
import type { Shape } from './shape.ts';
import type { Tally } from './tally.ts';

/** Looks at `values` whenever it is called; null if the rows of this shape hold no pair to compare. */
export function sequenceCheck(feed: Feed, shape: Shape, values: readonly Value[], tally: Tally): (() => void) | null {
  const pairs = feed.sequences
    .map(([earlier, later, warning]) => [shape.stored.indexOf(earlier), shape.stored.indexOf(later), warning] as const)
    .filter(([earlier, later]) => earlier >= 0 && later >= 0);
  if (pairs.length === 0) return null;
  return () => {
    for (const [earlier, later, warning] of pairs) {
      const [first, second] = [values[earlier], values[later]];
      if (typeof first === 'number' && typeof second === 'number' && second < first) tally.warn(warning);
    }
  };
}

/** Expected ranks from independent normal posteriors (Laird and Louis 1989, Lin et al. 2006). */
import { normalLower } from '../../../server/scoring/special-functions.ts';

/** `1 + Σ over others of P(mine > theirs)`; rank 1 is the smallest. @example expectedNormalRanks([0, 1], [0, 1]) // [1.1587, 1.8413] */
export const expectedNormalRanks = (means: readonly number[], deviations: readonly number[]): number[] =>
  means.map((mean, i) =>
    means.reduce(
      (rank, other, j) =>
        i === j ? rank : rank + normalLower((mean - other) / Math.hypot(deviations[i]!, deviations[j]!)),
      1,
    ),
  );

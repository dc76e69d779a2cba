/** Rates made comparable between sellers of different goods, the two classical ways. By stratum: n orders, y events. */

const total = (values: readonly number[], weights: readonly number[]) =>
  values.reduce((sum, value, i) => sum + value * weights[i]!, 0);

/** Indirect: events that the marketplace's rates would have brought this seller. @example expectedOf([120, 40, 10], [0.01, 0.05, 0.1]) // 4.2 */
export const expectedOf = (n: readonly number[], rates: readonly number[]): number => total(n, rates);

/** Direct: the seller's own rates on the marketplace's mix. @example directRate([2, 3, 2], [120, 40, 10], [0.6, 0.3, 0.1]) // 0.0525 */
export const directRate = (y: readonly number[], n: readonly number[], mix: readonly number[]): number =>
  total(
    y.map((count, i) => count / n[i]!),
    mix,
  );

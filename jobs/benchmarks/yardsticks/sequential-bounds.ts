/** What any detector is up against: Wald's test between two known rates, and the delay that nobody can beat. */

/**
 * Wald's boundaries of the sum of log likelihood ratios for false alarm α and miss β: accept "bad" above, "good" below.
 *
 * @example sprtBounds(0.01, 0.01) // { above: 4.595, below: -4.595 }
 */
export const sprtBounds = (alpha: number, beta: number): { above: number; below: number } => ({
  above: Math.log((1 - beta) / alpha),
  below: Math.log(beta / (1 - alpha)),
});

/** What one order tells of the rate p1 against p0, in nats. @example bernoulliDivergence(0.01, 0.03) // 0.01316 */
export const bernoulliDivergence = (p0: number, p1: number): number =>
  p1 * Math.log(p1 / p0) + (1 - p1) * (Math.log1p(-p1) - Math.log1p(-p0));

/**
 * Lorden's first-order bound: orders until a change from p0 to p1 is found, of any detector with so many orders between false alarms.
 *
 * @example leastDelay(0.01, 0.03, 519_204) // 999.87
 */
export const leastDelay = (p0: number, p1: number, runLength: number): number =>
  Math.log(runLength) / bernoulliDivergence(p0, p1);

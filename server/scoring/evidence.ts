/**
 * Evidence that a seller's rate is above a threshold: a weighted Shiryaev–Roberts e-detector (Shin, Ramdas and Rinaldo 2023)
 * over a grid of ratios, kept as logarithms. A seller at the threshold reaches evidence 1/α within k years with a
 * probability of at most k·α, at any volume, though it is looked at every night.
 */

/** Odds are shown up to this; beyond it nobody learns anything from the figure. */
export const largestOdds = 1_000_000;

export interface EvidenceRules {
  /** How many times the threshold: the rates against which the threshold is weighed. */
  ratios: readonly number[];
  /** Share of belief that a change begins on any one night. */
  restart: number;
  /** ≥ 1: how much more events cluster than independent ones would. */
  phi: number;
}

/** No evidence yet, or evidence put back to zero. */
export const noEvidence = (rules: Pick<EvidenceRules, 'ratios'>): number[] => rules.ratios.map(() => -Infinity);

/**
 * One night: `ln R ← ln(R + n·w/k) + (O·ln ρ − (ρ − 1)·E)/φ` for each of the k ratios ρ.
 *
 * @param observed events of the night, 0 or more.
 * @param expected events that a seller at the threshold would have had.
 * @param nights nights since the last posting; each carries its share of restart, so quiet nights need no posting.
 * @example from nothing, O 0, E 0.3, ratios 1.5 2 3 5 10, restart 1/365, φ 1: the sum of R is 0.00138013
 */
export function advanceEvidence(
  previous: readonly number[],
  observed: number,
  expected: number,
  rules: EvidenceRules,
  nights = 1,
): number[] {
  const seed = Math.log((nights * rules.restart) / rules.ratios.length);
  return rules.ratios.map((ratio, index) => {
    const growth = (observed * Math.log(ratio) - (ratio - 1) * expected) / rules.phi;
    return logSum(previous[index] ?? -Infinity, seed) + growth;
  });
}

/** ln(e^a + e^b) without overflow. */
export function logSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/** ln e, the logarithm of the summed evidence. */
export const logEvidence = (logs: readonly number[]): number => logs.reduce(logSum, -Infinity);

/** Odds to show, `e : 1`, never above 1,000,000. */
export const shownOdds = (logarithm: number): number => Math.min(largestOdds, Math.exp(logarithm));

/**
 * A seller's evidence over all metrics: `½·e_bad-order + ½·mean of the others`; where bad-order is missing, the mean alone.
 * A mean of evidence is evidence, whatever the dependence between the metrics.
 *
 * @param badOrder ln e of bad-order, or null where it is not judged.
 * @param others ln e of the metrics that carry weight.
 * @returns ln of the combined evidence; −∞ without any.
 */
export function combinedEvidence(badOrder: number | null, others: readonly number[]): number {
  const mean = others.length > 0 ? logEvidence(others) - Math.log(others.length) : null;
  if (badOrder === null) return mean ?? -Infinity;
  return mean === null ? badOrder : logSum(badOrder, mean) - Math.LN2;
}

/**
 * The e-BH procedure (Wang and Ramdas 2022): how many of the largest can be named together so that at most a share
 * `alpha` of them is wrong in expectation: the greatest k with k·e₍ₖ₎ ≥ K/alpha.
 *
 * @param logs ln e of all K that were looked at, in any order.
 * @returns the smallest ln e that is on the list, +∞ if the list is empty.
 */
export function falseDiscoveryBar(logs: readonly number[], alpha: number): number {
  const sorted = [...logs].sort((a, b) => b - a);
  const bar = Math.log(sorted.length / alpha);
  for (let k = sorted.length; k >= 1; k--) if (sorted[k - 1]! + Math.log(k) >= bar - 1e-12) return sorted[k - 1]!;
  return Infinity;
}

/** James and Stein's shrinkage towards the grand mean (Efron and Morris 1977): one shrinkage for all, since all have n trials. */

/** @example eighteen batters at 45 at-bats: mean .265, shrinkage .212, the best of them .294 instead of .400 */
export function jamesStein(successes: readonly number[], n: number): { mean: number; c: number; estimates: number[] } {
  const rates = successes.map((count) => count / n);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const scatter = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0);
  const c = 1 - ((rates.length - 3) * mean * (1 - mean)) / n / scatter;
  return { mean, c, estimates: rates.map((rate) => mean + c * (rate - mean)) };
}

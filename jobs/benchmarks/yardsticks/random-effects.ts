/** DerSimonian and Laird's variance between units (1986), from estimates y with known variances v. */

/** @example thirteen trials of the BCG vaccine: Q = 152.2330, τ² = 0.3088 */
export function derSimonianLaird(
  y: readonly number[],
  v: readonly number[],
): { Q: number; tau2: number; mu_fixed: number } {
  const weights = v.map((variance) => 1 / variance);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const weight = sum(weights);
  const mean = sum(weights.map((w, i) => w * y[i]!)) / weight;
  const scatter = sum(weights.map((w, i) => w * (y[i]! - mean) ** 2));
  const tau2 = Math.max(0, (scatter - (y.length - 1)) / (weight - sum(weights.map((w) => w * w)) / weight));
  return { Q: scatter, tau2, mu_fixed: mean };
}

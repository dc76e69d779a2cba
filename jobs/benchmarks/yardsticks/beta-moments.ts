/** Beta priors by moments, the quick rivals of maximum likelihood, and the reliability that comes with a beta prior. */

export interface BetaPrior {
  alpha: number;
  beta: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Mean and scatter of raw rates, as if each were known exactly. @example 70 groups of rats (Gelman et al.): (1.4, 8.6) */
export function rawMoments(y: readonly number[], n: readonly number[]): BetaPrior & { mean: number; sd: number } {
  const rates = y.map((count, i) => count / n[i]!);
  const mean = sum(rates) / rates.length;
  const variance = sum(rates.map((rate) => (rate - mean) ** 2)) / (rates.length - 1);
  const size = (mean * (1 - mean)) / variance - 1;
  return { mean, sd: Math.sqrt(variance), alpha: mean * size, beta: (1 - mean) * size };
}

/**
 * Kleinman's weighted moments (1973) with weights n: `pi` the mean, `gamma` = 1/(alpha + beta + 1).
 *
 * @example 71 groups of rats: pi 0.1535, gamma 0.0439
 */
export function kleinmanMoments(y: readonly number[], n: readonly number[]): BetaPrior & { pi: number; gamma: number } {
  const weight = sum(n);
  const pi = sum(y) / weight;
  const scatter = sum(y.map((count, i) => n[i]! * (count / n[i]! - pi) ** 2));
  const shares = n.map((size) => size * (1 - size / weight));
  const byChance = pi * (1 - pi) * sum(shares.map((share, i) => share / n[i]!));
  const gamma = (scatter - byChance) / (pi * (1 - pi) * (sum(shares) - sum(shares.map((share, i) => share / n[i]!))));
  const size = 1 / gamma - 1;
  return { pi, gamma, alpha: pi * size, beta: (1 - pi) * size };
}

/**
 * Adams's reliability (RAND TR-653): the share of variance that lies between sellers, for a seller of n orders at rate p.
 *
 * @example betaReliability({ alpha: 2.341607, beta: 14.114774 }, 20, 0.136) // 0.5434
 */
export function betaReliability({ alpha, beta }: BetaPrior, n: number, p: number): number {
  const size = alpha + beta;
  const between = (alpha * beta) / (size * size * (size + 1));
  return between / (between + (p * (1 - p)) / n);
}

/**
 * Do a seller's bad orders come in clusters? A broken supplier, a strike or a sick packer makes bad weeks, and with them more chance runs
 * than independent events would make. The variance of a week's events is then μ + cv²·μ² instead of μ, and the evidence is divided by
 * φ = 1 + cv²·Ē_week so that its bound on false alarms holds.
 */
import type { Prior } from './method.ts';

/** Fewer sellers say nothing about sellers: φ stays 1. */
export const leastClusteredSellers = 20;
/** A seller's scatter is not known from fewer weeks. */
export const leastWeeks = 8;
/** Share that is cut at either end. */
export const winsorised = 0.1;

/** Weeks of many sellers, added one seller at a time; 10,000 sellers keep 160 kB. */
export interface ClusteringPool {
  /** cv² of each seller on its own, and Σ μ², its weight. */
  values: number[];
  weights: number[];
}

export const clusteringPool = (): ClusteringPool => ({ values: [], weights: [] });

/** A week is compared with the four before and the four after it: what passes within two months is a cluster, what lasts is a change. */
export const weeksAround = 4;

/**
 * Adds a seller: `Σ((O_w − μ_w)² − μ_w) / Σμ_w²` over its weeks, with μ_w = its ratio at the time × E_w.
 *
 * The ratio is that of the nine weeks around w, since a seller that became worse for good would else look like one whose weeks scatter: with one seller in twenty
 * tripling its rate, the ratio of the whole half-year finds a cv² of 0.12 where 0.05 is true, this one 0.06; and what the detector must find would excuse itself.
 * It is the shrunk one, (a + ΣO)/(b + ΣE): a small seller's raw ratio follows its own few events, and would hide their scatter
 * (no event in nine weeks would be a perfect fit).
 *
 * Sellers with fewer than 8 weeks in which anything was expected are passed over.
 *
 * @param observed events of each week; @param expected of each week, in the same order. Weeks without expectation are passed over.
 * @param prior of the ratio.
 * @example O 0 0 8 0 0 0 8 0 where 2 were expected each week, prior Gamma(2, 2): μ = 2, cv² = (6·4 + 2·36 − 8·2) / (8·4) = 2.5
 */
export function addSeller(
  pool: ClusteringPool,
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  prior: Prior,
): void {
  const weeks = Array.from(expected, (e, w) => ({ o: observed[w]!, e })).filter(({ e }) => e > 0);
  if (weeks.length < leastWeeks) return;
  let [excess, weight] = [0, 0];
  weeks.forEach(({ o, e }, w) => {
    const first = Math.max(0, Math.min(w - weeksAround, weeks.length - 2 * weeksAround - 1));
    let [events, base] = [prior.shape, prior.rate];
    for (const near of weeks.slice(first, first + 2 * weeksAround + 1)) {
      events += near.o;
      base += near.e;
    }
    const mean = (events / base) * e;
    excess += (o - mean) ** 2 - mean;
    weight += mean * mean;
  });
  pool.values.push(excess / weight);
  pool.weights.push(weight);
}

/**
 * cv² of a metric, pooled: the mean of the sellers' values weighted by Σμ², which without cutting is
 * `Σ((O_w − μ_w)² − μ_w) / Σμ_w²` over all sellers and weeks, never below 0.
 *
 * 10 % winsorised as providers are in funnel plots (Spiegelhalter 2005): values beyond the 10 % and 90 % quantiles are moved there. The
 * sellers are cut, not their weeks: bad weeks are just what is measured, while a few sellers that changed for good must not excuse all others.
 * Quantiles go by weight, since the value of a seller with two orders a week is nearly all chance. A large seller keeps its weight: what it takes away, the
 * chance of many small ones would fill, and chance looks like clustering.
 *
 * @returns null with fewer than 20 sellers, where φ stays 1; 0 where events scatter like chance or less. Rounded to 9 decimals;
 * the same for sellers in any order.
 */
export function pooledClustering({ values, weights }: ClusteringPool): number | null {
  if (values.length < leastClusteredSellers) return null;
  const sellers = values
    .map((value, i) => ({ value, weight: weights[i]! }))
    .sort((a, b) => a.value - b.value || a.weight - b.weight);
  const whole = sellers.reduce((sum, { weight }) => sum + weight, 0);
  const [low, high] = [
    weightedQuantile(sellers, whole * winsorised),
    weightedQuantile(sellers, whole * (1 - winsorised)),
  ];
  const sum = sellers.reduce((total, { value, weight }) => total + weight * Math.min(high, Math.max(low, value)), 0);
  return Math.max(0, Math.round((sum / whole) * 1e9) / 1e9);
}

/** The first value up to which the weights add up to `target`. */
function weightedQuantile(sorted: readonly { value: number; weight: number }[], target: number): number {
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= target) return value;
  }
  return sorted.at(-1)!.value;
}

/**
 * φ of a seller and metric, 1 or more.
 *
 * @param clustering cv² of the metric, null where it is not known.
 * @param expectedPerWeek the seller's mean expected events of a week.
 * @example phiOf(0.05, 20) // 2
 */
export const phiOf = (clustering: number | null, expectedPerWeek: number): number =>
  clustering === null ? 1 : 1 + clustering * expectedPerWeek;

/**
 * Ranks that know how uncertain they are (Laird and Louis 1989; Lin et al. 2006): every seller's score is a beta distribution; G, the
 * mean of all of them, is the marketplace. Where F_i lies in G gives the expected percentile, the chance of being
 * among the worst 5 %, and the range of ranks. Deterministic: no lots are drawn.
 */
import { betaGrid, cumulate, type BetaGrid } from './beta-grid.ts';
import type { MeanAndVariance } from './loss.ts';
import { matchedBeta, type BetaShape } from './score-distribution.ts';

const worstShare = 0.05;
const tenthsOfAPoint = betaGrid(1000);

export interface ScoredSeller {
  /** The source's id of the seller: decides ties. */
  sellerId: string;
  moments: MeanAndVariance;
}

export interface Rank {
  sellerId: string;
  /** 1 is best. */
  rank: number;
  /** Best and worst rank within 95 %; the rank itself always lies between. */
  rankLow: number;
  rankHigh: number;
  /** Expected percentile, 100·∫G dF: 100 is best. */
  percentile: number;
  /** Chance of being among the worst 5 %. */
  bottom5: number;
}

/** The ranks, best first. Peer groups are ranked by the same function, given the group alone. */
export function rankSellers(sellers: readonly ScoredSeller[]): Rank[] {
  const sorted = [...sellers].sort((a, b) => compareIds(a.sellerId, b.sellerId));
  const places = placesOf(
    sorted.map(({ moments }) => matchedBeta(moments)),
    tenthsOfAPoint,
  );
  const count = sorted.length;
  const rankAt = (share: number): number => Math.min(count, Math.max(1, Math.round((1 - share) * count + 0.5)));
  const ranks = places.map((place, index) => ({ sellerId: sorted[index]!.sellerId, ...place }));
  ranks.sort((a, b) => b.percentile - a.percentile || compareIds(a.sellerId, b.sellerId));
  return ranks.map(({ sellerId, percentile, bottom5, low, high }, index) => ({
    sellerId,
    rank: index + 1,
    rankLow: Math.min(index + 1, rankAt(high)),
    rankHigh: Math.max(index + 1, rankAt(low)),
    percentile,
    bottom5,
  }));
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Place {
  percentile: number;
  bottom5: number;
  /** Where the 2.5 % and 97.5 % quantiles lie in the marketplace, 0 worst to 1 best. */
  low: number;
  high: number;
}

/** Where each distribution lies among all. Each is computed twice, so that memory does not grow with the marketplace. */
export function placesOf(shapes: readonly BetaShape[], grid: BetaGrid): Place[] {
  const own = new Float64Array(grid.steps + 1);
  const marketplace = marketplaceOf(shapes, grid, own);
  const worst = crossing(marketplace, 0, grid.steps, worstShare);
  return shapes.map((shape) => {
    const { from, to } = cumulate(shape, grid, own);
    return {
      percentile: 100 * expectationOf(marketplace, own, from, to),
      bottom5: worst <= from ? 0 : worst >= to ? 1 : valueAt(own, worst),
      low: valueAt(marketplace, crossing(own, from, to, 0.025)),
      high: valueAt(marketplace, crossing(own, from, to, 0.975)),
    };
  });
}

/** G on the grid: the mean of all distributions. */
function marketplaceOf(shapes: readonly BetaShape[], grid: BetaGrid, own: Float64Array): Float64Array {
  const sums = new Float64Array(grid.steps + 1);
  const certain = new Float64Array(grid.steps + 2);
  for (const shape of shapes) {
    const { from, to } = cumulate(shape, grid, own);
    for (let i = from; i <= to; i++) sums[i]! += own[i]!;
    certain[to + 1]! += 1;
  }
  let ones = 0;
  return sums.map((sum, i) => (sum + (ones += certain[i]!)) / shapes.length);
}

/** ∫ G dF by the trapezium rule; what the range leaves out at its ends counts there. */
function expectationOf(marketplace: Float64Array, own: Float64Array, from: number, to: number): number {
  let sum = marketplace[from]! * own[from]! + marketplace[to]! * (1 - own[to]!);
  for (let i = from + 1; i <= to; i++) sum += ((marketplace[i]! + marketplace[i - 1]!) / 2) * (own[i]! - own[i - 1]!);
  return sum;
}

/** Where a rising curve reaches a share, in grid steps, between two points. */
function crossing(curve: Float64Array, from: number, to: number, share: number): number {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (curve[middle]! < share) low = middle;
    else high = middle;
  }
  const rise = curve[high]! - curve[low]!;
  return rise > 0 ? low + Math.min(1, Math.max(0, (share - curve[low]!) / rise)) : high;
}

function valueAt(curve: Float64Array, position: number): number {
  const low = Math.min(curve.length - 2, Math.floor(position));
  return curve[low]! + (position - low) * (curve[low + 1]! - curve[low]!);
}

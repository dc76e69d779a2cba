/**
 * Ranks that know how uncertain they are (Laird and Louis 1989; Lin et al. 2006): every seller's score is a beta distribution; G, the
 * mean of all of them, is the marketplace. Where F_i lies in G gives the expected percentile, the chance of being
 * among the worst 5 %, and the range of ranks. Deterministic, no drawing of lots.
 */
import { matchedBeta, type Moments2 } from './score.ts';
import { betaLower } from './special-functions.ts';

const gridSteps = 1000;
const worstShare = 0.05;

export interface RankedSeller {
  /** The source's id of the seller: decides ties. */
  sellerId: string;
  moments: Moments2;
}

export interface Rank {
  sellerId: string;
  /** 1 is best. */
  rank: number;
  rankLow: number;
  rankHigh: number;
  /** Expected percentile; 100 is best. */
  percentile: number;
  /** Chance of being among the worst 5 %. */
  bottom5: number;
}

/** The ranks, best first. */
export function rankSellers(sellers: readonly RankedSeller[]): Rank[] {
  if (sellers.length === 0) return [];
  const sorted = [...sellers].sort((a, b) => (a.sellerId < b.sellerId ? -1 : 1));
  const curves = sorted.map(({ moments }) => cumulative(moments));
  const marketplace = meanOf(curves);
  const worst = crossing(marketplace, worstShare);
  const count = sellers.length;
  const rankAt = (share: number): number => Math.min(count, Math.max(1, Math.round((1 - share) * count + 0.5)));
  const ranks = sorted.map(({ sellerId }, index) => {
    const own = curves[index]!;
    return {
      sellerId,
      percentile: 100 * expectationOf(marketplace, own),
      bottom5: valueAt(own, worst),
      rankLow: rankAt(valueAt(marketplace, crossing(own, 0.975))),
      rankHigh: rankAt(valueAt(marketplace, crossing(own, 0.025))),
    };
  });
  ranks.sort((a, b) => b.percentile - a.percentile || (a.sellerId < b.sellerId ? -1 : 1));
  return ranks.map((one, index) => ({ ...one, rank: index + 1 }));
}

function cumulative(moments: Moments2): Float64Array {
  const { a, b } = matchedBeta(moments);
  const values = new Float64Array(gridSteps + 1);
  for (let i = 0; i <= gridSteps; i++) values[i] = betaLower(a, b, i / gridSteps);
  return values;
}

function meanOf(curves: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(gridSteps + 1);
  for (const curve of curves) for (let i = 0; i <= gridSteps; i++) mean[i]! += curve[i]!;
  return mean.map((value) => value / curves.length);
}

/** ∫ G dF by the trapezium rule. */
function expectationOf(marketplace: Float64Array, own: Float64Array): number {
  let sum = 0;
  for (let i = 1; i <= gridSteps; i++) sum += ((marketplace[i]! + marketplace[i - 1]!) / 2) * (own[i]! - own[i - 1]!);
  return sum;
}

/** Where a curve reaches a share, in grid steps. */
function crossing(curve: Float64Array, share: number): number {
  let low = 0;
  let high = gridSteps;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (curve[middle]! < share) low = middle;
    else high = middle;
  }
  const rise = curve[high]! - curve[low]!;
  return rise > 0 ? low + Math.min(1, Math.max(0, (share - curve[low]!) / rise)) : high;
}

function valueAt(curve: Float64Array, position: number): number {
  const low = Math.min(gridSteps - 1, Math.floor(position));
  return curve[low]! + (position - low) * (curve[low + 1]! - curve[low]!);
}

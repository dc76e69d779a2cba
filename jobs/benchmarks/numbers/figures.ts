/** Shares and medians with their standard errors. */

export interface Share {
  share: number;
  /** Standard error; where none or all were hit, that of the rule of succession. */
  error: number;
  of: number;
}

export function shareOf(hits: number, of: number): Share {
  const share = hits / of;
  const guarded = hits === 0 || hits === of ? (hits + 1) / (of + 2) : share;
  return { share, error: Math.sqrt((guarded * (1 - guarded)) / of), of };
}

export interface Median {
  /** Null: more than half did not get there. */
  median: number | null;
  /** Half the width of the middle 68 % of the median, by order statistics. Null where its upper end is not reached. */
  error: number | null;
}

/** @param values null: not within the time simulated, longer than all others. */
export function medianOf(values: readonly (number | null)[]): Median {
  const sorted = values.map((value) => value ?? Infinity).sort((a, b) => a - b);
  const at = (position: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(position)))]!;
  const half = (sorted.length - 1) / 2;
  const median = (at(Math.floor(half)) + at(Math.ceil(half))) / 2;
  const spread = Math.sqrt(sorted.length) / 2;
  const error = (at(half + spread) - at(half - spread)) / 2;
  return { median: Number.isFinite(median) ? median : null, error: Number.isFinite(error) ? error : null };
}

/** The smallest value that at most this share of the values exceeds. */
export function exceededBy(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

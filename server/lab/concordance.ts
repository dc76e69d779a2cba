import { edgeOfInterval } from './edge-of-interval.ts';

/**
 * How well a figure tells devices that fail from those that pass: of one of each, drawn blindly, how often has the failed one
 * the higher figure? 0.5 is a coin, 1 is always. The area under the ROC curve, which is Mann and Whitney's U / (m·n).
 *
 * Source of its variance: Hanley & McNeil, Radiology 143 (1982) 29–36, by which a reading of one kind of distribution stands for
 * all. Of the interval: Newcombe, Statistics in Medicine 25 (2006) 559–573, method 5: every value from which what was seen is
 * not further away than 1.96 of *its own* standard errors. Unlike value ± 1.96 errors it never leaves 0 to 1 and does not
 * shrink to nothing where all failed devices happen to lie above all others.
 */
export interface Concordance {
  value: number;
  low: number;
  high: number;
}

const z95 = 1.959963984540054;

/** @example concordanceOf([3, 2], [1, 2]) // 0.875: three pairs in the right order, one tie of four */
export function concordanceOf(failed: readonly number[], passed: readonly number[]): Concordance | null {
  if (failed.length === 0 || passed.length === 0) return null;
  const sorted = [...passed].sort((a, b) => a - b);
  let sum = 0;
  for (const one of failed) sum += (countBelow(sorted, one, false) + countBelow(sorted, one, true)) / 2;
  const value = sum / (failed.length * passed.length);
  return { value, ...concordanceInterval(value, failed.length, passed.length) };
}

/** How many lie below, or, with `included`, at it or below. */
function countBelow(sorted: readonly number[], at: number, included: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < at || (included && sorted[middle] === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Hanley and McNeil's standard error of an area of so much, from so many failed and passed ones.
 *
 * @example concordanceError(0.893, 51, 58) // 0.0325, as in their paper
 */
export function concordanceError(area: number, failed: number, passed: number): number {
  const both = area / (2 - area) - area ** 2;
  const other = (2 * area ** 2) / (1 + area) - area ** 2;
  return Math.sqrt((area * (1 - area) + (failed - 1) * both + (passed - 1) * other) / (failed * passed));
}

/** @example concordanceInterval(1, 3, 9) // from 0.621 to 1: three failed above nine passed ones prove little */
export function concordanceInterval(value: number, failed: number, passed: number): { low: number; high: number } {
  const balanced = (failed + passed) / 2 - 1;
  const error = (area: number) =>
    Math.sqrt(
      (area * (1 - area) * (1 + (balanced * (1 - area)) / (2 - area) + (balanced * area) / (1 + area))) /
        (failed * passed),
    );
  const isNear = (area: number) => Math.abs(value - area) <= z95 * error(area);
  return { low: edgeOfInterval(0, value, isNear), high: edgeOfInterval(1, value, isNear) };
}

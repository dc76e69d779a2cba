/** Average run lengths of CUSUM charts from S = 0 to the alarm at S ≥ h, computed rather than simulated. */
import { normalLower, poissonTerm } from '../../../server/scoring/special-functions.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { solveLinear } from './linear-system.ts';

/**
 * On whole numbers: S takes the step with its probability and is held at 0; what is missing to 1 alarms at once.
 *
 * @example latticeRunLength(1, [[1, 0.25], [-1, 0.75]]) // 4: the first success alarms
 */
export function latticeRunLength(limit: number, steps: readonly (readonly [step: number, chance: number])[]): number {
  const rows = Array.from({ length: limit }, (_, from) => {
    const row = new Float64Array(limit);
    row[from] = 1;
    for (const [step, chance] of steps) {
      const to = Math.max(0, from + step);
      if (to < limit) row[to]! -= chance;
    }
    return row;
  });
  return solveLinear(rows, new Float64Array(limit).fill(1))[0]!;
}

/** Upper Poisson chart S ← max(0, S + X − k). @example poissonRunLength(5, 3, 2) // 188.49 */
export function poissonRunLength(h: number, k: number, mean: number): number {
  const chance = (count: number) => (count === 0 ? Math.exp(-mean) : poissonTerm(count, mean));
  return latticeRunLength(
    h,
    Array.from({ length: h + k }, (_, count) => [count - k, chance(count)] as const),
  );
}

/** Bernoulli chart in units of 1/m: a bad order +(m − 1), a good one −1. @example bernoulliRunLength(10, 30, 0.2) // 28.09 */
export const bernoulliRunLength = (m: number, limit: number, p: number): number =>
  latticeRunLength(limit, [
    [m - 1, p],
    [-1, 1 - p],
  ]);

/**
 * Upper normal chart S ← max(0, S + X − k), X ~ N(mean, 1), by Nyström's method: L(u) = 1 + L(0)·Φ(k − u − mean) +
 * ∫ L(x)·φ(x + k − u − mean) dx over [0, h], at 120 nodes of Gauss and Legendre.
 *
 * @example normalRunLength(0.5, 4, 0) // 335.37
 */
export function normalRunLength(k: number, h: number, mean: number): number {
  const { nodes, weights } = gaussLegendre(120, 0, h);
  const from = [0, ...nodes];
  const rows = from.map((u, i) => {
    const row = new Float64Array(from.length);
    row[i] = 1;
    row[0]! -= normalLower(k - u - mean);
    nodes.forEach((x, j) => (row[j + 1]! -= weights[j]! * normalDensity(x + k - u - mean)));
    return row;
  });
  return solveLinear(rows, new Float64Array(from.length).fill(1))[0]!;
}

const normalDensity = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Both sides at once: 1/L = 1/L⁺ + 1/L⁻. @example twoSidedRunLength(0.5, 4, 0) // 167.68 */
export const twoSidedRunLength = (k: number, h: number, mean: number): number =>
  1 / (1 / normalRunLength(k, h, mean) + 1 / normalRunLength(k, h, -mean));

/**
 * A chart whose orders each come with their own weights: `outcomes` are weights with their chances, adding up to 1. L is taken as
 * straight between `cells` + 1 even points of [0, h], whose error falls with the square of their distance.
 */
export function mixedRunLength(
  h: number,
  outcomes: readonly { weight: number; chance: number }[],
  cells: number,
): number {
  const width = h / cells;
  const rows = Array.from({ length: cells + 1 }, (_, i) => {
    const row = new Float64Array(cells + 1);
    row[i] = 1;
    for (const { weight, chance } of outcomes) {
      const to = Math.max(0, i + weight / width);
      if (to >= cells) continue;
      const low = Math.floor(to);
      row[low]! -= chance * (1 - (to - low));
      row[low + 1]! -= chance * (to - low);
    }
    return row;
  });
  return solveLinear(rows, new Float64Array(cells + 1).fill(1))[0]!;
}

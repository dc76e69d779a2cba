/**
 * ln Γ by Stirling's series (DLMF 5.11), and the two parts of Loader's saddle-point form of the densities, which keeps its digits
 * where x^a·e^(−x)/Γ(a) would lose them (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export const halfLogTwoPi = 0.918_938_533_204_672_8;

/** `ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π`, the error of Stirling's formula, for x ≥ 15. */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))))) / x;
}

/**
 * ln Γ(x) for x > 0.
 *
 * @example logGamma(0.5) // 0.5723649429247001, half of ln π
 */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 15) product *= shifted++;
  const large = (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingSeries(shifted);
  return product === 1 ? large : large - Math.log(product);
}

/** `ln Γ(x + 1)` less Stirling's formula for it, for x > 0. */
export const stirlingError = (x: number): number =>
  x >= 15 ? stirlingSeries(x) : logGamma(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;

/** `x·ln(x/m) + m − x` without cancellation where x is near m. */
export function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) > 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let odd = 3; odd < 60; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/** Inverts a tail probability. Tails fall by orders of magnitude, so it is their logarithm that is followed. */
/**
 * Solves `ln tail(u) = ln p` by Newton's method within a shrinking bracket. `evaluate(u)` returns the tail and its
 * derivative by u; the tail must be monotone in u.
 */
export function solveTail(
  p: number,
  start: number,
  rising: boolean,
  evaluate: (u: number) => [number, number],
): number {
  let low = -Infinity;
  let high = Infinity;
  let u = start;
  const target = Math.log(p);
  for (let i = 0; i < 200; i++) {
    const [tail, slope] = evaluate(u);
    if (tail > p === rising) high = u;
    else low = u;
    const step = tail > 0 && slope !== 0 ? ((Math.log(tail) - target) * tail) / slope : NaN;
    let next = u - step;
    if (!(next > low && next < high)) {
      if (tail === p) return u;
      if (low === -Infinity) next = high - 1 - Math.abs(high) * 0.5;
      else if (high === Infinity) next = low + 1 + Math.abs(low) * 0.5;
      else next = (low + high) / 2;
      if (next === u) return u;
    } else if (Math.abs(step) < 1e-8) return next;
    u = next;
  }
  return u;
}

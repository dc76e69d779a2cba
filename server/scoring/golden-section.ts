const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Where a function with one peak between `low` and `high` has it, to about 1e-8 of the interval: as near as values with 16 digits can show.
 *
 * @example goldenPeak((x) => -((x - 2) ** 2), 0, 5) // 2
 */
export function goldenPeak(height: (x: number) => number, low: number, high: number): number {
  let [a, d] = [low, high];
  let [b, c] = [d - golden * (d - a), a + golden * (d - a)];
  let [atB, atC] = [height(b), height(c)];
  while (d - a > 1e-8 * (Math.abs(low) + Math.abs(high))) {
    if (atB > atC) {
      [d, c, atC] = [c, b, atB];
      b = d - golden * (d - a);
      atB = height(b);
    } else {
      [a, b, atB] = [b, c, atC];
      c = a + golden * (d - a);
      atC = height(c);
    }
  }
  return (a + d) / 2;
}

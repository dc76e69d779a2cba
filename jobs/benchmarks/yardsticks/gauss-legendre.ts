/** Nodes and weights that integrate polynomials up to degree 2n − 1 exactly, by Newton's method on Legendre's polynomial. */
export function gaussLegendre(n: number, low: number, high: number): { nodes: number[]; weights: number[] } {
  const half = (high - low) / 2;
  const points = Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      let [before, value] = [1, x];
      for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
      slope = (n * (x * value - before)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    return { node: low + half * (1 - x), weight: (2 * half) / ((1 - x * x) * slope * slope) };
  });
  return { nodes: points.map(({ node }) => node), weights: points.map(({ weight }) => weight) };
}

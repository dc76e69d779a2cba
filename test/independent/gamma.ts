/** The gamma distribution by plain numerical integration: Simpson's rule over u = ln r, piece by piece. */

export interface Gamma {
  shape: number;
  rate: number;
}

/** Steps between two knots, and within one of the cells in which a quantile is sought. */
const [fine, coarse] = [160, 24];
const cells = 40;

/** ∫ f(r) r^shape e^(−rate·r) du from `from` to `to`, with the integrand without f scaled to 1 at its peak. */
function integrate({ shape, rate }: Gamma, f: (r: number) => number, from: number, to: number, steps: number): number {
  const peak = shape / rate;
  const logPeak = Math.log(peak);
  const height = (u: number) => {
    const r = Math.exp(u);
    return Math.exp(shape * (u - logPeak - r / peak + 1)) * f(r);
  };
  const step = (to - from) / steps;
  let sum = height(from) + height(to);
  for (let at = 1; at < steps; at++) sum += (at % 2 === 1 ? 4 : 2) * height(from + at * step);
  return (sum * step) / 3;
}

const one = () => 1;

/** Where the integrand has fallen to e^−35 of its peak, on either side, in u. */
function reach({ shape, rate }: Gamma): [number, number] {
  const peak = Math.log(shape / rate);
  const fallen = (x: number) => shape * (Math.exp(x) - 1 - x) > 35;
  const edge = (direction: number) => {
    let [inside, outside] = [0, direction * 200];
    for (let turn = 0; turn < 60; turn++) {
      const middle = (inside + outside) / 2;
      if (fallen(middle)) outside = middle;
      else inside = middle;
    }
    return peak + outside;
  };
  return [edge(-1), edge(1)];
}

/** The expected value of a function that is smooth between its knots. */
export function expectation(gamma: Gamma, f: (r: number) => number, knots: readonly number[]): number {
  const [low, high] = reach(gamma);
  const inside = knots.map(Math.log).filter((knot) => knot > low && knot < high);
  const cuts = [low, Math.log(gamma.shape / gamma.rate), ...inside, high].sort((a, b) => a - b);
  let [above, below] = [0, 0];
  cuts.slice(1).forEach((cut, at) => {
    above += integrate(gamma, f, cuts[at]!, cut, fine);
    below += integrate(gamma, one, cuts[at]!, cut, fine);
  });
  return above / below;
}

/** For each share the r below which that much of the distribution lies, by bisection. */
export function quantiles(gamma: Gamma, shares: readonly number[]): number[] {
  const [low, high] = reach(gamma);
  const edges = Array.from({ length: cells + 1 }, (_, at) => low + ((high - low) * at) / cells);
  const masses = edges.slice(1).map((edge, at) => integrate(gamma, one, edges[at]!, edge, coarse));
  const whole = masses.reduce((sum, mass) => sum + mass, 0);
  return shares.map((share) => {
    let [cell, passed] = [0, 0];
    while (passed + masses[cell]! < share * whole) passed += masses[cell++]!;
    let [from, to] = [edges[cell]!, edges[cell + 1]!];
    for (let turn = 0; turn < 28; turn++) {
      const middle = (from + to) / 2;
      if (passed + integrate(gamma, one, edges[cell]!, middle, coarse) < share * whole) from = middle;
      else to = middle;
    }
    return Math.exp((from + to) / 2);
  });
}

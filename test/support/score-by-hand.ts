/** The score of a seller from the text of its working alone: no code of the program, and another way to the mean of the loss. */
export interface ReadMetric {
  weight: number;
  acceptable: number;
  limit: number;
  suspend: number;
  observed: number;
  expected: number;
  a: number;
  b: number;
  pointsLost: number;
}

const number = String.raw`(-?[\d.]+(?:e[+-]?\d+)?)`;
const pattern = new RegExp(
  [
    String.raw`Weight ${number}`,
    String.raw`Acceptable · limit · suspend ${number} · ${number} · ${number}`,
    String.raw`O, reported ${number}`,
    String.raw`E, expected ${number}`,
    String.raw`a and b ${number} · ${number}`,
    String.raw`.*?Points lost ${number}`,
  ].join(' '),
  'g',
);

/** The metrics of a page's text, in its order. */
export const readWorking = (text: string): ReadMetric[] =>
  [...text.matchAll(pattern)].map((found) => {
    const [weight, acceptable, limit, suspend, observed, expected, a, b, pointsLost] = found.slice(1).map(Number) as [
      ...[number, number, number, number, number, number, number, number, number],
    ];
    return { weight, acceptable, limit, suspend, observed, expected, a, b, pointsLost };
  });

/** ln Γ by Stirling's series, shifted up to where it is exact enough. */
function logGamma(x: number): number {
  let [shift, at] = [0, x];
  while (at < 30) shift -= Math.log(at++);
  const series = 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5);
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}

function lossOf(r: number, limit: number, suspend: number): number {
  const knots = [
    [0, 0],
    [1, 30],
    [limit, 60],
    [suspend, 100],
  ] as const;
  if (r >= suspend) return 100;
  const next = knots.findIndex(([at]) => r < at);
  const [[x0, y0], [x1, y1]] = [knots[next - 1]!, knots[next]!];
  return y0 + ((r - x0) / (x1 - x0)) * (y1 - y0);
}

/** The mean loss by the midpoint rule over the gamma density of A and B. */
export function lossByHand({ acceptable, limit, suspend, observed, expected, a, b }: ReadMetric): number {
  const [shape, rate] = [a + observed, b + expected];
  const [mean, spread] = [shape / rate, Math.sqrt(shape) / rate];
  const [from, to] = [Math.max(0, mean - 12 * spread), mean + 14 * spread];
  const steps = 200_000;
  const width = (to - from) / steps;
  const scale = shape * Math.log(rate) - logGamma(shape);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const r = from + (i + 0.5) * width;
    const density = Math.exp(scale + (shape - 1) * Math.log(r) - rate * r);
    sum += density * lossOf(r, limit / acceptable, suspend / acceptable);
  }
  return sum * width;
}

/** 100 less the points of each metric by its weight; before any cap and before rounding. */
export function scoreByHand(metrics: readonly ReadMetric[]): number {
  const whole = metrics.reduce((sum, { weight }) => sum + weight, 0);
  return 100 - metrics.reduce((sum, one) => sum + (one.weight / whole) * lossByHand(one), 0);
}

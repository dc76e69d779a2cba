/** The sample's own dice: the same seed gives the same throws on every machine and in every year. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** An index, each as likely as its share in rising sums (see `risingSums`). */
  weighted(sums: readonly number[]): number;
  normal(): number;
  exponential(mean: number): number;
  /** Marsaglia and Tsang 2000, for shapes of at least 1, scaled to mean 1. */
  gammaAroundOne(shape: number): number;
  poisson(mean: number): number;
}

/** Turns weights into the rising sums that `weighted` reads. */
export function risingSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** A stream of its own for each list of keys. Generator: sfc32 (Doty-Humphrey, PractRand). */
export function randomOf(...keys: readonly number[]): Random {
  const next = sfc32(keys);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted: (sums) => {
      const mark = next() * sums[sums.length - 1]!;
      const index = sums.findIndex((sum) => mark < sum);
      return index < 0 ? sums.length - 1 : index;
    },
    normal,
    exponential: (mean) => -mean * Math.log(1 - next()),
    gammaAroundOne: (shape) => {
      const d = shape - 1 / 3;
      for (;;) {
        const x = normal();
        const v = (1 + x / Math.sqrt(9 * d)) ** 3;
        if (v > 0 && Math.log(1 - next()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
      }
    },
    poisson: (mean) => {
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const floor = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > floor; product *= next()) count += 1;
      return count;
    },
  };
}

function sfc32(keys: readonly number[]): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const throwDice = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (const key of keys) {
    a ^= Math.imul(key | 0, 0x85ebca6b);
    b = (b + key) | 0;
    for (let turn = 0; turn < 12; turn += 1) throwDice();
  }
  return throwDice;
}

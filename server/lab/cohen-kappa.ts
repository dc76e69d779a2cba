/**
 * Cohen's κ: how often two people say the same beyond what chance alone would bring about. 1: always; 0: no more often than
 * two people who answer with the same frequencies, each without looking; below 0: less often than that.
 *
 * J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960) 37–46;
 * weighted: J. Cohen, Psychological Bulletin 70 (1968) 213–220.
 */

export interface Kappa {
  /** What was judged twice. */
  pairs: number;
  /** Share that both judged alike; weighted: nearly alike counts in part. Null without a pair. */
  agreed: number | null;
  /** The share that chance would bring about, given how often each said what. */
  chance: number | null;
  /** Null where it cannot be told: see `why`. */
  kappa: number | null;
  low: number | null;
  high: number | null;
  /** `too_few`: fewer pairs than `fewestPairs`; `all_alike`: both said one thing only, so that chance explains all of it. */
  why: 'ok' | 'too_few' | 'all_alike';
}

/** With fewer, the interval spans half of the scale. */
export const fewestPairs = 20;

/** Two-sided 95 %. */
const z = 1.959964;

export interface KappaOptions {
  /** `linear`: the categories are ordered, and the further apart two answers are, the less they agree. */
  weights?: 'plain' | 'linear';
  /** What was seen independently, where fewer than the pairs: items of one device hang together. */
  observations?: number;
}

/**
 * @param table counts; table[i][j]: the first person said the i-th category and the second one the j-th
 * @returns κ = (agreed − chance) / (1 − chance). The interval is Wilson's for the share that agreed (J. Am. Stat. Assoc. 22,
 * 1927), carried over with the share by chance taken as known, as Cohen does; unlike his it does not shrink to a point where
 * all pairs agree.
 *
 * @example Cohen's own: 200 patients, three diagnoses, shares .44 .05 .01 / .07 .20 .03 / .09 .05 .06: agreed .70, chance .41,
 * κ .492; his interval is .384 to .600, this one .378 to .592
 */
export function cohenKappa(table: readonly (readonly number[])[], options: KappaOptions = {}): Kappa {
  const pairs = sum(table.flat());
  if (pairs === 0) return { ...untold, pairs, agreed: null, chance: null, why: 'too_few' };
  const weight = weightsOf(table.length, options.weights ?? 'plain');
  const rows = table.map((row) => sum(row) / pairs);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)) / pairs);
  const over = (share: (i: number, j: number) => number) =>
    sum(rows.flatMap((_, i) => columns.map((__, j) => weight(i, j) * share(i, j))));
  const agreed = over((i, j) => (table[i]?.[j] ?? 0) / pairs);
  const chance = over((i, j) => (rows[i] as number) * (columns[j] as number));
  const observations = Math.min(pairs, options.observations ?? pairs);
  if (observations < fewestPairs) return { ...untold, pairs, agreed, chance, why: 'too_few' };
  if (1 - chance < 1e-9) return { ...untold, pairs, agreed, chance, why: 'all_alike' };
  const beyond = (share: number) => Math.max(-1, (share - chance) / (1 - chance));
  const [low, high] = wilson(agreed, observations);
  return { pairs, agreed, chance, kappa: beyond(agreed), low: beyond(low), high: beyond(high), why: 'ok' };
}

const untold = { kappa: null, low: null, high: null };

const weightsOf =
  (categories: number, weights: 'plain' | 'linear') =>
  (i: number, j: number): number => {
    if (weights === 'linear' && categories > 1) return 1 - Math.abs(i - j) / (categories - 1);
    return i === j ? 1 : 0;
  };

/**
 * Wilson's 95 % interval of a share. For a mean of values between 0 and 1 it is no narrower than it should be.
 *
 * @example wilson(0.7, 200) // [0.633, 0.759]
 */
export function wilson(share: number, observations: number): [low: number, high: number] {
  const shrink = 1 + z ** 2 / observations;
  const middle = (share + z ** 2 / (2 * observations)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / observations + z ** 2 / (4 * observations ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * What is believed of the devices of a seller before they are tested: how likely one of them fails, as a beta distribution.
 *
 * Its mean begins at the market's rate (the random stratum's, together with twenty made-up tests at the acceptable rate). The
 * odds go up by a factor of e for each 12 points that the seller's score lies below the market's median, and with the level
 * that the evidence holds. How wide it is, is what we do not know: what a score cannot tell of devices, the width of the
 * score's own interval, no score at all, a seller who has just joined. Tests of its own devices are then added as they are,
 * the older ones with less weight. (Conjugate beta-binomial updating: Gelman et al., Bayesian Data Analysis, 3rd ed., § 2.4.)
 */
import type { Level } from '../../scoring/policy-document.ts';
import type { Candidate, Market } from './candidate.ts';

export interface Belief {
  /** Shapes: failed and passed tests, so to speak. */
  a: number;
  b: number;
}

const begun = 20;
/** So many points below the median multiply the odds by e. */
const pointsPerE = 12;
const levelOdds: Readonly<Record<Level, number>> = { none: 1, watch: 2, warn: 3, limit: 4, suspend: 4 };
/** Standard deviations of the logarithm of the odds. */
const spread = { unexplained: 0.6, withoutScore: 1, trial: 0.5 };
const highestMean = 0.6;
const [fewestTests, mostTests] = [2, 60];

/** The share that fails in the market, as far as the random stratum tells. @example marketRate({ failed: 0, inspected: 0, acceptable: 0.05 }) // 0.05 */
export const marketRate = ({ failed, inspected, acceptable }: Pick<Market, 'failed' | 'inspected' | 'acceptable'>) =>
  (failed + begun * acceptable) / (inspected + begun);

/**
 * The belief about one seller × category.
 *
 * The logarithm of the odds has a mean and a variance s²; the rate then has, about, the mean of a log-normal,
 * `m = odds · exp(s²/2)`, and its squared coefficient of variation `exp(s²) − 1`. The beta distribution with the same mean
 * and variation counts as `k = (1 − m) / (m · (exp(s²) − 1)) − 1` tests.
 *
 * @example A seller at the median, ±5 points, in a market at 5 %, untested: mean 6.45 %, worth 28.1 tests
 */
export function beliefOf({ score, level, trial, tests }: Candidate, market: Market): Belief {
  const base = marketRate(market);
  const points = score ? market.medianScore - score.score : 0;
  const odds = (base / (1 - base)) * Math.exp(points / pointsPerE) * levelOdds[level];
  const ofScore = score ? (score.high - score.low) / (2 * 1.96 * pointsPerE) : spread.withoutScore;
  const variance = spread.unexplained ** 2 + ofScore ** 2 + (trial ? spread.trial ** 2 : 0);
  const mean = Math.min(highestMean, odds * Math.exp(variance / 2));
  const weight = within((1 - mean) / (mean * (Math.exp(variance) - 1)) - 1, fewestTests, mostTests);
  return { a: mean * weight + tests.failedWeight, b: (1 - mean) * weight + tests.passedWeight };
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

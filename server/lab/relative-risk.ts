import { edgeOfInterval } from './edge-of-interval.ts';

/**
 * How many times as often one group fails as another, with Koopman's score interval (Biometrics 40, 1984, 513–517): every ratio
 * from which the two counts together are not further away than chance reaches in 95 of 100 cases, the shares themselves being
 * the likeliest ones that stand in this ratio. It holds its promise at counts as small as the lab's, and with none in a group.
 */
export interface RelativeRisk {
  /** Infinity: none failed in the other group. */
  times: number;
  low: number;
  /** Infinity: no ratio is too high for what was seen. */
  high: number;
}

export interface Failures {
  failed: number;
  tested: number;
}

/** The 95 % point of χ² with one degree of freedom. */
const chance95 = 3.841458820694124;
/** Ratios from one in e²⁰ to e²⁰ are searched, by halves. */
const reach = 20;

/**
 * Null: nobody was tested, or nobody failed, in one and in the other.
 *
 * @example relativeRisk({ failed: 36, tested: 40 }, { failed: 16, tested: 80 }) // 4.5 (2.94–7.15), as in his paper
 */
export function relativeRisk(one: Failures, other: Failures): RelativeRisk | null {
  if (one.tested === 0 || other.tested === 0 || one.failed + other.failed === 0) return null;
  const times = other.failed === 0 ? Infinity : one.failed / one.tested / (other.failed / other.tested);
  const isNear = (logarithm: number) => distance(Math.exp(logarithm), one, other) <= chance95;
  const middle = times === Infinity ? reach : times === 0 ? -reach : Math.log(times);
  return {
    times,
    low: times === 0 ? 0 : Math.exp(edgeOfInterval(-reach, middle, isNear)),
    high: times === Infinity ? Infinity : Math.exp(edgeOfInterval(reach, middle, isNear)),
  };
}

/** Koopman's U: how far the counts are from shares that stand in this ratio. */
function distance(ratio: number, one: Failures, other: Failures): number {
  const [n, m] = [one.tested, other.tested];
  const sum = ratio * (n + other.failed) + one.failed + m;
  const product = ratio * (one.failed + other.failed);
  // The smaller root of a quadratic, in the form that does not cancel where the ratio is far away.
  const share = (2 * product) / (sum + Math.sqrt(Math.max(0, sum ** 2 - 4 * (n + m) * product)));
  return squaredError(one, Math.min(1, share)) + squaredError(other, Math.min(1, share / ratio));
}

function squaredError({ failed, tested }: Failures, share: number): number {
  const error = (failed - tested * share) ** 2;
  return error === 0 ? 0 : error / (tested * share * (1 - share));
}

/** Wilson's score interval of x of n (1927; Newcombe 1998), by whose lower end shops like to sort: a rival of the expected percentile. */
import type { Interval } from '../../../server/scoring/posterior.ts';
import { normalQuantile } from '../../../server/scoring/special-functions.ts';

/** @example wilsonInterval(81, 263) // { low: 0.2553, high: 0.3662 } */
export function wilsonInterval(x: number, n: number, confidence = 0.95): Interval {
  const z = normalQuantile((1 + confidence) / 2);
  const middle = (x + (z * z) / 2) / (n + z * z);
  const reach = (z * Math.sqrt((x * (n - x)) / n + (z * z) / 4)) / (n + z * z);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

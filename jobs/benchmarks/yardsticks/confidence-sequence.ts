/**
 * A confidence sequence of a rate: an interval that may be looked at after every order and still holds at all times together with
 * 1 − α (Howard et al. 2021). Beta-binomial mixture: a rate p is left out once a Beta mixture around it explains the orders 1/α times better.
 */
import type { Interval } from '../../../server/scoring/posterior.ts';
import { logRising } from '../../../server/scoring/log-rising.ts';

/**
 * @param best the number of orders at which the interval is to be narrowest.
 * @example confidenceSequence(15, 50, 0.05, 50) // { low: 0.129556, high: 0.511896 }
 */
export function confidenceSequence(x: number, n: number, alpha: number, best: number): Interval {
  const bar = Math.log(1 / alpha);
  const excluded = (p: number) => logMixture(x, n, p, best) >= bar;
  return { low: edge(x / n, 0, excluded), high: edge(x / n, 1, excluded) };
}

/** ln of the mixture's likelihood over that of p, tuned at 5 %, which the reference keeps whatever α is. */
function logMixture(x: number, n: number, p: number, best: number): number {
  const variance = p * (1 - p);
  const doubled = 2 * Math.log(1 / 0.05);
  const rho = (best * variance) / (doubled + Math.log1p(doubled));
  const r = Math.max(rho - variance, 1e-3 * variance);
  const [good, bad] = [r / p, r / (1 - p)];
  const mixture = logRising(bad, x) + logRising(good, n - x) - logRising(good + bad, n);
  return mixture - x * Math.log(p) - (n - x) * Math.log1p(-p);
}

/** Where exclusion begins on the way from the observed rate to the end; the end itself if it never does. */
function edge(from: number, end: number, excluded: (p: number) => boolean): number {
  let [inside, outside] = [from, end + (from - end) * 1e-9];
  if (inside === end || !excluded(outside)) return end;
  for (let i = 0; i < 60; i++) {
    const middle = (inside + outside) / 2;
    if (excluded(middle)) outside = middle;
    else inside = middle;
  }
  return (inside + outside) / 2;
}

/**
 * The limits of a funnel plot (D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", 2005): between which rates
 * does a seller of n orders lie, if it is like all others? Exactly alike up to chance (binomial), or alike up to chance and
 * the ordinary differences between sellers (over-dispersed).
 */
import { normalQuantile } from './normal.ts';
import { winsorise } from './quantile.ts';
import { betaUpper } from './special-functions.ts';

/** Events among orders; an order half through its horizon counts half, so orders need not be whole. */
export interface Provider {
  events: number;
  orders: number;
}

export interface Limits {
  low: number;
  high: number;
}

/** P(X ≤ r) of n orders at a rate. */
const binomialLower = (r: number, n: number, rate: number): number =>
  r < 0 ? 0 : r >= n ? 1 : betaUpper(r + 1, n - r, rate);

/**
 * The exact binomial limit, interpolated between two counts (appendix A.1.1): with r the smallest count of P(X ≤ r) > p,
 * `(r − (P(X ≤ r) − p) / P(X = r)) / n`.
 *
 * @param n orders, above 0.
 * @param rate of the group, 0 to 1, both excluded.
 * @param p chance of lying below: 0.025 and 0.975 for the inner limits, 0.001 and 0.999 for the outer.
 * @returns a rate; negative where so few orders have no lower limit (show 0), above 1 where they have no upper one.
 * @example binomialLimit(100, 0.01, 0.975) // 0.028913761611714967
 */
export function binomialLimit(n: number, rate: number, p: number): number {
  const spread = Math.sqrt(n * rate * (1 - rate)) + 1;
  const start = Math.max(0, Math.min(n, Math.round(n * rate + normalQuantile(p) * (spread - 1))));
  let [outside, inside, step] = [start, start, Math.ceil(spread / 8)];
  while (binomialLower(inside, n, rate) <= p) {
    [outside, inside] = [inside, inside + step];
    step *= 2;
  }
  if (outside === inside) {
    while (outside >= 0 && binomialLower(outside, n, rate) > p) {
      [inside, outside] = [outside, outside - step];
      step *= 2;
    }
  }
  outside = Math.max(-1, outside);
  while (inside - outside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (binomialLower(middle, n, rate) > p) inside = middle;
    else outside = middle;
  }
  const [at, below] = [binomialLower(inside, n, rate), binomialLower(inside - 1, n, rate)];
  return (inside - (at - p) / (at - below)) / n;
}

/** How much more providers scatter than chance alone would have them. */
export interface Overdispersion {
  /** Mean z², winsorised; 1 is chance alone. */
  phi: number;
  /** Variance between providers on the scale of the errors, 0 or more. */
  tau2: number;
}

/**
 * `φ = Σz²/n` after winsorising, and the variance between providers by moments (DerSimonian and Laird 1986),
 * `τ² = (nφ − (n − 1)) / (Σw − Σw²/Σw)` with w = 1/error², 0 where that is negative.
 *
 * @param z standardised differences from the group's rate.
 * @param errors standard errors behind them, in the same order.
 * @param share 0.1 by custom: φ is to describe the many, so the few that stand out must not set it.
 * @example dispersionOf([2, -2], [1, 1], 0) // { phi: 4, tau2: 7 }
 */
export function dispersionOf(z: readonly number[], errors: readonly number[], share: number): Overdispersion {
  const n = z.length;
  const squares = winsorise(z, share).reduce((sum, value) => sum + value * value, 0);
  const weights = errors.map((error) => 1 / (error * error));
  const weight = weights.reduce((sum, value) => sum + value, 0);
  const square = weights.reduce((sum, value) => sum + value * value, 0);
  const room = weight - square / weight;
  return { phi: n > 0 ? squares / n : 1, tau2: room > 0 ? Math.max(0, (squares - (n - 1)) / room) : 0 };
}

/**
 * The over-dispersion of a group around its rate, 10 % winsorised, on the scale of arcsines, `asin √rate`, where a rate has the
 * error 1/(2√n) whatever it is: so small rates and few orders need no special case.
 *
 * @param providers in any order; those without orders are left out.
 * @example overdispersionOf of ten providers of 100 orders with 10 events each around 0.1 // { phi: 0, tau2: 0 }
 */
export function overdispersionOf(providers: readonly Provider[], rate: number, share = 0.1): Overdispersion {
  const present = providers
    .filter(({ orders }) => orders > 0)
    .sort((a, b) => a.orders - b.orders || a.events - b.events);
  const centre = Math.asin(Math.sqrt(rate));
  const errors = present.map(({ orders }) => 1 / (2 * Math.sqrt(orders)));
  const z = present.map(
    ({ events, orders }, i) => (Math.asin(Math.sqrt(Math.min(1, Math.max(0, events / orders)))) - centre) / errors[i]!,
  );
  return dispersionOf(z, errors, share);
}

/**
 * Over-dispersed limits: `sin²(asin √rate ± z·√(1/(4n) + τ²))`, ending at 0 and 1.
 *
 * @param z of the normal distribution: 1.959964 for the inner limits (95 %), 3.090232 for the outer (99.8 %).
 * @example overdispersedLimits(143, 0.11961434166917746, 0.000651171773877813, 1.959964) // { low: 0.064677, high: 0.188533 }
 */
export function overdispersedLimits(n: number, rate: number, tau2: number, z: number): Limits {
  const centre = Math.asin(Math.sqrt(rate));
  const reach = z * Math.sqrt(1 / (4 * n) + tau2);
  return {
    low: Math.sin(Math.max(0, centre - reach)) ** 2,
    high: Math.sin(Math.min(Math.PI / 2, centre + reach)) ** 2,
  };
}

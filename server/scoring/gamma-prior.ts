/**
 * The prior of the ratio, from the sellers themselves: O ~ Poisson(r·E) with r ~ Gamma(shape, rate) makes O negative binomial given
 * E, and the two parameters are those under which what all sellers had is most likely (marginal maximum likelihood).
 */
import { digamma, logRising, trigamma } from './log-rising.ts';
import type { Prior } from './method.ts';

/** Fewer sellers with orders, or fewer events among them, say too little of how sellers differ: the policy's prior stands. */
export const leastPriorSellers = 30;
export const leastPriorEvents = 30;

/**
 * The rate is worth so many expected events: with as many of its own, a seller counts half by its own data. Where sellers do not differ
 * beyond chance the likelihood grows as the rate does, without end; 20 keeps every seller visible behind the crowd
 * (sellers are then taken to differ by 1/√20, some 22 %). Below ½ three orders would speak as if they were three hundred.
 */
export const priorRates = { least: 0.5, most: 20 } as const;

interface Bounds {
  least: number;
  most: number;
}

/**
 * The same mean, worth at most so many expected events. Where the question is whether a seller has *changed*, what sellers are usually like
 * must not drown what it did lately: the rate as it is now rests on some 3 expected events of a small seller, and under a prior worth 8 a
 * tripled rate would look like a limit breached with a chance of 0.3 to 0.5, whatever came.
 *
 * @example loosened({ shape: 6, rate: 8 }, 2) // { shape: 1.5, rate: 2 }
 */
export const loosened = ({ shape, rate }: Prior, most: number): Prior =>
  rate <= most ? { shape, rate } : { shape: (shape * most) / rate, rate: most };

/** A log-likelihood with its slopes and curvatures by u = ln(shape/rate) and v = ln rate. */
interface Hill {
  height: number;
  slope: [number, number];
  bend: [uu: number, uv: number, vv: number];
}

/**
 * The prior of a metric, or null with fewer than 30 sellers or 30 events: then the policy's Gamma(2, 2) stands.
 *
 * Give whole counts over a window with equal weights where you can: sums with decaying weights scatter less than Poisson counts of
 * the same size, so sellers would seem more alike than they are.
 *
 * @param observed events of each seller, 0 or more, need not be whole.
 * @param expected of each seller, in the same order; sellers with none are left out.
 * @returns rounded to 6 decimals; the same for sellers in any order.
 * @example 100 sellers, half with 2 events and half with none where 1 was expected: Gamma(20.008, 20), since that is no more than chance
 */
export function fitGammaPrior(observed: ArrayLike<number>, expected: ArrayLike<number>): Prior | null {
  const sellers = Array.from(expected).filter((value) => value > 0).length;
  const events = Array.from(expected).reduce((sum, value, i) => sum + (value > 0 ? observed[i]! : 0), 0);
  if (sellers < leastPriorSellers || events < leastPriorEvents) return null;
  const { shape, rate } = mostLikelyGamma(observed, expected, priorRates);
  return { shape: Math.round(shape * 1e6) / 1e6, rate: Math.round(rate * 1e6) / 1e6 };
}

/**
 * The most likely Gamma with a rate within bounds, by Newton's method on u = ln(shape/rate) and v = ln rate, damped wherever the
 * ground is not yet a hilltop. Needs at least one event.
 *
 * @example ten pumps of Gaver and O'Muircheartaigh (1987): shape 0.82, rate 1.26
 */
export function mostLikelyGamma(observed: ArrayLike<number>, expected: ArrayLike<number>, bounds: Bounds): Prior {
  // Sorted, so that the sums are the same to the last bit for sellers in any order.
  const pairs = Array.from(expected, (e, i): [number, number] => [observed[i]!, e])
    .filter(([, e]) => e > 0)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const o = Float64Array.from(pairs, ([value]) => value);
  const e = Float64Array.from(pairs, ([, value]) => value);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const [low, high] = [Math.log(bounds.least), Math.log(bounds.most)];
  let u = Math.log(sum(o) / sum(e));
  let v = Math.min(high, Math.max(low, Math.LN2));
  let here = hillAt(o, e, u, v);
  let damping = 1e-3;
  for (let i = 0; i < 200; i++) {
    const [du, dv] = climb(here, damping, v <= low, v >= high);
    const [nextU, nextV] = [u + du, Math.min(high, Math.max(low, v + dv))];
    const next = hillAt(o, e, nextU, nextV);
    const moved = Math.abs(nextU - u) + Math.abs(nextV - v);
    if (next.height >= here.height) {
      [u, v, here] = [nextU, nextV, next];
      damping = Math.max(1e-12, damping / 10);
    } else damping *= 10;
    if (moved < 1e-10) break;
  }
  return { shape: Math.exp(u + v), rate: Math.exp(v) };
}

/** A damped Newton step; at a bound that the slope leans against, along u alone. At most a factor of e² at once. */
function climb({ slope: [su, sv], bend: [uu, uv, vv] }: Hill, damping: number, atLow: boolean, atHigh: boolean) {
  const size = Math.abs(uu) + Math.abs(vv);
  const [a, c] = [-uu + damping * size, -vv + damping * size];
  const limited = (step: number) => Math.max(-2, Math.min(2, step));
  if ((atLow && sv < 0) || (atHigh && sv > 0)) return [limited(su / Math.max(a, 1e-12 * size)), 0] as const;
  const determinant = a * c - uv * uv;
  if (a <= 0 || determinant <= 0) return [limited(su / size), limited(sv / size)] as const;
  return [limited((c * su + uv * sv) / determinant), limited((a * sv + uv * su) / determinant)] as const;
}

/** `Σ ln Γ(a + O)/Γ(a) − a·ln(1 + E/b) − O·ln(b + E)` with a = e^(u + v), b = e^v, and its slopes. */
function hillAt(o: Float64Array, e: Float64Array, u: number, v: number): Hill {
  const b = Math.exp(v);
  const a = Math.exp(u + v);
  const [psi, psi1] = [digamma(a), trigamma(a)];
  let [height, byA, byB, byAA, byAB, byBB] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < o.length; i++) {
    const [observed, whole] = [o[i]!, b + e[i]!];
    const logarithm = Math.log1p(e[i]! / b);
    height -= a * logarithm;
    byA -= logarithm;
    byB += a / b - (a + observed) / whole;
    byAB += e[i]! / (b * whole);
    byBB += (a + observed) / (whole * whole) - a / (b * b);
    if (observed === 0) continue;
    height += logRising(a, observed) - observed * Math.log(whole);
    byA += digamma(a + observed) - psi;
    byAA += trigamma(a + observed) - psi1;
  }
  const uu = a * byA + a * a * byAA;
  const uv = uu + a * b * byAB;
  return { height, slope: [a * byA, a * byA + b * byB], bend: [uu, uv, uv + a * b * byAB + b * byB + b * b * byBB] };
}

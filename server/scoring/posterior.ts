/**
 * The ratio r of a seller's events to those expected of an acceptable one: O ~ Poisson(r·E) with a gamma prior, so that few
 * orders say little and many orders speak for themselves (Kleinman 1973, Morris 1983).
 */
import type { Prior } from './method.ts';
import { betaQuantile, gammaQuantile, gammaUpper } from './special-functions.ts';

/** Gamma with this shape and rate. */
export interface Posterior {
  shape: number;
  rate: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** Gamma(a + O, b + E). @example posteriorOf(10, 6, { shape: 2, rate: 2 }) // mean 12 / 8 = 1.5 */
export const posteriorOf = (observed: number, expected: number, prior: Prior): Posterior => ({
  shape: prior.shape + observed,
  rate: prior.rate + expected,
});

export const posteriorMean = ({ shape, rate }: Posterior): number => shape / rate;

/** The middle 95 %. */
export const posteriorInterval = ({ shape, rate }: Posterior): Interval => ({
  low: gammaQuantile(0.025, shape, rate),
  high: gammaQuantile(0.975, shape, rate),
});

/** P(r > ratio). @example chanceAbove({ shape: 12, rate: 8 }, 1.2) // 0.741241 */
export const chanceAbove = ({ shape, rate }: Posterior, ratio: number): number => gammaUpper(shape, rate * ratio);

/** How much of the estimate comes from the seller's own orders, 0 to 1. @example reliability(6, { shape: 2, rate: 2 }) // 0.75 */
export const reliability = (expected: number, prior: Prior): number => expected / (expected + prior.rate);

/** What is left of an event's weight after some nights. @example remainingWeight(90, 90) // 0.5 */
export const remainingWeight = (nights: number, halfLife: number): number => 2 ** (-nights / halfLife);

/**
 * Half-life, in days, of the rate as it is now: the fewer events are expected, the longer it must look back.
 *
 * @example currentHalfLife(0.05) // 42 days at one expected event in twenty days
 */
export const currentHalfLife = (expectedPerDay: number): number =>
  expectedPerDay > 0 ? Math.min(180, Math.max(30, 2.1 / expectedPerDay)) : 180;

/**
 * "Your data alone": Clopper and Pearson's exact 95 % interval of events / exposure. Exposure need not be whole: an
 * order that is half through its horizon counts half. Null without exposure.
 *
 * @example ownDataInterval(1, 20) // 0.12651 % … 24.873 %
 */
export function ownDataInterval(events: number, exposure: number): Interval | null {
  if (!(exposure > 0)) return null;
  const misses = Math.max(0, exposure - events);
  return {
    low: events === 0 ? 0 : betaQuantile(0.025, events, misses + 1),
    high: misses === 0 ? 1 : betaQuantile(0.975, events + 1, misses),
  };
}

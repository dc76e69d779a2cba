/**
 * Where sellers lie in a funnel plot (Spiegelhalter 2005): their rate against the volume it rests on, around the rate of
 * their whole group.
 */
import { overdispersionOf } from './funnel-limits.ts';
import { betaLower, betaUpper, normalQuantile } from './special-functions.ts';

/** Events out of orders at risk; an order half through its horizon counts half, so orders need not be whole. */
export interface FunnelPoint {
  events: number;
  exposure: number;
}

/** 2: above the 99.8 % limit · 1: above the 95 % limit · 0: within · −1, −2: below them. */
export type Place = -2 | -1 | 0 | 1 | 2;

/** The chance beyond each of the two limits of a side. */
export const tails = { inner: 0.025, outer: 0.001 } as const;

/** The rate of all together, Σ events / Σ exposure. Null without exposure. @example groupRate([{ events: 1, exposure: 20 }, { events: 2, exposure: 40 }]) // 0.05 */
export function groupRate(points: readonly FunnelPoint[]): number | null {
  const exposure = points.reduce((sum, point) => sum + point.exposure, 0);
  return exposure > 0 ? Math.min(1, points.reduce((sum, point) => sum + point.events, 0) / exposure) : null;
}

/**
 * The place by chance alone, by the exact tail of the binomial distribution: as many events or more, or as few or fewer. One
 * evaluation for most sellers; no limit is searched for.
 *
 * The tail above includes the events themselves. Without them (as the interpolated limit of the literature has it) one
 * event in a single order would lie beyond the 99.8 % limit, though it happens to one such seller of twenty-five at a rate of 4 %.
 *
 * @example placeByChance({ events: 4, exposure: 100 }, 0.01) // 1, for P(X ≥ 4) is 0.0184
 */
export function placeByChance(point: FunnelPoint, rate: number): Place {
  if (rate <= 0 || rate >= 1) return 0;
  if (point.events > rate * point.exposure) return placeOf(chanceOfAsMany(point, rate), 1);
  return placeOf(chanceOfAsFew(point, rate), -1);
}

function placeOf(chance: number, side: 1 | -1): Place {
  if (chance >= tails.inner) return 0;
  return chance < tails.outer ? ((2 * side) as Place) : side;
}

/** P(X ≥ events). @example chanceOfAsMany({ events: 1, exposure: 1 }, 0.04) // 0.04 */
export function chanceOfAsMany({ events, exposure }: FunnelPoint, rate: number): number {
  if (events <= 0) return 1;
  return events >= exposure + 1 ? 0 : betaLower(events, exposure - events + 1, rate);
}

/** P(X ≤ events). @example chanceOfAsFew({ events: 10, exposure: 1000 }, 0.02) // 0.010237 */
export function chanceOfAsFew({ events, exposure }: FunnelPoint, rate: number): number {
  return events >= exposure ? 1 : betaUpper(events + 1, exposure - events, rate);
}

/** Sellers of whom fewer events are expected scatter in steps, and would tell of those steps and not of sellers. */
const leastExpected = 5;
const leastSellers = 10;

/**
 * τ², by how much sellers of a group differ beyond chance, on the scale of arcsines; from those of whom at least five events would
 * be expected. Null where there are fewer than ten of them.
 */
export function usualSpread(points: readonly FunnelPoint[], rate: number): number | null {
  const telling = points.filter(({ exposure }) => exposure * rate >= leastExpected);
  if (telling.length < leastSellers || rate <= 0 || rate >= 1) return null;
  return overdispersionOf(
    telling.map(({ events, exposure }) => ({ events, orders: exposure })),
    rate,
  ).tau2;
}

/**
 * The place by chance and the usual spread together: never further out than by chance alone, for the scale of arcsines is
 * coarse where events are few.
 *
 * @example placeBySpread({ events: 90, exposure: 1000 }, 0.05, 0.001, 2) // 1: 2.2 standard deviations, though 5 by chance alone
 */
export function placeBySpread({ events, exposure }: FunnelPoint, rate: number, tau2: number, byChance: Place): Place {
  if (byChance === 0) return 0;
  const distance = Math.asin(Math.sqrt(Math.min(1, events / exposure))) - Math.asin(Math.sqrt(rate));
  const deviations = Math.abs(distance) / Math.sqrt(1 / (4 * exposure) + tau2);
  const reach = deviations > reaches.outer ? 2 : deviations > reaches.inner ? 1 : 0;
  return (Math.sign(byChance) * Math.min(reach, Math.abs(byChance))) as Place;
}

/** The same tails in standard deviations. */
export const reaches = { inner: normalQuantile(1 - tails.inner), outer: normalQuantile(1 - tails.outer) } as const;

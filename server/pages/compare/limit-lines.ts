/** The limits of a funnel at volumes from the smallest to the largest, as they are drawn. */
import { binomialLimit, overdispersedLimits, type Limits } from '../../scoring/funnel-limits.ts';
import { reaches, tails } from '../../scoring/funnel-places.ts';

export interface LimitLine {
  low: number[];
  high: number[];
}

export interface LimitLines {
  /** Orders, whole and evenly spread over the powers. */
  orders: number[];
  /** What chance alone explains: 95 % and 99.8 %. */
  chance: { inner: LimitLine; outer: LimitLine };
  /** What chance and the usual spread explain together; null where the spread is not known. */
  spread: { inner: LimitLine; outer: LimitLine } | null;
}

const points = 90;

export function limitLines(rate: number, tau2: number | null, most: number): LimitLines {
  const orders = [...new Set(Array.from({ length: points }, (_, at) => Math.round(most ** (at / (points - 1)))))];
  const alone = (tail: number) => orders.map((n) => chanceLimits(n, rate, tail));
  const chance = { inner: alone(tails.inner), outer: alone(tails.outer) };
  if (tau2 === null) return { orders, chance: { inner: line(chance.inner), outer: line(chance.outer) }, spread: null };
  const together = (reach: number, within: Limits[]) =>
    orders.map((n, at) => wider(overdispersedLimits(n, rate, tau2, reach), within[at]!));
  return {
    orders,
    chance: { inner: line(chance.inner), outer: line(chance.outer) },
    spread: {
      inner: line(together(reaches.inner, chance.inner)),
      outer: line(together(reaches.outer, chance.outer)),
    },
  };
}

/** The upper limit of the events is the lower one of the orders without an event, so that both count the events themselves. */
function chanceLimits(n: number, rate: number, tail: number): Limits {
  return { low: binomialLimit(n, rate, tail), high: 1 - binomialLimit(n, 1 - rate, tail) };
}

const wider = (one: Limits, other: Limits): Limits => ({
  low: Math.min(one.low, other.low),
  high: Math.max(one.high, other.high),
});

/** Four decimals of a share are finer than a pixel. */
const line = (limits: readonly Limits[]): LimitLine => ({
  low: limits.map(({ low }) => rounded(Math.max(0, low))),
  high: limits.map(({ high }) => rounded(Math.min(1, high))),
});

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

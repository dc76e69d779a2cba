/** Other ways to make one figure of a seller's events and orders: what a ranking is usually sorted by. */
export interface Counted {
  events: number;
  orders: number;
}

/** Events by orders; without orders nothing is known against the seller. @example rawRate({ events: 1, orders: 20 }) // 0.05 */
export const rawRate = ({ events, orders }: Counted): number => (orders > 0 ? events / orders : 0);

const z = 1.959_963_984_540_054;

/**
 * Upper end of Wilson's 95 % interval: "the worst that it may be".
 *
 * @example wilsonUpper({ events: 15, orders: 148 }) // 0.16048724
 */
export function wilsonUpper({ events, orders }: Counted): number {
  if (orders <= 0) return 1;
  const share = events / orders;
  const centre = share + (z * z) / (2 * orders);
  const half = z * Math.sqrt((share * (1 - share)) / orders + (z * z) / (4 * orders * orders));
  return (centre + half) / (1 + (z * z) / orders);
}

/**
 * James and Stein's shrinkage for sellers of unequal size: each raw rate is drawn to the common one by as much as chance explains, with the
 * variance between sellers from its moments (DerSimonian and Laird).
 *
 * @example jamesStein([{ events: 9, orders: 100 }, { events: 11, orders: 100 }]) // [0.1, 0.1]: no more apart than by chance
 */
export function jamesStein(sellers: readonly Counted[]): number[] {
  const known = sellers.filter(({ orders }) => orders > 0);
  const sum = (of: (one: Counted) => number): number => known.reduce((total, one) => total + of(one), 0);
  const common = sum(({ events }) => events) / sum(({ orders }) => orders);
  const chance = common * (1 - common);
  const whole = sum(({ orders }) => orders / chance);
  const squares = sum(({ orders }) => (orders / chance) ** 2);
  const q = sum((one) => (one.orders / chance) * (rawRate(one) - common) ** 2);
  const between = Math.max(0, (q - (known.length - 1)) / (whole - squares / whole));
  const weight = ({ orders }: Counted): number => 1 / (between + chance / orders);
  const centre = sum((one) => weight(one) * rawRate(one)) / sum(weight);
  return sellers.map((one) => (one.orders > 0 ? centre + between * weight(one) * (rawRate(one) - centre) : centre));
}

/** A story of a few weeks that makes every stage of a night do something. */
import { dayZero, type ToldOrder } from './marketplace.ts';

/** Deterministic, uneven: no two sellers alike. */
const spread = (seller: number, day: number, n: number): number => (seller * 31 + day * 17 + n * 7) % 100;

/**
 * Eight sellers over `days` days: S0 delivers late more and more, S1 is complained about, S7 is tiny, the others are fine.
 */
export function story(days: number): ToldOrder[] {
  const orders: ToldOrder[] = [];
  for (let seller = 0; seller < 8; seller++) {
    for (let offset = 0; offset < days; offset++) {
      const count = seller === 7 ? (offset % 9 === 0 ? 1 : 0) : 6 + (seller % 3);
      for (let n = 0; n < count; n++) orders.push(toldOrder(seller, offset, n));
    }
  }
  return orders;
}

function toldOrder(seller: number, offset: number, n: number): ToldOrder {
  const placed = dayZero + offset;
  const chance = spread(seller, offset, n);
  const late = seller === 0 ? chance < 20 + offset : chance < 3;
  const complains = seller === 1 ? chance % 10 < 3 : chance === 50;
  return {
    id: `O-${seller}-${offset}-${n}`,
    seller: `S${seller}`,
    placed,
    buyer: `B${(seller * 7 + offset * 3 + n) % 40}`,
    promised: placed + 3,
    delivered: placed + (late ? 5 : 2),
    ...(chance % 3 === 0 ? { review: { day: placed + 4, rating: late ? 1 : 5 } } : {}),
    ...(complains ? { complaint: { day: placed + 3 + (n % 4) } } : {}),
    ...(chance % 40 === 7 ? { return: { day: placed + 6, reason: 'defective' } } : {}),
  };
}

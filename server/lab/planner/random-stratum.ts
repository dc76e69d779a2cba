/**
 * The random stratum: which orders of the marketplace the lab takes, so to speak, blindly.
 *
 * Each slot draws one seller × category with a chance in proportion to its delivered orders of late, with replacement and
 * whatever the slots before have drawn. A slot therefore fails with the same chance as an order picked at random from the whole
 * market, and the slots are independent: the share of failed ones is an unbiased, binomial estimate of the market's rate per
 * order (Cochran, Sampling Techniques, 3rd ed., § 9A.3, sampling with probability proportional to size).
 */
import { seededNumbers, type Sha256 } from './seeded-numbers.ts';

/** Delivered orders of one seller in one category; null: its orders tell none. */
export type OrdersOf = readonly [seller: number, category: string | null, orders: number];

export interface RandomDraw {
  seller: number;
  category: string | null;
  orders: number;
  /** Of how many. */
  of: number;
  /** That one slot draws just this one. */
  chance: number;
}

/**
 * @param frame whom to draw from; its order is part of the draw
 * @param slots how many to draw; of an empty frame none are
 *
 * @example drawRandomStratum([[1, 'laptops', 3], [2, null, 1]], 2, sha256, seed) // two draws, seller 1 with a chance of 0.75 each
 */
export function drawRandomStratum(
  frame: readonly OrdersOf[],
  slots: number,
  sha256: Sha256,
  seed: string,
): RandomDraw[] {
  const of = frame.reduce((sum, [, , orders]) => sum + orders, 0);
  if (of === 0) return [];
  const below = seededNumbers(sha256, seed, 'random');
  return Array.from({ length: slots }, () => {
    const [seller, category, orders] = holding(frame, below(of));
    return { seller, category, orders, of, chance: orders / of };
  });
}

/** The one that the n-th order of all lies with. */
function holding(frame: readonly OrdersOf[], nth: number): OrdersOf {
  let passed = 0;
  for (const one of frame) {
    passed += one[2];
    if (nth < passed) return one;
  }
  throw new RangeError(`the frame has only ${passed} orders, not ${nth + 1}`);
}

/** The way back: how many further orders bring a seller's rate well below a threshold. */
import { chanceAbove, type Posterior } from './posterior.ts';

/**
 * The smallest count from 0 on for which a condition holds that, once true, stays true.
 *
 * @returns null if not even `most` is enough.
 */
export function smallestCount(isEnough: (count: number) => boolean, most = 10_000_000): number | null {
  if (isEnough(0)) return 0;
  let low = 0;
  let high = 1;
  while (!isEnough(high)) {
    low = high;
    high *= 2;
    if (low >= most) return null;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high <= most ? high : null;
}

/**
 * Further orders, none of them with the event or at a rate of their own, until P(r above the ratio) is at most `chance`.
 * Ageing is left out: it only helps, so the count is a promise that holds.
 *
 * @param perOrder events expected of an acceptable seller per order, allowance included.
 * @param share the rate of the further orders as a share of the acceptable one: 0 defect-free, 0.5 half of it.
 * @example ordersToRecover({ shape: 12, rate: 8 }, 1.5, 0.35, 0.011, 0) // 63 clean orders
 */
export const ordersToRecover = (
  now: Posterior,
  ratio: number,
  chance: number,
  perOrder: number,
  share: number,
): number | null =>
  smallestCount((orders) => {
    const expected = orders * perOrder;
    return chanceAbove({ shape: now.shape + expected * share, rate: now.rate + expected }, ratio) <= chance;
  });

import type { DatedCase, DatedOrder } from '../order.ts';
import { plainOrder, type OrderMetric } from './metric.ts';

const sellersReasons = ['defective', 'not_as_described', 'wrong_item', 'missing_part', 'counterfeit'];
const notTheSeller = ['buyer', 'carrier', 'platform', 'other'];

function isTheSellers({ reason, fault }: DatedCase): boolean {
  if (fault === 'seller') return true;
  if (fault !== null && notTheSeller.includes(fault)) return false;
  return reason !== null && sellersReasons.includes(reason);
}

export const countedReturn = (order: DatedOrder) => order.returns.find(isTheSellers);

/**
 * Returns without a reason or a known fault are no events; where they are more than a fifth, the rate says more of the rows than of the seller.
 *
 * @example lackReasons(3, 10) // true: 3 of 10 returns say nothing
 */
export const lackReasons = (withoutReason: number, returns: number): boolean => withoutReason > 0.2 * returns;

export const returned: OrderMetric = {
  key: 'return',
  family: 'seller',
  subject: 'order',
  label: 'Returns',
  meaning:
    'Delivered orders sent back because of the seller: defective, not as described, wrong, incomplete or counterfeit.',
  unit: { one: 'return', many: 'returns', base: 'delivered orders' },
  better: 'lower',
  base: 'delivered',
  horizon: 30,
  feeds: ['orders', 'deliveries', 'returns'],
  event: (order) => countedReturn(order)?.opened ?? null,
  example: {
    story: 'Delivered on day 104, sent back as defective on day 112: counts on day 112.',
    order: {
      ...plainOrder,
      delivered: 104,
      returns: [{ opened: 112, reason: 'defective', fault: null, closed: null, resolution: null, refundMinor: null }],
    },
    day: 112,
  },
};

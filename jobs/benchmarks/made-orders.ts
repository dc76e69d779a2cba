/** A large marketplace made by arithmetic: what happens to the n-th order of a day, the same every time. */
import type { Day } from '../../server/scoring/day.ts';
import type { OrderFacts } from '../../server/scoring/order.ts';

export interface MadeOrder {
  key: number;
  orderId: string;
  /** 1 … sellers; a few sell much, most little. */
  seller: number;
  placed: Day;
  promised: Day;
  delivered: Day;
  review: { day: Day; rating: number } | null;
  complaint: Day | null;
  returned: Day | null;
}

/** The longest life of an order, in days. */
export const lifetime = 12;

const noon = (day: Day): number => day * 86_400 + 43_200;

/** Uneven enough: a multiplicative hash, 0 to 1. */
function chance(key: number, salt: number): number {
  let hash = Math.imul(key ^ (salt * 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

export function madeOrder(key: number, placed: Day, sellers: number): MadeOrder {
  const late = chance(key, 2) < 0.03;
  const delivered = placed + (late ? 6 : 3);
  return {
    key,
    orderId: `order-${key}`,
    seller: 1 + Math.floor(sellers * chance(key, 1) ** 1.5),
    placed,
    promised: placed + 4,
    delivered,
    review: chance(key, 3) < 0.4 ? { day: delivered + 2, rating: chance(key, 4) < 0.07 ? 1 : 5 } : null,
    complaint: chance(key, 5) < 0.008 ? delivered + 1 + Math.floor(chance(key, 6) * 5) : null,
    returned: chance(key, 7) < 0.015 ? delivered + 2 + Math.floor(chance(key, 8) * 4) : null,
  };
}

/** What is known of it at the end of a day. */
export function factsBy(order: MadeOrder, day: Day): OrderFacts {
  const opened = { fault: null, closedAt: null, resolution: null, withdrawnAt: null };
  const isKnown = (when: Day | null): when is Day => when !== null && when <= day;
  const { review, complaint, returned } = order;
  return {
    market: null,
    category: null,
    grade: null,
    orderedAt: noon(order.placed),
    cancelledAt: null,
    cancelledBy: null,
    delivery: {
      promisedDay: order.promised,
      deliveredAt: order.delivered <= day ? noon(order.delivered) : null,
      carrier: null,
    },
    reviews:
      review && review.day <= day
        ? [{ reviewId: order.orderId, rating: review.rating, reviewedAt: noon(review.day), withdrawnAt: null }]
        : [],
    complaints: isKnown(complaint)
      ? [
          {
            ...opened,
            complaintId: order.orderId,
            openedAt: noon(complaint),
            reason: 'defective',
            firstReplyAt: noon(complaint),
          },
        ]
      : [],
    returns: isKnown(returned) ? [{ ...opened, openedAt: noon(returned), reason: 'defective', refundMinor: null }] : [],
    failedInspection: null,
    boughtByLab: false,
  };
}

import type { DatedOrder, Moments } from '../order.ts';
import { countedComplaint } from './complaint.ts';
import { plainOrder, type OrderMetric, type Sign } from './metric.ts';
import { countedReturn } from './return.ts';

/** So many days after its promise an order that has not come is a bad one. */
export const daysLate = 3;

/** Where more than a fifth of the bad orders are returns, the metric stands on rows that may say too little to judge by. */
export const restsOnReturns = (returns: number, badOrders: number): boolean => returns > 0.2 * badOrders;

/** The union of what can go wrong. It screens and does not score: its parts already do. */
export const badOrder: OrderMetric = {
  key: 'bad-order',
  family: 'seller',
  subject: 'order',
  label: 'Bad orders',
  meaning:
    'Orders with a complaint or a return because of the seller, more than three days late, one or two stars, or failed in our lab.',
  unit: { one: 'bad order', many: 'bad orders', base: 'orders delivered or overdue' },
  better: 'lower',
  base: 'settled',
  horizon: 45,
  feeds: ['orders', 'deliveries', 'complaints', 'returns', 'reviews'],
  signs: badSigns,
  event(order, moments) {
    const days = badSigns(order, moments).map(({ day }) => day);
    return days.length > 0 ? Math.min(...days) : null;
  },
  example: {
    story:
      'Promised for day 105, delivered on day 109, one star on day 110: bad from day 108, when it was three days late.',
    order: { ...plainOrder, promised: 105, delivered: 109, review: { day: 110, rating: 1 } },
    day: 108,
  },
};

function badSigns(order: DatedOrder, { due }: Moments): Sign[] {
  const signs: Sign[] = [];
  const complaint = countedComplaint(order);
  if (complaint) signs.push({ of: 'complaint', happened: complaint.opened, day: complaint.opened });
  const returned = countedReturn(order);
  if (returned) signs.push({ of: 'return', happened: returned.opened, day: returned.opened });
  if (due !== null && (order.delivered === null || order.delivered > due + daysLate))
    signs.push({ of: 'late-delivery', happened: due, day: due + daysLate });
  if (order.review !== null && order.review.rating <= 2)
    signs.push({ of: 'low-review', happened: order.review.day, day: order.review.day });
  const failed = order.failedInspection;
  if (failed !== null) signs.push({ of: 'inspection', happened: failed, day: failed });
  return signs;
}

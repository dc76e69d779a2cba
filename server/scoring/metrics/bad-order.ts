import { countedComplaint } from './complaint.ts';
import { plainOrder, type Metric } from './metric.ts';
import { countedReturn } from './return.ts';

const daysLate = 3;

/** Where more than a fifth of the bad orders are returns, the metric stands on rows that may say too little to judge by. */
export const restsOnReturns = (returns: number, badOrders: number): boolean => returns > 0.2 * badOrders;

/** The union of what can go wrong. It screens and does not score: its parts already do. */
export const badOrder: Metric = {
  key: 'bad-order',
  label: 'Bad orders',
  meaning:
    'Orders with any of these: a complaint, a return because of the seller, more than three days late, one or two stars.',
  unit: { one: 'bad order', many: 'bad orders', base: 'orders delivered or overdue' },
  better: 'lower',
  base: 'settled',
  horizon: 45,
  feeds: ['orders', 'deliveries', 'complaints', 'returns', 'reviews'],
  event(order, { due }) {
    const veryLate = due !== null && (order.delivered === null || order.delivered > due + daysLate);
    const days = [
      countedComplaint(order)?.opened,
      countedReturn(order)?.opened,
      veryLate ? due + daysLate : undefined,
      order.review !== null && order.review.rating <= 2 ? order.review.day : undefined,
    ].filter((day) => day !== undefined);
    return days.length > 0 ? Math.min(...days) : null;
  },
  example: {
    story:
      'Promised for day 105, delivered on day 109, one star on day 110: bad from day 108, when it was three days late.',
    order: { ...plainOrder, promised: 105, delivered: 109, review: { day: 110, rating: 1 } },
    day: 108,
  },
};

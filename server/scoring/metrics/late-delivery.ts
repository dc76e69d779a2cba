import { plainOrder, type OrderMetric } from './metric.ts';

export const lateDelivery: OrderMetric = {
  key: 'late-delivery',
  family: 'seller',
  subject: 'order',
  label: 'Late delivery',
  meaning: 'Orders that reached the buyer after the promised day, or whose promised day passed without a delivery.',
  unit: { one: 'late order', many: 'late orders', base: 'orders due' },
  better: 'lower',
  base: 'due',
  horizon: 0,
  feeds: ['orders', 'deliveries'],
  // Known on the promised day itself: nights are posted only up to the last complete day of the deliveries feed.
  event: (order, { due }) => (due === null || (order.delivered !== null && order.delivered <= due) ? null : due),
  example: {
    story: 'Promised for day 105, delivered on day 107: late on day 105.',
    order: { ...plainOrder, promised: 105, delivered: 107 },
    day: 105,
  },
};

import { plainOrder, type OrderMetric } from './metric.ts';

export const cancellation: OrderMetric = {
  key: 'cancellation',
  family: 'seller',
  subject: 'order',
  label: 'Cancellations',
  meaning: 'Orders that the seller cancelled within seven days of the order.',
  unit: { one: 'cancelled order', many: 'cancelled orders', base: 'orders' },
  better: 'lower',
  base: 'placed',
  horizon: 7,
  feeds: ['orders'],
  event: (order) => (order.cancelledBy === 'seller' ? order.cancelled : null),
  example: {
    story: 'Ordered on day 100, cancelled by the seller on day 102: counts on day 102.',
    order: { ...plainOrder, cancelled: 102, cancelledBy: 'seller' },
    day: 102,
  },
};

import type { DatedCase } from '../order.ts';
import { plainOrder, type OrderMetric } from './metric.ts';

const isRefunded = (one: DatedCase & { refundMinor?: number | null }): boolean =>
  one.resolution === 'refund' || (one.refundMinor ?? 0) > 0;

/** Shown only: a refund says nothing of whose fault it was. */
export const refund: OrderMetric = {
  key: 'refund',
  family: 'seller',
  subject: 'order',
  label: 'Refunds',
  meaning: 'Delivered orders whose buyer got money back, whatever the reason. It costs no points.',
  unit: { one: 'refund', many: 'refunds', base: 'delivered orders' },
  better: 'lower',
  base: 'delivered',
  horizon: 45,
  feeds: ['orders', 'deliveries', 'complaints', 'returns'],
  event(order) {
    const days = [...order.complaints, ...order.returns].filter(isRefunded).map((one) => one.closed ?? one.opened);
    return days.length > 0 ? Math.min(...days) : null;
  },
  example: {
    story: 'Delivered on day 104, sent back on day 110, refunded when it was closed on day 118.',
    order: {
      ...plainOrder,
      delivered: 104,
      returns: [
        {
          opened: 110,
          reason: 'change_of_mind',
          fault: 'buyer',
          closed: 118,
          resolution: 'refund',
          refundMinor: 19900,
        },
      ],
    },
    day: 118,
  },
};

import type { DatedOrder } from '../order.ts';
import { plainOrder, type OrderMetric } from './metric.ts';

/** A fault in a word that the feeds' contract does not list arrives as `other`; it never counts against the seller. */
const notTheSeller = ['buyer', 'other'];

export const countedComplaint = (order: DatedOrder) =>
  order.complaints.find(({ fault }) => fault === null || !notTheSeller.includes(fault));

export const complaint: OrderMetric = {
  key: 'complaint',
  family: 'seller',
  subject: 'order',
  label: 'Complaints',
  meaning: 'Orders about which the buyer complained, unless the complaint was withdrawn or was the buyer’s own fault.',
  unit: { one: 'complaint', many: 'complaints', base: 'orders delivered or overdue' },
  better: 'lower',
  base: 'settled',
  horizon: 45,
  feeds: ['orders', 'deliveries', 'complaints'],
  event: (order) => countedComplaint(order)?.opened ?? null,
  example: {
    story: 'Delivered on day 104, complaint on day 109, the fault not yet known: counts on day 109.',
    order: {
      ...plainOrder,
      delivered: 104,
      complaints: [{ opened: 109, reason: 'defective', fault: null, closed: null, resolution: null }],
    },
    day: 109,
  },
};

import { plainTradeIn, type TradeInMetric } from './metric.ts';

export const slowPayment: TradeInMetric = {
  key: 'slow-payment',
  family: 'trade-in',
  subject: 'trade-in',
  label: 'Slow payments',
  meaning: 'Used devices that were not paid for within six business days of the customer’s yes.',
  unit: { one: 'slow payment', many: 'slow payments', base: 'devices due for payment' },
  better: 'lower',
  base: 'paymentDue',
  horizon: 0,
  feeds: ['trade_ins'],
  source: 'payments',
  event: ({ paid }, { paymentDue }) =>
    paymentDue !== null && (paid === null || paid > paymentDue) ? paymentDue : null,
  example: {
    story: 'Accepted on Friday, day 106, and not paid by the Monday after next, day 116: slow on day 116.',
    subject: { ...plainTradeIn, received: 105, inspected: 105, accepted: true, decided: 106, paid: 117 },
    day: 116,
  },
};

import { plainTradeIn, type TradeInMetric } from './metric.ts';

export const slowInspection: TradeInMetric = {
  key: 'slow-inspection',
  family: 'trade-in',
  subject: 'trade-in',
  label: 'Slow inspections',
  meaning: 'Used devices that were not inspected within two business days of their arrival.',
  unit: { one: 'slow inspection', many: 'slow inspections', base: 'devices due for inspection' },
  better: 'lower',
  base: 'inspectionDue',
  horizon: 0,
  feeds: ['trade_ins'],
  source: 'inspection days',
  event: ({ inspected }, { inspectionDue }) =>
    inspectionDue !== null && (inspected === null || inspected > inspectionDue) ? inspectionDue : null,
  example: {
    story: 'Received on Friday, day 106, and not inspected by Tuesday, day 110: slow on day 110.',
    subject: { ...plainTradeIn, received: 106, inspected: 111 },
    day: 110,
  },
};

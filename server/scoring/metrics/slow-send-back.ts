import { plainTradeIn, type TradeInMetric } from './metric.ts';

export const slowSendBack: TradeInMetric = {
  key: 'slow-send-back',
  family: 'trade-in',
  subject: 'trade-in',
  label: 'Slow send backs',
  meaning: 'Used devices that the customer did not want to sell after all, not sent back within two business days.',
  unit: { one: 'slow send back', many: 'slow send backs', base: 'devices due to go back' },
  better: 'lower',
  base: 'sendBackDue',
  horizon: 0,
  feeds: ['trade_ins'],
  source: 'devices sent back',
  event: ({ sentBack }, { sendBackDue }) =>
    sendBackDue !== null && (sentBack === null || sentBack > sendBackDue) ? sendBackDue : null,
  example: {
    story: 'Declined on Friday, day 106, and still there on Tuesday, day 110: slow on day 110.',
    subject: { ...plainTradeIn, received: 103, inspected: 105, isCountered: true, declined: true, decided: 106 },
    day: 110,
  },
};

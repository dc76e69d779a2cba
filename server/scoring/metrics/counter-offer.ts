import { plainTradeIn, type TradeInMetric } from './metric.ts';

export const counterOffer: TradeInMetric = {
  key: 'counter-offer',
  family: 'trade-in',
  subject: 'trade-in',
  label: 'Counter-offers',
  meaning: 'Used devices for which less was offered once they had arrived than the customer was promised.',
  unit: { one: 'counter-offer', many: 'counter-offers', base: 'devices received' },
  better: 'lower',
  base: 'received',
  horizon: 30,
  feeds: ['trade_ins'],
  event: ({ isCountered, inspected, decided, received }) => (isCountered ? (inspected ?? decided ?? received) : null),
  example: {
    story: 'Received on day 109, inspected on day 112 and found worth less: a counter-offer of day 112.',
    subject: { ...plainTradeIn, received: 109, inspected: 112, isCountered: true },
    day: 112,
  },
};

import { plainOrder, type OrderMetric } from './metric.ts';

/** How long a seller has for its first answer, in hours of business days. */
export const replyHours = 24;

/** The risk opens when the time is up, so that an answer still in time is never counted and none is counted before its day. */
export const slowReply: OrderMetric = {
  key: 'slow-reply',
  family: 'seller',
  subject: 'order',
  label: 'Slow replies',
  meaning:
    'Complaints that were not answered within 24 business hours. It costs no points, but it may bring a warning.',
  unit: { one: 'slow reply', many: 'slow replies', base: 'complaints due for an answer' },
  better: 'lower',
  base: 'replyDue',
  horizon: 0,
  feeds: ['orders', 'complaints'],
  source: 'replies',
  event: ({ reply }, { replyDue }) => (reply?.late === true ? replyDue : null),
  example: {
    story:
      'A complaint of Friday, day 106, was to be answered by Monday, day 109, and was answered on day 110: slow on day 109.',
    order: { ...plainOrder, delivered: 104, reply: { due: 109, late: true } },
    day: 109,
  },
};

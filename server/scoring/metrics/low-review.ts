import { plainOrder, type OrderMetric } from './metric.ts';

export const lowReview: OrderMetric = {
  key: 'low-review',
  family: 'seller',
  subject: 'order',
  label: 'Low reviews',
  meaning: 'Reviewed orders whose first rating was one or two stars.',
  unit: { one: 'low review', many: 'low reviews', base: 'reviewed orders' },
  better: 'lower',
  base: 'reviewed',
  horizon: 0,
  feeds: ['orders', 'reviews'],
  event: ({ review }) => (review !== null && review.rating <= 2 ? review.day : null),
  example: {
    story: 'Rated two stars on day 110: counts on day 110.',
    order: { ...plainOrder, delivered: 104, review: { day: 110, rating: 2 } },
    day: 110,
  },
};

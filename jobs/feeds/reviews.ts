import { required, type Feed } from './column.ts';
import { instant, rating } from './number-columns.ts';
import { long, short } from './text-columns.ts';

export const reviews: Feed = {
  name: 'reviews',
  table: 'reviews',
  key: ['review_id'],
  activity: 'reviewed_at',
  waitsFor: 'order',
  columns: [
    required(short('review_id')),
    required(short('order_id')),
    required(rating('rating')),
    required(instant('reviewed_at')),
    long('title'),
    long('body'),
    short('language'),
    instant('withdrawn_at'),
  ],
  sequences: [['reviewed_at', 'withdrawn_at', 'withdrawn before reviewed']],
};

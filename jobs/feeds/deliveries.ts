import { required, type Feed } from './column.ts';
import { day, instant } from './number-columns.ts';
import { short } from './text-columns.ts';

export const deliveries: Feed = {
  name: 'deliveries',
  table: 'deliveries',
  key: ['order_id'],
  activity: 'delivered_at',
  waitsFor: 'order',
  columns: [
    required(short('order_id')),
    day('promised_on', 'promised_day', 'number'),
    instant('shipped_at'),
    instant('delivered_at'),
    short('carrier'),
  ],
  sequences: [['shipped_at', 'delivered_at', 'delivered before shipped']],
};

import { required, type Feed } from './column.ts';
import { instant, money } from './number-columns.ts';
import { currency, short, word } from './text-columns.ts';
import { cancellers, grades } from './words.ts';

export const orders: Feed = {
  name: 'orders',
  table: 'orders',
  key: ['order_id'],
  activity: 'ordered_at',
  waitsFor: 'seller',
  columns: [
    required(short('order_id')),
    required(short('seller_id', 'seller')),
    required(instant('ordered_at')),
    short('market'),
    short('category'),
    word('grade', grades, 'other'),
    money('price_minor'),
    currency('currency'),
    short('buyer_ref'),
    instant('cancelled_at'),
    word('cancelled_by', cancellers, 'unknown'),
  ],
  sequences: [['ordered_at', 'cancelled_at', 'cancelled before ordered']],
};

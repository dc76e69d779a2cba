import { required, type Feed } from './column.ts';
import { instant, money } from './number-columns.ts';
import { currency, short, word } from './text-columns.ts';
import { customerDecisions } from './words.ts';

export const tradeIns: Feed = {
  name: 'trade_ins',
  table: 'trade_ins',
  key: ['trade_in_id'],
  activity: 'offered_at',
  waitsFor: 'seller',
  columns: [
    required(short('trade_in_id')),
    required(short('seller_id', 'seller')),
    required(instant('offered_at')),
    money('offer_minor'),
    currency('currency'),
    short('category'),
    instant('received_at'),
    instant('inspected_at'),
    money('counter_offer_minor'),
    word('customer_decision', customerDecisions, 'other'),
    instant('decided_at'),
    instant('paid_at'),
    instant('sent_back_at'),
  ],
  sequences: [
    ['offered_at', 'received_at', 'received before offered'],
    ['received_at', 'inspected_at', 'inspected before received'],
    ['decided_at', 'paid_at', 'paid before decided'],
  ],
};

import { required, type Feed } from './column.ts';
import { instant, money } from './number-columns.ts';
import { short, word } from './text-columns.ts';
import { faults, resolutions, returnReasons } from './words.ts';

export const returns: Feed = {
  name: 'returns',
  table: 'returns',
  key: ['return_id'],
  activity: 'opened_at',
  waitsFor: 'order',
  columns: [
    required(short('return_id')),
    required(short('order_id')),
    required(instant('opened_at')),
    word('reason', returnReasons, 'other'),
    word('fault', faults, 'unknown'),
    instant('received_at'),
    instant('closed_at'),
    word('resolution', resolutions, 'other'),
    money('refund_minor'),
    instant('withdrawn_at'),
  ],
  sequences: [
    ['opened_at', 'received_at', 'received before opened'],
    ['opened_at', 'closed_at', 'closed before opened'],
    ['opened_at', 'withdrawn_at', 'withdrawn before opened'],
  ],
};

import { required, type Feed } from './column.ts';
import { instant } from './number-columns.ts';
import { short, word } from './text-columns.ts';
import { complaintReasons, faults, resolutions } from './words.ts';

export const complaints: Feed = {
  name: 'complaints',
  table: 'complaints',
  key: ['complaint_id'],
  activity: 'opened_at',
  waitsFor: 'order',
  columns: [
    required(short('complaint_id')),
    required(short('order_id')),
    required(instant('opened_at')),
    word('reason', complaintReasons, 'other'),
    word('fault', faults, 'unknown'),
    instant('first_reply_at'),
    instant('closed_at'),
    word('resolution', resolutions, 'other'),
    instant('withdrawn_at'),
  ],
  sequences: [
    ['opened_at', 'first_reply_at', 'answered before opened'],
    ['opened_at', 'closed_at', 'closed before opened'],
    ['opened_at', 'withdrawn_at', 'withdrawn before opened'],
  ],
};

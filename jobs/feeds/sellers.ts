import { required, type Feed } from './column.ts';
import { day } from './number-columns.ts';
import { email, short, word } from './text-columns.ts';
import { kinds } from './words.ts';

export const sellers: Feed = {
  name: 'sellers',
  table: 'sellers',
  key: ['seller_id'],
  activity: null,
  waitsFor: null,
  columns: [
    required(short('seller_id')),
    required(short('name')),
    word('kind', kinds, 'other'),
    short('country'),
    day('joined_on', 'joined_on', 'text'),
    email('manager_email'),
  ],
  sequences: [],
};

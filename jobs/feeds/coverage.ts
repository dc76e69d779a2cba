import { required, type Column, type Feed } from './column.ts';
import { count, pastDay } from './number-columns.ts';

/** The feeds whose days a source may call complete. */
const covered = new Set(['sellers', 'orders', 'deliveries', 'reviews', 'complaints', 'returns', 'trade_ins']);

const feedName: Column = {
  name: 'feed',
  stored: 'feed',
  required: true,
  read: (text, start, end) => {
    const cell = text.slice(start, end).trim();
    return covered.has(cell) ? cell : undefined;
  },
  explain: () => `is not one of ${[...covered].join(', ')}`,
};

export const coverage: Feed = {
  name: 'coverage',
  table: 'feed_days',
  key: ['feed', 'day'],
  activity: null,
  waitsFor: null,
  columns: [feedName, required(pastDay('day')), count('rows', 'announced')],
  sequences: [],
};

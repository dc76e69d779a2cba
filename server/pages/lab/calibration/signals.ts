/** What a seller is known for before the lab orders from it, and how each is said. */
import { message } from '../../../languages/texts.ts';
import type { Calibration } from '../../../lab/calibration.ts';

export const signals = [
  {
    metric: 'complaint',
    rate: message('complaint rate'),
    head: message('complaints:'),
    groups: {
      few: message('Few complaints'),
      some: message('Some complaints'),
      many: message('Many complaints'),
      alike: message('All alike: complaints'),
    },
  },
  {
    metric: 'low-review',
    rate: message('rate of low reviews'),
    head: message('low reviews:'),
    groups: {
      few: message('Few low reviews'),
      some: message('Some low reviews'),
      many: message('Many low reviews'),
      alike: message('All alike: low reviews'),
    },
  },
  {
    metric: 'return',
    rate: message('return rate'),
    head: message('returns:'),
    groups: {
      few: message('Few returns'),
      some: message('Some returns'),
      many: message('Many returns'),
      alike: message('All alike: returns'),
    },
  },
] as const;
export type Signal = (typeof signals)[number];

export interface Found {
  signal: Signal;
  calibration: Calibration;
}

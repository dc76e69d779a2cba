/**
 * How orders of a made-up seller go wrong. Four causes, of which an order has at most one, so that the rates of all metrics are sums; at
 * ratio 1 everywhere each metric stands exactly at the default policy's acceptable rate.
 */
import { defaultPolicy } from '../../../server/scoring/policy.ts';

/** How a seller's causes compare to those of an exactly acceptable one. */
export interface Causes {
  /** The device is faulty: complaints, returns, bad reviews. */
  device: number;
  /** The parcel is late: complaints and bad reviews now and then. */
  parcel: number;
  /** The buyer is not impressed: a bad review, should there be one. */
  impression: number;
  /** The shelf is empty: the seller cancels. */
  shelf: number;
}

export const causeNames = ['device', 'parcel', 'impression', 'shelf'] as const;

export const allCauses = (ratio: number): Causes => ({
  device: ratio,
  parcel: ratio,
  impression: ratio,
  shelf: ratio,
});

const acceptable = (metric: string): number => defaultPolicy.metrics[metric]!.acceptable!;

const late = acceptable('late-delivery');
const faulty = 0.022;
/** Share of orders that are reviewed. */
export const reviewed = 0.15;
const lowIfFaulty = 0.6;
const lowIfLate = 0.1;
const complaintIfFaulty = 0.35;
const complaintIfLate = (acceptable('complaint') - faulty * complaintIfFaulty) / late;
const returnIfFaulty = acceptable('return') / faulty;
const unimpressed = acceptable('low-review') - faulty * lowIfFaulty - late * lowIfLate;

/** What is left for late orders of the acceptable rate of bad orders decides how many of them are more than three days late. */
const badIfFaulty = 1 - (1 - returnIfFaulty) * (1 - complaintIfFaulty) * (1 - reviewed * lowIfFaulty);
const badIfLate = (acceptable('bad-order') - faulty * badIfFaulty - unimpressed * reviewed) / late;
const veryLate = 1 - (1 - badIfLate) / ((1 - complaintIfLate) * (1 - reviewed * lowIfLate));

/** Chances of the causes at ratio 1, and of what follows from them. */
export const chances = {
  causes: { device: faulty, parcel: late, impression: unimpressed, shelf: acceptable('cancellation') },
  complaint: { device: complaintIfFaulty, parcel: complaintIfLate },
  low: { device: lowIfFaulty, parcel: lowIfLate },
  return: returnIfFaulty,
  veryLate,
};

/** The true ratios of the metrics that follow from the causes. @example ratiosOf(allCauses(2)).complaint // 2 */
export function ratiosOf({ device, parcel, impression, shelf }: Causes): Readonly<Record<string, number>> {
  const complaints = device * faulty * complaintIfFaulty + parcel * late * complaintIfLate;
  const low = device * faulty * lowIfFaulty + parcel * late * lowIfLate + impression * unimpressed;
  const bad = device * faulty * badIfFaulty + parcel * late * badIfLate + impression * unimpressed * reviewed;
  return {
    'late-delivery': parcel,
    complaint: complaints / acceptable('complaint'),
    return: device,
    'low-review': low / acceptable('low-review'),
    cancellation: shelf,
    'bad-order': bad / acceptable('bad-order'),
  };
}

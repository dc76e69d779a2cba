/** A return of an order: whether, when, why, whose fault, and what was paid back. */
import type { Random } from './random.ts';
import { risingSums } from './random.ts';

export interface Return {
  opened: number;
  reason: string;
  fault: string;
  received: number;
  closed: number;
  resolution: string;
  refund: number | null;
}

const secondsPerDay = 86_400;
const sellerReasons = ['defective', 'not_as_described', 'wrong_item', 'missing_part', 'counterfeit'];
const sellerSums = risingSums([52, 28, 9, 10, 1]);
const misleadingSums = risingSums([20, 70, 5, 5, 0]);
const otherReasons = ['change_of_mind', 'damaged_in_transit', 'warranty', 'locked_device', 'other', ''];
const otherSums = risingSums([78, 7, 4, 1, 6, 4]);
const otherFaults: Readonly<Record<string, string>> = {
  change_of_mind: 'buyer',
  damaged_in_transit: 'carrier',
  locked_device: 'buyer',
};

/** Returns for reasons that are not the seller's, of all delivered orders. */
export const otherReturnRate = 0.033;

/** @param misleading most of the seller's returns say "not as described". */
export function sendBack(
  random: Random,
  delivered: number,
  price: number,
  { sellersFault, misleading }: { sellersFault: boolean; misleading: boolean },
): Return {
  const reason = sellersFault
    ? sellerReasons[random.weighted(misleading ? misleadingSums : sellerSums)]!
    : otherReasons[random.weighted(otherSums)]!;
  const after = Math.min(29, Math.floor(random.exponential(4) + random.exponential(4)));
  const day = Math.floor(delivered / secondsPerDay) + after;
  const opened = Math.max(day * secondsPerDay + random.between(25_200, 82_800), delivered + 1800);
  const received = opened + Math.round(secondsPerDay * (2.5 + random.exponential(3)));
  const closed = received + Math.round(secondsPerDay * (0.3 + random.exponential(1.5)));
  const faultKnown = random.chance(0.8);
  const outcome = random.next();
  const mended = sellersFault || reason === 'warranty';
  const resolution =
    outcome < 0.8 ? 'refund' : outcome > 0.96 ? 'rejected' : mended ? random.pick(['replace', 'repair']) : 'refund';
  const whole = random.chance(0.93);
  return {
    opened,
    reason,
    fault: sellersFault ? (faultKnown ? 'seller' : 'unknown') : (otherFaults[reason] ?? (faultKnown ? 'none' : '')),
    received,
    closed,
    resolution,
    refund: resolution === 'refund' ? (whole ? price : Math.round(price * 0.7)) : null,
  };
}

/** A complaint about an order: whether, when, why, whose fault, and how it was answered. */
import type { Parcel } from './delivery.ts';
import type { Random } from './random.ts';
import { risingSums } from './random.ts';
import type { Rate } from './stories.ts';

export interface Complaint {
  opened: number;
  reason: string;
  fault: string;
  replied: number;
  closed: number;
  resolution: string;
  withdrawn: number | null;
}

const secondsPerDay = 86_400;
const productReasons = [
  'defective',
  'not_as_described',
  'battery',
  'wrong_item',
  'missing_part',
  'locked_device',
  'invoice',
  'other',
];
const productSums = risingSums([34, 22, 14, 7, 10, 4, 5, 4]);
const faults = ['seller', 'unknown', 'none', 'carrier', 'platform', ''];
const faultSums = risingSums([60, 18, 8, 4, 2, 8]);
const resolutions = ['refund', 'replace', 'repair', 'advice', 'rejected'];
const resolutionSums = risingSums([42, 18, 16, 18, 6]);

/** How probable a complaint is, so that complaints on all orders together come to the seller's rate. */
export function complaintChance(rates: Record<Rate, number>, parcel: Parcel, returned: boolean): number {
  if (parcel.delivered === null) return 0.7;
  if (returned) return 0.22;
  if (parcel.daysLate > 2) return 0.08;
  return Math.max(0.0004, rates.complaint - 0.22 * rates.return - 0.015 * rates.late - 0.001);
}

export function complain(random: Random, parcel: Parcel): Complaint {
  const lost = parcel.delivered === null;
  const lateReason = lost ? 'not_delivered' : parcel.daysLate > 2 && random.chance(0.7) ? 'late' : null;
  const after = Math.min(44, Math.floor(lost ? 1 + random.exponential(3) : random.exponential(lateReason ? 2 : 9)));
  const day = (lost ? parcel.promised : parcel.deliveredDay) + after;
  const daytime = day * secondsPerDay + random.between(25_200, 82_800);
  const opened = parcel.delivered === null ? daytime : Math.max(daytime, parcel.delivered + 900);
  const replied =
    opened + Math.round(random.chance(0.93) ? 600 + 70_000 * random.next() : 90_000 + 200_000 * random.next());
  const closed = replied + Math.round(secondsPerDay * (0.2 + random.exponential(4)));
  return {
    opened,
    reason: lateReason ?? productReasons[random.weighted(productSums)]!,
    fault: lateReason && random.chance(0.4) ? 'carrier' : faults[random.weighted(faultSums)]!,
    replied,
    closed,
    resolution: resolutions[random.weighted(resolutionSums)]!,
    withdrawn: random.chance(0.03) ? opened + random.between(3600, 4 * secondsPerDay) : null,
  };
}

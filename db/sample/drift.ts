/** Lets some sellers get worse, each early enough that its evidence is strong on one of the last nights. */
import { reviewedShare } from './review.ts';
import type { SampleSeller } from './sellers.ts';
import { acceptable, drifts, type Rate } from './stories.ts';

/** ln of what the evidence gains until it is strong. Tried: fewer than ln(20 × 365 nights × 5 ratios), for luck needs to be with one ratio only. */
const evidenceNeeded = 6;
/** Demand has grown, and autumn is strong. */
const demand = 1.15;
const allowance = 1.1;
/** About the middle of the nights that no manager has decided yet. */
const nightsSince = 7;
const reportingDelay: Readonly<Record<Rate, number>> = {
  late: 4,
  complaint: 12,
  return: 11,
  lowReview: 12,
  cancellation: 1,
};

export function startDrifts(sellers: readonly SampleSeller[]): void {
  const bySize = sellers.filter((seller) => !seller.story).sort((a, b) => b.ordersPerDay - a.ordersPerDay);
  for (const { place, rate, times } of drifts) {
    const seller = bySize[place];
    if (!seller) continue;
    const from = nightsSince + reportingDelay[rate] + nightsToEvidence(seller, rate, times);
    if (from < 100) seller.shifts.push({ rate, times, from, to: -1 });
  }
}

/** Each expected event adds r·ln r − (r − 1) to the evidence, on average, when events come r times as often as expected. */
function nightsToEvidence(seller: SampleSeller, rate: Rate, times: number): number {
  const bases = seller.ordersPerDay * (rate === 'lowReview' ? reviewedShare : 1);
  const expected = demand * bases * acceptable[rate] * allowance;
  const ratio = times / allowance;
  return Math.round(evidenceNeeded / (expected * (ratio * Math.log(ratio) - (ratio - 1))));
}

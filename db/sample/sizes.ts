/** Shares the sample's orders out among its sellers, and says what each one sells and how well on a given day. */
import type { Day } from '../../server/scoring/day.ts';
import { demandOn } from './season.ts';
import type { SampleSeller, Stretch } from './sellers.ts';
import { acceptable, type Rate } from './stories.ts';

/** Sets `ordersPerDay` so that about `orders` are placed in all. */
export function sizeSellers(sellers: readonly SampleSeller[], orders: number, stretch: Stretch): void {
  const ordinaryDays = (from: Day) => {
    let days = 0;
    for (let day = Math.max(from, stretch.from); day <= stretch.until; day += 1) days += demandThen(day, stretch);
    return days;
  };
  const drawn: { seller: SampleSeller; days: number }[] = [];
  let left = orders;
  for (const seller of sellers) {
    const days = ordinaryDays(seller.joined);
    if (!seller.story) drawn.push({ seller, days });
    else if (seller.story.shareOfAll) seller.ordersPerDay = (orders * seller.story.shareOfAll) / days;
    else seller.ordersPerDay = seller.story.ordersPerDay ?? 0;
    if (seller.story) left -= seller.ordersPerDay * days;
  }
  const sum = drawn.reduce((total, { seller, days }) => total + seller.ordersPerDay * days, 0);
  for (const { seller } of drawn) seller.ordersPerDay *= Math.max(left, orders * 0.1) / sum;
}

/** Season and the growth of the whole marketplace. */
export const demandThen = (day: Day, stretch: Stretch): number =>
  demandOn(day) * (0.85 + (0.3 * (day - stretch.from)) / stretch.nights);

/** A seller's true rates on a day, with the shifts of its story. */
export function ratesOn(seller: SampleSeller, nightsLeft: number): Record<Rate, number> {
  const active = seller.shifts.filter((shift) => nightsLeft <= shift.from && nightsLeft > shift.to);
  if (active.length === 0) return seller.rates;
  const rates = { ...seller.rates };
  for (const { rate, times } of active) rates[rate] = Math.max(rates[rate], acceptable[rate] * times);
  return rates;
}

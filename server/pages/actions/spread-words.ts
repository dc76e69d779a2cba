/** How a spread check is said: what is looked for, and how surprising a seller is. */
import { count, interval, percent } from '../../helpers/numbers.ts';
import type { SellerSpread, TestedOrder, Trait } from '../../lab/spread.ts';

/** The sentence of a checklist's item as it was found to be untrue; its key, where no order says it any more. */
export function textOfItem(orders: readonly TestedOrder[], item: string): string {
  for (const { found } of orders) {
    const fault = found.find((one) => one.item === item);
    if (fault) return fault.text;
  }
  return item;
}

/** '“The glass is whole.” on iphone 12', 'batch lg-22' */
export function traitWords(trait: Trait, orders: readonly TestedOrder[]): string {
  switch (trait.kind) {
    case 'item':
      return `“${textOfItem(orders, trait.item)}”`;
    case 'model':
      return `“${textOfItem(orders, trait.item)}” on ${trait.model}`;
    default:
      return `${trait.kind} ${trait.value}`;
  }
}

/** A chance as people say it: '1 in 350'; what happens every second time surprises nobody. */
export function chanceWords(chance: number): string {
  if (chance > 0.5) return 'not unusual';
  return chance < 1e-6 ? 'under 1 in 1,000,000' : `1 in ${count(Math.round(1 / chance))}`;
}

export const presentSeller = (spread: SellerSpread) => ({
  name: spread.sellerName,
  sellerId: spread.sellerId,
  order: spread.order,
  shown: `${spread.shown} of ${spread.tested}`,
  rate: percent(spread.rate),
  interval: interval(spread.low, spread.high),
  expected: percent(spread.expected),
  chance: chanceWords(spread.chance),
  ...{ value: spread.rate, low: spread.low, high: spread.high, share: spread.expected },
});

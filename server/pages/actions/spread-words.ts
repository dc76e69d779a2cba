/** How a spread check is said: what is looked for, and how surprising a seller is. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
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
export function traitWords(trait: Trait, orders: readonly TestedOrder[], t: Texts): string {
  switch (trait.kind) {
    case 'item':
      return t('“{text}”', { text: t(textOfItem(orders, trait.item)) });
    case 'model':
      return t('“{text}” on {model}', { text: t(textOfItem(orders, trait.item)), model: trait.model });
    case 'part':
      return t('part {value}', { value: trait.value });
    case 'batch':
      return t('batch {value}', { value: trait.value });
  }
}

/** A chance as people say it: '1 in 350'; what happens every second time surprises nobody. */
export function chanceWords(chance: number, t: Texts): string {
  if (chance > 0.5) return t('not unusual');
  const { count } = numbersIn(t.language);
  return chance < 1e-6
    ? t('under 1 in {count}', { count: count(1_000_000) })
    : t('1 in {count}', { count: count(Math.round(1 / chance)) });
}

export function presentSeller(spread: SellerSpread, t: Texts) {
  const { count, interval, percent } = numbersIn(t.language);
  return {
    name: spread.sellerName,
    sellerId: spread.sellerId,
    order: spread.order,
    shown: t('{part} of {whole}', { part: count(spread.shown), whole: count(spread.tested) }),
    rate: percent(spread.rate),
    interval: interval(spread.low, spread.high),
    expected: percent(spread.expected),
    chance: chanceWords(spread.chance, t),
    ...{ value: spread.rate, low: spread.low, high: spread.high, share: spread.expected },
  };
}

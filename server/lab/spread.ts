/**
 * The spread check: is the same fault found at other sellers, and more often than chance would have it?
 *
 * For each seller, the share of its comparable test orders that show the fault stands beside the share to expect: that of all
 * other sellers' comparable orders, with half an order added to the faulty and to the sound ones (Jeffreys), so that a share is
 * never taken for impossible. `chance` is how likely a seller with the expected share would show it at least as often: the upper
 * tail of the binomial distribution. The smaller it is, the more surprising the seller.
 */
import { betaLower } from '../scoring/special-functions.ts';
import { randomStratumRate } from './planner/random-stratum-rate.ts';

export interface TestedOrder {
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  category: string | null;
  /** As it stands on the device, or in the offer; null: not noted. */
  model: string | null;
  found: readonly FoundFault[];
}

export interface FoundFault {
  /** Key of the checklist's item. */
  item: string;
  text: string;
  part: string | null;
  batch: string | null;
}

/** What is looked for: an item of the checklist, the item on one model, a part, or a batch. */
export type Trait =
  | { kind: 'item'; item: string }
  | { kind: 'model'; item: string; model: string }
  | { kind: 'part' | 'batch'; value: string };

/** As people type the same thing: capitals and blanks make no difference. */
export const sameWords = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

const shows = (order: TestedOrder, trait: Trait): boolean =>
  order.found.some((fault) => {
    if (trait.kind === 'item') return fault.item === trait.item;
    if (trait.kind === 'model') return fault.item === trait.item && sameWords(order.model ?? '') === trait.model;
    return sameWords(fault[trait.kind] ?? '') === trait.value;
  });

/** Orders that could show it: of the model, or of the categories in which it was seen at all. */
function comparable(orders: readonly TestedOrder[], trait: Trait): TestedOrder[] {
  if (trait.kind === 'model') return orders.filter(({ model }) => sameWords(model ?? '') === trait.model);
  const seen = new Set(orders.filter((order) => shows(order, trait)).map(({ category }) => category));
  return orders.filter(({ category }) => seen.has(category));
}

export interface SellerSpread {
  seller: number;
  sellerId: string;
  sellerName: string;
  /** Orders that show it, of those that could. */
  shown: number;
  tested: number;
  rate: number;
  /** 95 %, Clopper and Pearson. */
  low: number;
  high: number;
  expected: number;
  chance: number;
  /** The latest order that shows it. */
  order: number;
}

export interface Spread {
  trait: Trait;
  shown: number;
  tested: number;
  /** Of the same category, on other models: only where it is about a model. */
  elsewhere: { shown: number; tested: number } | null;
  /** Sellers that show it, the most surprising first. */
  sellers: SellerSpread[];
}

export function spreadOf(orders: readonly TestedOrder[], trait: Trait): Spread {
  const all = comparable(orders, trait);
  const shown = all.filter((order) => shows(order, trait)).length;
  const sellers = [...Map.groupBy(all, ({ seller }) => seller).values()]
    .map((own) => sellerSpread(own, trait, { shown, tested: all.length }))
    .filter((spread) => spread !== null)
    .sort((one, other) => one.chance - other.chance || other.shown - one.shown || one.seller - other.seller);
  return { trait, shown, tested: all.length, elsewhere: elsewhereOf(orders, all, trait), sellers };
}

function sellerSpread(
  own: readonly TestedOrder[],
  trait: Trait,
  whole: { shown: number; tested: number },
): SellerSpread | null {
  const showing = own.filter((order) => shows(order, trait));
  const last = showing.at(-1);
  if (!last) return null;
  const { seller, sellerId, sellerName, id } = last;
  const { rate, low, high } = randomStratumRate(showing.length, own.length);
  const expected = expectedShare(whole.shown - showing.length, whole.tested - own.length);
  return {
    ...{ seller, sellerId, sellerName, shown: showing.length, tested: own.length, order: id, expected },
    ...{ rate: rate as number, low: low as number, high: high as number },
    chance: chanceOfAtLeast(showing.length, own.length, expected),
  };
}

/** @example expectedShare(2, 99) // 0.025 */
export const expectedShare = (shown: number, tested: number): number => (shown + 0.5) / (tested + 1);

/**
 * P(X ≥ k) of a binomial distribution, by the incomplete beta function.
 *
 * @example chanceOfAtLeast(2, 4, 0.1) // 0.0523
 */
export const chanceOfAtLeast = (k: number, n: number, share: number): number =>
  k <= 0 ? 1 : betaLower(k, n - k + 1, share);

function elsewhereOf(orders: readonly TestedOrder[], ofModel: readonly TestedOrder[], trait: Trait) {
  if (trait.kind !== 'model') return null;
  const categories = new Set(ofModel.map(({ category }) => category));
  const others = orders.filter(
    ({ category, model }) => categories.has(category) && sameWords(model ?? '') !== trait.model,
  );
  const faulty = others.filter(({ found }) => found.some(({ item }) => item === trait.item));
  return { shown: faulty.length, tested: others.length };
}

/** All that was found on these orders, as traits, each once. */
export function traitsOf(orders: readonly TestedOrder[]): Trait[] {
  const traits = orders.flatMap(({ model, found }) =>
    found.flatMap(({ item, part, batch }): Trait[] => [
      { kind: 'item', item },
      ...(model === null ? [] : [{ kind: 'model', item, model: sameWords(model) } as const]),
      ...(part === null ? [] : [{ kind: 'part', value: sameWords(part) } as const]),
      ...(batch === null ? [] : [{ kind: 'batch', value: sameWords(batch) } as const]),
    ]),
  );
  return [...new Map(traits.map((trait) => [JSON.stringify(trait), trait])).values()];
}

/** Faults that several sellers show, the most surprising of their sellers first. */
export const spreadFaults = (orders: readonly TestedOrder[]): Spread[] =>
  traitsOf(orders)
    .map((trait) => spreadOf(orders, trait))
    .filter(({ sellers }) => sellers.length > 1)
    .sort((one, other) => one.sellers[0]!.chance - other.sellers[0]!.chance || other.shown - one.shown);

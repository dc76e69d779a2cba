/** What the form of a purchase says, field by field, with a fault beside each that cannot be taken. */
import { minorUnits } from '../../../lab/typed-money.ts';
import type { Day } from '../../../scoring/day.ts';
import type { NewMysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { categories, grades } from '../words.ts';
import {
  amountFault,
  broken,
  currencyFault,
  dayFault,
  marketFault,
  readFields,
  textFault,
  wordFault,
} from './field-rules.ts';

/** In the order of the form. A draw settles the first two. */
export const fields = [
  ...(['seller', 'cause', 'ordered_on', 'market', 'identity', 'anyway', 'category', 'grade', 'model'] as const),
  ...(['price', 'shipping', 'currency', 'order_id', 'notes'] as const),
];
export type Field = (typeof fields)[number];
export type Purchase = Record<Field, string>;
export type Faults = Partial<Record<Field, string>>;

export const readPurchase = (body: unknown): Purchase => {
  const form = readFields(body, fields);
  return { ...form, market: form.market.toUpperCase(), currency: form.currency.toUpperCase() };
};

export const fieldLabels: Record<Field, string> = {
  ...{ seller: 'Seller', cause: 'Who asked for it, and why', ordered_on: 'Ordered', market: 'Market' },
  ...{ identity: 'Identity', anyway: 'Identity', category: 'Category', grade: 'Sold as', model: 'Model' },
  ...{ price: 'Price', shipping: 'Shipping', currency: 'Currency', order_id: 'Order number', notes: 'Notes' },
};

/** The seller, the order number and the identity are looked up by the caller. */
export const purchaseFaults = (form: Purchase, today: Day): Faults =>
  broken<Field>({
    ...{ cause: textFault(form.cause), ordered_on: dayFault(form.ordered_on, today) },
    ...{ market: marketFault(form.market), model: textFault(form.model, 200) },
    ...{ category: wordFault(form.category, categories), grade: wordFault(form.grade, grades) },
    ...{ price: amountFault(form.price, form.currency), shipping: amountFault(form.shipping, form.currency) },
    currency: currencyFault(form.currency, [form.price, form.shipping]),
    ...{ order_id: textFault(form.order_id, 100), notes: textFault(form.notes) },
  });

export type Bought = Omit<NewMysteryOrder, 'seller' | 'draw' | 'labDraw' | 'cause' | 'loggedBy' | 'loggedAt'>;

/** Of a form without faults. An order without a market was placed where its identity lives. */
export function boughtIn(form: Purchase, identities: readonly { id: number; market: string }[]): Bought {
  const buyer = identities.find(({ id }) => String(id) === form.identity);
  const amount = (text: string) => (text === '' ? null : minorUnits(text, form.currency));
  return {
    ...{ category: form.category || null, grade: form.grade || null, market: form.market || (buyer?.market ?? null) },
    ...{ model: form.model || null, orderId: form.order_id || null, orderedOn: form.ordered_on, notes: form.notes },
    ...{ priceMinor: amount(form.price), shippingMinor: amount(form.shipping), currency: form.currency || null },
    identity: buyer?.id ?? null,
    ...{ receivedOn: null, inspectedOn: null, quality: null, delivery: null, packaging: null },
    ...{ verdict: null, safetyFinding: null },
  };
}

/** What the form of a purchase says, field by field, with a fault beside each that cannot be taken. */
import { message, type Texts } from '../../../languages/texts.ts';
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
const fields = [
  ...(['seller', 'cause', 'ordered_on', 'market', 'identity', 'anyway', 'category', 'grade', 'model'] as const),
  ...(['price', 'shipping', 'currency', 'order_id', 'notes'] as const),
];
export type Field = (typeof fields)[number];
export type Purchase = Record<Field, string>;

export interface Faults extends Partial<Record<Field, string>> {
  /** Something speaks against the identity, and whoever takes it all the same has to say so. */
  needsTick?: true;
}

export const readPurchase = (body: unknown): Purchase => {
  const form = readFields(body, fields);
  return { ...form, market: form.market.toUpperCase(), currency: form.currency.toUpperCase() };
};

export const fieldLabels: Record<Field, string> = {
  ...{ seller: message('Seller'), cause: message('Who asked for it, and why'), ordered_on: message('Ordered') },
  ...{ market: message('Market'), identity: message('Identity'), anyway: message('Identity') },
  ...{ category: message('Category'), grade: message('Sold as'), model: message('Model'), price: message('Price') },
  ...{ shipping: message('Shipping'), currency: message('Currency'), order_id: message('Order number') },
  notes: message('Notes'),
};

/** The seller, the order number and the identity are looked up by the caller. */
export const purchaseFaults = (form: Purchase, today: Day, t: Texts): Faults =>
  broken<Field>({
    ...{ cause: textFault(form.cause, t), ordered_on: dayFault(form.ordered_on, today, t) },
    ...{ market: marketFault(form.market, t), model: textFault(form.model, t, 200) },
    ...{ category: wordFault(form.category, categories, t), grade: wordFault(form.grade, grades, t) },
    ...{ price: amountFault(form.price, form.currency, t), shipping: amountFault(form.shipping, form.currency, t) },
    currency: currencyFault(form.currency, [form.price, form.shipping], t),
    ...{ order_id: textFault(form.order_id, t, 100), notes: textFault(form.notes, t) },
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

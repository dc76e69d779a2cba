/** The forms of an order's page: filled with what is known, or with what was typed when it could not be taken. */
import { stageOf } from '../../../lab/stage.ts';
import { typedAmount } from '../../../lab/typed-money.ts';
import { message } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { categories, grades } from '../words.ts';
import { faultLines } from './field-rules.ts';
import type { Step } from './next-step.ts';
import type { Typed } from './order-page.ts';
import type { KnownOrder } from './present-order.ts';
import { wordOptions } from './present-purchase.ts';

/** @param step the next step, whose form stands on top of the page already */
export function presentForms(
  { order, today, t }: Pick<KnownOrder, 'order' | 'today' | 't'>,
  step: Step,
  typed: Typed | null,
) {
  const stage = stageOf(order);
  const underCover = stage !== 'revealed' && stage !== 'withdrawn';
  const ungraded = stage === 'ordered' || stage === 'shipped' || stage === 'received';
  const first = step !== null && 'form' in step ? step.form : null;
  const values = { ...valuesOf(order), ...(typed?.values ?? {}) };
  return {
    version: order.version,
    form: { ...values, received_on: values.received_on || dayText(today) },
    errors: typed?.errors ?? {},
    faults: faultLines(labels, typed?.errors ?? {}, t),
    /** The form that stands open because something in it must be mended. */
    open: typed ? { [typed.act]: true } : {},
    may: {
      number: underCover && first !== 'number',
      arrival: (ungraded || stage === 'inspecting') && first !== 'arrival',
      parcel: ungraded || stage === 'inspecting',
      settled: ungraded,
      withdraw: underCover,
    },
    categories: wordOptions(categories, values.category, t),
    grades: wordOptions(grades, values.grade, t),
  };
}

/** Of the fields of all forms on the page, as they stand there. */
const labels = {
  ...{ order_id: message('Order number'), received_on: message('Arrived'), ordered_on: message('Ordered') },
  ...{ market: message('Market'), category: message('Category'), grade: message('Sold as'), model: message('Model') },
  ...{ notes: message('Notes'), promised_on: message('Promised for'), shipped_on: message('Shipped') },
  ...{ carrier: message('Carrier'), price: message('Price'), shipping: message('Shipping') },
  ...{ refunded: message('Refunded'), currency: message('Currency'), reason: message('Why it is withdrawn') },
};

const valuesOf = (order: MysteryOrder) => ({
  ...{ order_id: order.orderId ?? '', received_on: order.receivedOn ?? '', promised_on: order.promisedOn ?? '' },
  ...{ shipped_on: order.shippedOn ?? '', carrier: order.carrier ?? '', ordered_on: order.orderedOn },
  ...{ market: order.market ?? '', category: order.category ?? '', grade: order.grade ?? '' },
  ...{ model: order.model ?? '', notes: order.notes, reason: '', currency: order.currency ?? '' },
  price: typedAmount(order.priceMinor, order.currency),
  shipping: typedAmount(order.shippingMinor, order.currency),
  refunded: typedAmount(order.refundedMinor, order.currency),
});

/** What can be written about an order that is placed: each act with its fields, its rules, and until when it may. */
import type { Database, Value } from '../../../../db/connect.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { minorUnits } from '../../../lab/typed-money.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Until } from '../../../stores/lab/mystery-order-acts.ts';
import type { MysteryOrder, Written } from '../../../stores/lab/mystery-orders.ts';
import { categories, grades } from '../words.ts';
import { numberFault } from './check-purchase.ts';
import { amountFault, broken, currencyFault, dayFault, marketFault, textFault, wordFault } from './field-rules.ts';

type Values = Record<string, string>;
type Faults = Partial<Record<string, string>>;

interface Setting {
  database: Database;
  today: Day;
  t: Texts;
}

export interface OrderAct {
  /** The end of its address. */
  name: 'number' | 'arrival' | 'parcel' | 'settled' | 'costs' | 'notes';
  fields: readonly string[];
  until: Until;
  /** As the audit log says it. */
  action: string;
  /** A message. */
  done: string;
  faults(values: Values, order: MysteryOrder, setting: Setting): Promise<Faults> | Faults;
  changes(values: Values): Partial<Record<Written, Value>>;
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
const amount = (text: string | undefined, currency: string | undefined) =>
  text ? minorUnits(text, currency ?? '') : null;

export const acts: readonly OrderAct[] = [
  {
    ...{ name: 'number', fields: ['order_id'], until: 'reveal' },
    ...{ action: 'mystery order updated', done: message('Noted. From now on the feeds tell how the parcel is doing.') },
    faults: async ({ order_id = '' }, order, { database, t }) =>
      broken({
        order_id:
          order_id === ''
            ? t('Write the number that the marketplace gave the order.')
            : (textFault(order_id, t, 100) ?? (await numberFault(database, order_id, order.seller, order.id, t))),
      }),
    changes: ({ order_id }) => ({ orderId: orNull(order_id) }),
  },
  {
    ...{ name: 'arrival', fields: ['received_on'], until: 'grading' },
    ...{ action: 'mystery order received', done: message('It has arrived: inspect it.') },
    faults: ({ received_on = '' }, order, { today, t }) =>
      broken({
        received_on: dayFault(received_on, today, t, [order.orderedOn, t('It cannot arrive before it was ordered.')]),
      }),
    changes: ({ received_on }) => ({ receivedOn: orNull(received_on) }),
  },
  {
    ...{ name: 'parcel', fields: ['promised_on', 'shipped_on', 'carrier'], until: 'grading' },
    ...{ action: 'mystery order updated', done: message('Noted.') },
    faults: ({ promised_on = '', shipped_on = '', carrier = '' }, order, { today, t }) => {
      const early = t('That is before it was ordered.');
      return broken({
        promised_on: promised_on === '' ? null : dayFault(promised_on, today + 365, t, [order.orderedOn, early]),
        shipped_on: shipped_on === '' ? null : dayFault(shipped_on, today, t, [order.orderedOn, early]),
        carrier: textFault(carrier, t, 100),
      });
    },
    changes: ({ promised_on, shipped_on, carrier }) => ({
      ...{ promisedOn: orNull(promised_on), shippedOn: orNull(shipped_on), carrier: orNull(carrier) },
    }),
  },
  {
    ...{ name: 'settled', fields: ['ordered_on', 'market', 'category', 'grade', 'model'], until: 'inspection' },
    ...{ action: 'mystery order updated', done: message('Put right.') },
    faults: ({ ordered_on = '', market = '', category = '', grade = '', model = '' }, order, { today, t }) =>
      broken({
        ordered_on:
          dayFault(ordered_on, today, t) ??
          (order.receivedOn !== null && ordered_on > order.receivedOn ? t('It had arrived by then.') : null),
        ...{ market: marketFault(market, t), category: wordFault(category, categories, t) },
        ...{ grade: wordFault(grade, grades, t), model: textFault(model, t, 200) },
      }),
    changes: ({ ordered_on, market, category, grade, model }) => ({
      ...{ orderedOn: orNull(ordered_on), market: orNull(market), category: orNull(category) },
      ...{ grade: orNull(grade), model: orNull(model) },
    }),
  },
  {
    ...{ name: 'costs', fields: ['price', 'shipping', 'refunded', 'currency'], until: 'ever' },
    ...{ action: 'mystery order updated', done: message('Noted.') },
    faults: ({ price = '', shipping = '', refunded = '', currency = '' }, _order, { t }) =>
      broken({
        ...{ price: amountFault(price, currency, t), shipping: amountFault(shipping, currency, t) },
        ...{ refunded: amountFault(refunded, currency, t) },
        currency: currencyFault(currency, [price, shipping, refunded], t),
      }),
    changes: ({ price, shipping, refunded, currency }) => ({
      ...{ priceMinor: amount(price, currency), shippingMinor: amount(shipping, currency) },
      ...{ refundedMinor: amount(refunded, currency), currency: orNull(currency) },
    }),
  },
  {
    ...{ name: 'notes', fields: ['notes'], until: 'ever', action: 'mystery order updated', done: message('Noted.') },
    faults: ({ notes = '' }, _order, { t }) => broken({ notes: textFault(notes, t) }),
    changes: ({ notes = '' }) => ({ notes }),
  },
];

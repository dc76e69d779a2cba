/** Holds the lab's form against what is known: the seller it names, the order behind the number, other mystery orders. */
import type { Database } from '../../../db/connect.ts';
import { exactDay } from '../../helpers/days.ts';
import { dayText, type BusinessCalendar, type Day } from '../../scoring/day.ts';
import { mysteryOrderOn, realOrder, sellersMeant } from '../../stores/lab/mystery-order-sources.ts';
import type { WrittenOrder } from '../../stores/lab/mystery-orders.ts';
import { orderFaults, progressFaults, writtenOrder, type Faults, type Form } from './read-form.ts';

export interface CheckedForm {
  /** Null as long as there are faults. */
  order: WrittenOrder | null;
  faults: Faults;
}

/** @param id the mystery order that the form is about; null for a new one */
export async function checkForm(database: Database, form: Form, id: number | null, today: Day): Promise<CheckedForm> {
  const meant = form.seller === '' ? [] : await sellersMeant(database, form.seller);
  const [seller] = meant;
  const faults: Faults = {
    ...orderFaults(form, today),
    ...progressFaults(form, form.ordered_on, today),
    ...(form.seller !== '' && meant.length === 0
      ? { seller: 'No seller has this id or exactly this name. Choose one from the list.' }
      : {}),
    ...(meant.length > 1
      ? { seller: `Several sellers have this name: write the id, ${meant.map((one) => one.sellerId).join(' or ')}.` }
      : {}),
  };
  if (form.order_id !== '' && !faults.order_id) {
    const other = await mysteryOrderOn(database, form.order_id, id);
    const real = await realOrder(database, form.order_id);
    if (other !== null) faults.order_id = `Mystery order ${other} stands on this order already.`;
    else if (real && seller && meant.length === 1 && real.seller !== seller.id)
      faults.order_id = `This order was placed with another seller: ${real.sellerName ?? 'one that is not known yet'}.`;
  }
  const sound = seller && Object.keys(faults).length === 0;
  return { order: sound ? writtenOrder(form, seller.id) : null, faults };
}

/** A day that the marketplace's own order contradicts is probably a slip, but the lab knows best. */
export async function dayHint(
  database: Database,
  calendar: BusinessCalendar,
  order: { orderId: string | null; orderedOn: string },
): Promise<string | null> {
  const real = order.orderId === null ? null : await realOrder(database, order.orderId);
  const day = real && dayText(calendar(real.orderedAt));
  return day === null || day === order.orderedOn
    ? null
    : `The orders feed says that this order was placed on ${exactDay(day)}, not on ${exactDay(order.orderedOn)}.`;
}

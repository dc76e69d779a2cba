/** Holds the form of an order against what is known: the seller it names, the order behind the number, other mystery orders. */
import type { Database } from '../../../../db/connect.ts';
import { exactDay } from '../../../helpers/days.ts';
import { dayText, type BusinessCalendar, type Day } from '../../../scoring/day.ts';
import { mysteryOrderOn, realOrder, sellersMeant } from '../../../stores/lab/mystery-order-sources.ts';
import { orderFaults, type Faults, type Form } from './read-form.ts';

export interface CheckedForm {
  /** Null as long as there are faults. */
  seller: number | null;
  faults: Faults;
}

export async function checkForm(database: Database, form: Form, today: Day): Promise<CheckedForm> {
  const meant = form.seller === '' ? [] : await sellersMeant(database, form.seller);
  const [seller] = meant;
  const faults: Faults = {
    ...orderFaults(form, today),
    ...(form.seller !== '' && meant.length === 0
      ? { seller: 'No seller has this id or exactly this name. Choose one from the list.' }
      : {}),
    ...(meant.length > 1
      ? { seller: `Several sellers have this name: write the id, ${meant.map((one) => one.sellerId).join(' or ')}.` }
      : {}),
  };
  if (form.order_id !== '' && !faults.order_id && seller && meant.length === 1) {
    const fault = await numberFault(database, form.order_id, seller.id, null);
    if (fault !== null) faults.order_id = fault;
  }
  return { seller: seller && Object.keys(faults).length === 0 ? seller.id : null, faults };
}

/** Why this order number cannot be that of a mystery order with this seller; null: it can. */
export async function numberFault(
  database: Database,
  orderId: string,
  seller: number,
  except: number | null,
): Promise<string | null> {
  const other = await mysteryOrderOn(database, orderId, except);
  if (other !== null) return `Mystery order ${other} stands on this order already.`;
  const real = await realOrder(database, orderId);
  return real && real.seller !== seller
    ? `This order was placed with another seller: ${real.sellerName ?? 'one that is not known yet'}.`
    : null;
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

/** Holds the form of a purchase against what is known: its seller, its order number, its identity. */
import type { Database } from '../../../../db/connect.ts';
import { exactDay } from '../../../helpers/days.ts';
import { wearFor } from '../../../lab/identity-wear.ts';
import { dayText, type BusinessCalendar, type Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { mysteryOrderOn, realOrder, sellersMeant } from '../../../stores/lab/mystery-order-sources.ts';
import { broken } from './field-rules.ts';
import { purchaseFaults, type Faults, type Purchase } from './read-purchase.ts';
import { tickWords, wearWords } from './wear-words.ts';

export interface CheckedPurchase {
  /** Null as long as there are faults. */
  seller: number | null;
  faults: Faults;
}

/** @param drawn the seller of the draw; null: the form names it */
export async function checkPurchase(
  database: Database,
  form: Purchase,
  { drawn, identities, today }: { drawn: number | null; identities: readonly Identity[]; today: Day },
): Promise<CheckedPurchase> {
  const named = drawn === null ? await namedSeller(database, form.seller) : { seller: drawn, fault: null };
  const { seller } = named;
  const faults: Faults = {
    ...(drawn === null ? broken({ seller: named.fault, cause: causeFault(form.cause) }) : {}),
    ...purchaseFaults(form, today),
    ...broken({ identity: identityFault(form, seller, identities, today) }),
  };
  if (form.order_id !== '' && !faults.order_id && seller !== null) {
    const fault = await numberFault(database, form.order_id, seller, null);
    if (fault !== null) faults.order_id = fault;
  }
  return { seller: Object.keys(faults).length === 0 ? seller : null, faults };
}

const causeFault = (cause: string): string | null =>
  cause === '' ? 'Say who asked for it and why: it was not drawn.' : null;

async function namedSeller(database: Database, text: string): Promise<{ seller: number | null; fault: string | null }> {
  if (text === '') return { seller: null, fault: 'Choose the seller it was ordered from.' };
  const meant = await sellersMeant(database, text);
  const [one] = meant;
  if (!one) return { seller: null, fault: 'No seller has this id or exactly this name. Choose one from the list.' };
  if (meant.length === 1) return { seller: one.id, fault: null };
  const ids = meant.map(({ sellerId }) => sellerId).join(' or ');
  return { seller: null, fault: `Several sellers have this name: write the id, ${ids}.` };
}

/** One that is likely burnt, or lives elsewhere, is taken only by whoever says so. */
function identityFault(
  form: Purchase,
  seller: number | null,
  identities: readonly Identity[],
  today: Day,
): string | null {
  if (form.identity === '') return null;
  const chosen = identities.find(({ id }) => String(id) === form.identity);
  if (!chosen) return 'Choose one from the list.';
  if (chosen.retired) return 'It was retired: choose another one.';
  const [wear] = seller === null ? [] : wearFor(chosen, seller, today);
  const against = [
    ...(wear ? [`Likely burnt: ${wearWords(wear)}.`] : []),
    ...(form.market !== '' && form.market !== chosen.market
      ? [`It receives parcels in ${chosen.market}, not in ${form.market}.`]
      : []),
  ];
  if (against.length === 0 || form.anyway === 'yes') return null;
  return `${against.join(' ')} Choose another one, or ${tickWords}.`;
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

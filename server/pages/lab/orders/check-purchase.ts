/** Holds the form of a purchase against what is known: its seller, its order number, its identity. */
import type { Database } from '../../../../db/connect.ts';
import { daysIn } from '../../../helpers/days.ts';
import { localeOf, type Texts } from '../../../languages/texts.ts';
import { wearFor } from '../../../lab/identity-wear.ts';
import { dayText, type BusinessCalendar, type Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { mysteryOrderOn, realOrder, sellersMeant } from '../../../stores/lab/mystery-order-sources.ts';
import { broken, isMarket } from './field-rules.ts';
import { purchaseFaults, type Faults, type Purchase } from './read-purchase.ts';
import { wearWords } from './wear-words.ts';

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
  t: Texts,
): Promise<CheckedPurchase> {
  const named = drawn === null ? await namedSeller(database, form.seller, t) : { seller: drawn, fault: null };
  const { seller } = named;
  const faults: Faults = {
    ...(drawn === null ? broken({ seller: named.fault, cause: causeFault(form.cause, t) }) : {}),
    ...purchaseFaults(form, today, t),
    ...identityFault(form, seller, identities, today, t),
  };
  if (form.order_id !== '' && !faults.order_id && seller !== null) {
    const fault = await numberFault(database, form.order_id, seller, null, t);
    if (fault !== null) faults.order_id = fault;
  }
  return { seller: Object.keys(faults).length === 0 ? seller : null, faults };
}

const causeFault = (cause: string, t: Texts): string | null =>
  cause === '' ? t('Say who asked for it and why: it was not drawn.') : null;

async function namedSeller(
  database: Database,
  text: string,
  t: Texts,
): Promise<{ seller: number | null; fault: string | null }> {
  if (text === '') return { seller: null, fault: t('Choose the seller it was ordered from.') };
  const meant = await sellersMeant(database, text);
  const [one] = meant;
  if (!one) return { seller: null, fault: t('No seller has this id or exactly this name. Choose one from the list.') };
  if (meant.length === 1) return { seller: one.id, fault: null };
  const ids = new Intl.ListFormat(localeOf(t.language), { type: 'disjunction' }).format(
    meant.map(({ sellerId }) => sellerId),
  );
  return { seller: null, fault: t('Several sellers have this name: write the id, {ids}.', { ids }) };
}

/** One that is likely burnt, or lives elsewhere, is taken only by whoever says so. */
function identityFault(
  form: Purchase,
  seller: number | null,
  identities: readonly Identity[],
  today: Day,
  t: Texts,
): Pick<Faults, 'identity' | 'needsTick'> {
  if (form.identity === '') return {};
  const chosen = identities.find(({ id }) => String(id) === form.identity);
  if (!chosen) return { identity: t('Choose one from the list.') };
  if (chosen.retired) return { identity: t('It was retired: choose another one.') };
  const [wear] = seller === null ? [] : wearFor(chosen, seller, today);
  const { market } = chosen;
  const against = [
    ...(wear ? [t('Likely burnt: {why}.', { why: wearWords(wear, t) })] : []),
    ...(isMarket(form.market) && form.market !== market
      ? [t('It receives parcels in {market}, not in {other}.', { market, other: form.market })]
      : []),
  ];
  if (against.length === 0 || form.anyway === 'yes') return {};
  return {
    identity: [...against, t('Choose another one, or tick that you take it all the same.')].join(' '),
    needsTick: true,
  };
}

/** Why this order number cannot be that of a mystery order with this seller; null: it can. */
export async function numberFault(
  database: Database,
  orderId: string,
  seller: number,
  except: number | null,
  t: Texts,
): Promise<string | null> {
  const other = await mysteryOrderOn(database, orderId, except);
  if (other !== null) return t('Mystery order {id} stands on this order already.', { id: String(other) });
  const real = await realOrder(database, orderId);
  if (!real || real.seller === seller) return null;
  return real.sellerName === null
    ? t('This order was placed with another seller, one that is not known yet.')
    : t('This order was placed with another seller: {seller}.', { seller: real.sellerName });
}

/** A day that the marketplace's own order contradicts is probably a slip, but the lab knows best. */
export async function dayHint(
  database: Database,
  calendar: BusinessCalendar,
  order: { orderId: string | null; orderedOn: string },
  t: Texts,
): Promise<string | null> {
  const real = order.orderId === null ? null : await realOrder(database, order.orderId);
  const day = real && dayText(calendar(real.orderedAt));
  if (day === null || day === order.orderedOn) return null;
  const { exactDay } = daysIn(t.language);
  return t('The orders feed says that this order was placed on {day}, not on {other}.', {
    ...{ day: exactDay(day), other: exactDay(order.orderedOn) },
  });
}

/** What both ways to buy share: the page of the form, and the one transaction that logs the order. */
import type { Request, Response } from 'express';
import type { Person } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { appendAudit } from '../../../stores/audit.ts';
import type { Transaction } from '../../../../db/connect.ts';
import type { Texts } from '../../../languages/texts.ts';
import { identities } from '../../../stores/lab/identities.ts';
import { logByForm, type NewMysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { countryOfSeller } from '../../../stores/lab/mystery-order-sources.ts';
import { marketsSold } from '../../../stores/market-weeks.ts';
import { readCommitted } from '../../../stores/read.ts';
import { readFields } from './field-rules.ts';
import type { PurchaseSetting } from './present-purchase.ts';

export async function purchaseSetting(context: Context, seller: number | null): Promise<PurchaseSetting> {
  const { database, clock, calendar } = context;
  const today = calendar(clock.now());
  return {
    ...{ seller, today, identities: await identities(readCommitted(database)) },
    country: seller === null ? null : await countryOfSeller(database, seller),
    markets: await marketsSold(database, today - 1),
  };
}

export type Placed = Omit<NewMysteryOrder, 'loggedBy' | 'loggedAt'>;

/**
 * Logs the order with its line in the audit log.
 *
 * @param first what must hold in the same transaction; false: nothing is logged
 * @returns null if this form has logged one before, or `first` said no
 */
export function logOrder(
  request: Request,
  { database, clock }: Context,
  order: Placed,
  formId: string | null,
  first: (tx: Transaction) => Promise<boolean> = () => Promise.resolve(true),
): Promise<number | null> {
  const { email } = request.person as Person;
  const at = instantText(clock.now());
  return database.transaction(async (tx) => {
    if (!(await first(tx))) return null;
    const id = await logByForm(tx, { ...order, loggedBy: email, loggedAt: at }, formId);
    // Managers read the audit log too: the seller stays out of it until the order is revealed.
    const entry = { at, actor: email, action: 'mystery order logged', subject: `mystery order ${id}`, detail: {} };
    if (id !== null) await appendAudit(tx, entry);
    return id;
  });
}

/** Nothing is logged: the form is shown again as it was typed, with the identities that are there by now. */
export const isLook = (body: unknown): boolean => readFields(body, ['act']).act === 'look';

/** Each form that is opened has a name, so that sending it twice logs one order. */
export function readFormId(body: unknown): string | null {
  const given = (body as Record<string, unknown> | undefined)?.['form_id'];
  return typeof given === 'string' && /^[\w-]{20,64}$/.test(given) ? given : null;
}

export const showLogged = (response: Response, id: number, t: Texts): void =>
  response
    .flash({ kind: 'done', text: t('Logged. Nobody outside the lab sees it until you reveal it.') })
    .redirect(303, `/lab/orders/${id}`);

export const showFirst = (response: Response, id: number, t: Texts): void =>
  response
    .flash({
      kind: 'note',
      text: t('This form was sent before: here is the order it logged. Nothing was logged twice.'),
    })
    .redirect(303, `/lab/orders/${id}`);

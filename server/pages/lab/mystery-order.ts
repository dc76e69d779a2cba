/** What the pages of one mystery order share: who may open them, which order they mean, and how an act is recorded. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { appendAudit } from '../../stores/audit.ts';
import { mysteryOrder, type MysteryOrder } from '../../stores/lab/mystery-orders.ts';

/** The compartment opens to the lab only. Administrators do not see what is under cover either. */
export const allow = ['lab'] as const;

export async function requested({ params }: Request, { database }: Context): Promise<MysteryOrder> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const order = await mysteryOrder(database, id);
  if (!order) throw refusal(404);
  return order;
}

type Change = (tx: Parameters<typeof appendAudit>[0]) => Promise<boolean>;

/**
 * A change and its line in the audit log, both or neither. Managers read that log too: until the reveal nothing in `detail`
 * may tell of the seller, the day or the order.
 */
export function audited(
  request: Request,
  { database, clock }: Context,
  action: string,
  id: number,
  detail: object,
  change: Change,
) {
  const { email } = request.person as Person;
  return database.transaction(async (tx) => {
    const done = await change(tx);
    if (done) {
      const subject = `mystery order ${id}`;
      await appendAudit(tx, { at: instantText(clock.now()), actor: email, action, subject, detail: { ...detail } });
    }
    return done;
  });
}

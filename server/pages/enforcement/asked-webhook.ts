/** The webhook that an address names, and changes to it: each in one transaction with its audit entry. */
import type { Request } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { appendAudit } from '../../stores/audit.ts';
import { readCommitted, readIn } from '../../stores/read.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { oneWebhook, type Webhook } from '../../stores/webhooks.ts';

/** @throws 404 when there is none */
export async function askedWebhook({ params }: Request, { database }: Context): Promise<Webhook> {
  const webhook = await oneWebhook(readCommitted(database), keyOf(params['id']));
  if (!webhook) throw refusal(404);
  return webhook;
}

/** A key in a path; 0 for what can be none. */
export const keyOf = (given: unknown): number =>
  typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : 0;

/** @param action what the audit says, such as `webhook turned off`; `detail` never holds an address or a secret */
export async function changeAudited<T>(
  request: Request,
  { database, clock }: Context,
  action: string,
  work: (tx: Transaction, webhook: Webhook, at: string) => Promise<T>,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const at = instantText(clock.now());
  const actor = (request.person as Person).email;
  return database.transaction(async (tx) => {
    const webhook = await oneWebhook(readIn(tx), keyOf(request.params['id']));
    if (!webhook) throw refusal(404);
    const done = await work(tx, webhook, at);
    await appendAudit(tx, { at, actor, action, subject: `webhook ${webhook.name}`, detail });
    // The page of the feeds says which webhooks are paused.
    await bumpRevision(tx);
    return done;
  });
}

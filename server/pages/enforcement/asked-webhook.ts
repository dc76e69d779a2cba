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
import type { Keeper } from './keeper.ts';

/** @throws 404 when the keeper has none of that number */
export async function askedWebhook(keeper: Keeper, request: Request, { database }: Context): Promise<Webhook> {
  const webhook = await oneWebhook(readCommitted(database), keyOf(request.params['id']), keeper.owner(request));
  if (!webhook) throw refusal(404);
  return webhook;
}

/** A key in a path; 0 for what can be none. */
export const keyOf = (given: unknown): number =>
  typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : 0;

/** What the audit says beside a change of a seller's own. */
export const ofWhom = ({ sellerId }: Person): { seller?: string } => (sellerId === null ? {} : { seller: sellerId });

/** @param action what the audit says, such as `webhook turned off`; `detail` never holds an address or a secret */
export async function changeAudited<T>(
  keeper: Keeper,
  request: Request,
  { database, clock }: Context,
  action: string,
  work: (tx: Transaction, webhook: Webhook, at: string) => Promise<T>,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const at = instantText(clock.now());
  const person = request.person as Person;
  const owner = keeper.owner(request);
  return database.transaction(async (tx) => {
    const webhook = await oneWebhook(readIn(tx), keyOf(request.params['id']), owner);
    if (!webhook) throw refusal(404);
    const done = await work(tx, webhook, at);
    const whole = { ...detail, ...ofWhom(person) };
    await appendAudit(tx, { at, actor: person.email, action, subject: `webhook ${webhook.name}`, detail: whole });
    // The page of the feeds says which webhooks are paused.
    await bumpRevision(tx);
    return done;
  });
}

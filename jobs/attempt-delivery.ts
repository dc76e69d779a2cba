/** One attempt at one message: taken, sent, settled. */
import { instantText, type Context } from '../server/context.ts';
import { waitAfter } from '../server/enforcement/retry-plan.ts';
import { UnreadableSealError, type Seal } from '../server/enforcement/sealed-text.ts';
import { signedHeaders } from '../server/enforcement/signature.ts';
import { appendAudit } from '../server/stores/audit.ts';
import {
  hastenDeliveries,
  settleDelivery,
  takeDelivery,
  type DueDelivery,
  type Next,
  type Outcome,
} from '../server/stores/webhook-deliveries.ts';
import { noteOutcome, pauseWebhook, type Webhook } from '../server/stores/webhooks.ts';
import { ownName } from './holder.ts';
import type { sendMessage } from './send-message.ts';

/** A message is in one process's hands for so long; seconds. An attempt takes ten at most. */
const leaseSeconds = 60;
/** Attempts in a row after which an address counts as down, and not as unwilling to take one message. */
const downAfter = 3;

export interface Sending {
  seal: Seal;
  /** Between 0 and 1. */
  random: () => number;
  send: typeof sendMessage;
}

/** @returns whether it was taken; null if another process has it in its hands. */
export async function attemptDelivery(
  context: Context,
  webhook: Webhook,
  id: number,
  sending: Sending,
): Promise<boolean | null> {
  const { database, clock, log } = context;
  const [now, until] = [instantText(clock.now()), instantText(clock.now() + leaseSeconds)];
  const taken = await database.transaction((tx) => takeDelivery(tx, id, { now, until, holder: ownName() }));
  if (!taken) return null;
  const outcome = await outcomeOf(webhook, taken, clock.now(), sending);
  await settle(context, webhook, taken, outcome, sending.random);
  const { status, milliseconds, fault } = outcome;
  if (fault) log.warn({ webhook: webhook.id, delivery: id, status, milliseconds, fault }, 'a message was not taken');
  return fault === null;
}

async function outcomeOf(
  webhook: Webhook,
  message: DueDelivery,
  now: number,
  { seal, send }: Sending,
): Promise<Outcome> {
  try {
    const secrets = secretsOf(webhook, instantText(now)).map((sealed) => seal.open(sealed));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Assay',
      ...(secrets.length > 0 ? signedHeaders(secrets, message.messageId, now, message.body) : {}),
    };
    const publicOnly = webhook.seller !== null;
    return await send({ address: seal.open(webhook.address), headers, body: message.body, publicOnly });
  } catch (error) {
    if (!(error instanceof UnreadableSealError)) throw error;
    const fault = 'its address cannot be read: SESSION_SECRET is another one than when it was entered';
    return { status: null, milliseconds: 0, answer: '', fault };
  }
}

const secretsOf = ({ secret, earlierSecret, earlierUntil }: Webhook, now: string): string[] =>
  [secret, earlierUntil !== null && earlierUntil > now ? earlierSecret : null].filter((one) => one !== null);

/** "Gone" is the answer of a receiver that wants no more. */
const gone = 410;

async function settle(
  { database, clock }: Context,
  { id, name }: Webhook,
  message: DueDelivery,
  outcome: Outcome,
  random: () => number,
): Promise<void> {
  const now = clock.now();
  const at = instantText(now);
  const delivered = outcome.fault === null;
  const wait = delivered ? null : waitAfter(message.attempts, random());
  const next: Next =
    wait === null
      ? { state: delivered ? 'delivered' : 'failed', at }
      : { state: 'pending', dueAt: instantText(now + wait) };
  await database.transaction(async (tx) => {
    await settleDelivery(tx, message, outcome, next);
    const failed = await noteOutcome(tx, id, delivered, at);
    if (delivered && failed >= downAfter) await hastenDeliveries(tx, id, at);
    if (outcome.status !== gone) return;
    await pauseWebhook(tx, id, at, 'It answered with 410: it wants no more messages.');
    const subject = `webhook ${name}`;
    await appendAudit(tx, { at, actor: 'scheduler', action: 'webhook paused', subject, detail: { status: gone } });
  });
}

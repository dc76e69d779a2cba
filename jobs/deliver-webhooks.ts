/**
 * Tells the marketplace's programs what happened. Each webhook has a lane of its own, so that one that does not answer holds up
 * nobody else. A message is taken before it is sent and settled afterwards: a process that dies in between sends it again,
 * under the same id.
 */
import { instantText, type Context } from '../server/context.ts';
import { pauseAfter } from '../server/enforcement/retry-plan.ts';
import { appendAudit } from '../server/stores/audit.ts';
import { readCommitted } from '../server/stores/read.ts';
import { spreadEvents } from '../server/stores/spread-events.ts';
import { isOwn } from '../server/stores/own-messages.ts';
import { dueDeliveries, dueWebhooks } from '../server/stores/webhook-deliveries.ts';
import { webhookSeal } from '../server/stores/installation-seal.ts';
import { listeningWebhooks, pauseWebhook, type Webhook } from '../server/stores/webhooks.ts';
import { attemptDelivery, type Sending } from './attempt-delivery.ts';
import { sendMessage } from './send-message.ts';

/** Messages to one address that are under way at once. */
const abreast = 4;
/** Sellers whose programs are told at once, and messages to each of them before the next seller has its turn. */
const [sellersAtOnce, mostARound] = [8, 40];

export interface DeliveryOptions {
  random?: () => number;
  send?: typeof sendMessage;
  /** Aborted when the work is to stop before its next message. */
  signal?: AbortSignal;
  /** Left out: both, the marketplace's first. */
  whose?: 'marketplace' | 'sellers';
}

/** Publishes what the outbox holds and sends what is due. @returns how many messages were taken. */
export async function deliverWebhooks(
  context: Context,
  { random = Math.random, send = sendMessage, signal, whose }: DeliveryOptions = {},
): Promise<number> {
  const { database, clock, config } = context;
  await spreadEvents(database, { baseUrl: config.baseUrl, now: instantText(clock.now()) });
  const read = readCommitted(database);
  const webhooks = (await listeningWebhooks(read)).filter(({ pausedAt }) => !pausedAt);
  if (webhooks.length === 0) return 0;
  const sending = { seal: await webhookSeal({ database, config }), random, send };
  const ofMarketplace = whose === 'sellers' ? [] : webhooks.filter((webhook) => !isOwn(webhook));
  const due = await dueWebhooks(read, instantText(clock.now()));
  const ofSellers = whose === 'marketplace' ? [] : webhooks.filter((webhook) => isOwn(webhook) && due.has(webhook.id));
  const taken = [
    ...(await Promise.all(ofMarketplace.map((webhook) => lane(context, webhook, sending, { signal })))),
    ...(await inTurns(ofSellers, (webhook) => lane(context, webhook, sending, { signal, most: mostARound }))),
  ];
  return taken.reduce((sum, count) => sum + count, 0);
}

/** There may be thousands of them: so many at once, in whatever order they are done. */
async function inTurns(webhooks: readonly Webhook[], work: (webhook: Webhook) => Promise<number>): Promise<number[]> {
  const waiting = webhooks.values();
  const taken: number[] = [];
  const worker = async () => {
    for (const webhook of waiting) taken.push(await work(webhook));
  };
  await Promise.all(Array.from({ length: sellersAtOnce }, worker));
  return taken;
}

async function lane(
  context: Context,
  webhook: Webhook,
  sending: Sending,
  { signal, most = Infinity }: { signal: AbortSignal | undefined; most?: number },
): Promise<number> {
  const { database, clock } = context;
  if (await pausedNow(context, webhook)) return 0;
  for (let taken = 0; ;) {
    const due = await dueDeliveries(readCommitted(database), webhook.id, instantText(clock.now()), abreast);
    if (due.length === 0 || taken >= most || signal?.aborted) return taken;
    const outcomes = await Promise.all(due.map((id) => attemptDelivery(context, webhook, id, sending)));
    taken += outcomes.filter((outcome) => outcome === true).length;
    // The rest waits for the next look: an address that is down need not be asked for each message.
    if (!outcomes.includes(true)) return taken;
  }
}

/** Pauses an address that has taken nothing for days; a person looks at it and resumes it. */
async function pausedNow({ database, clock, log }: Context, { id, name, failingSince }: Webhook): Promise<boolean> {
  if (failingSince === null || clock.now() - Date.parse(failingSince) / 1000 < pauseAfter) return false;
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    await pauseWebhook(tx, id, at, 'It has taken nothing for three days.');
    const detail = { failingSince };
    await appendAudit(tx, { at, actor: 'scheduler', action: 'webhook paused', subject: `webhook ${name}`, detail });
  });
  log.error({ webhook: id, failingSince }, 'a webhook has taken nothing for three days and is paused');
  return true;
}

/** Publishes what waits in the outbox and, in the same transaction, lays out the messages for everyone who asked to be told. */
import type { Database, Transaction } from '../../db/connect.ts';
import { groupOf } from '../enforcement/event.ts';
import { messageBody } from '../enforcement/message-body.ts';
import { isOwn, ownMessages } from './own-messages.ts';
import { publishEvents, publishedSince, type PublishedEvent } from './published-events.ts';
import { readIn, type Read } from './read.ts';
import { addDeliveries, type NewDelivery } from './webhook-deliveries.ts';
import { listeningWebhooks, type Webhook } from './webhooks.ts';

/**
 * @param baseUrl where links in chats lead
 * @param now `YYYY-MM-DDTHH:MM:SSZ`
 * @returns how many events were published
 */
export const spreadEvents = (database: Database, { baseUrl, now }: { baseUrl: string; now: string }): Promise<number> =>
  publishEvents(database, async (tx, events) => {
    const read = readIn(tx);
    const deliveries = await messagesFor(read, await listeningWebhooks(read), events, baseUrl);
    if (deliveries.length > 0) await addDeliveries(tx, deliveries, now);
  });

/** Sends everything again that a webhook asks for and that happened since an instant. @returns how many messages. */
export async function repeatSince(
  tx: Transaction,
  webhook: Webhook,
  { since, now, baseUrl }: { since: string; now: string; baseUrl: string },
): Promise<number> {
  const read = readIn(tx);
  const deliveries = await messagesFor(read, [webhook], await publishedSince(read, since), baseUrl);
  if (deliveries.length > 0) await addDeliveries(tx, deliveries, now);
  return deliveries.length;
}

async function messagesFor(
  read: Read,
  webhooks: readonly Webhook[],
  events: readonly PublishedEvent[],
  baseUrl: string,
): Promise<NewDelivery[]> {
  const ofMarketplace = webhooks.filter((webhook) => !isOwn(webhook));
  return [
    ...ofMarketplace.flatMap((webhook) => messagesTo(webhook, events, baseUrl)),
    ...(await ownMessages(read, webhooks.filter(isOwn), events)),
  ];
}

const messagesTo = (
  { id, format, kinds }: Webhook,
  events: readonly PublishedEvent[],
  baseUrl: string,
): NewDelivery[] =>
  events.flatMap(({ kind, seller, decision, told }) => {
    // What is new in sellers' inboxes is for their own programs.
    if (!kinds.includes(groupOf(kind)) || 'notice' in told) return [];
    const { id: messageId, sequence: position } = told;
    return [{ webhook: id, messageId, kind, position, seller, decision, body: messageBody(format, told, baseUrl) }];
  });

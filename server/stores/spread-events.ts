/** Publishes what waits in the outbox and, in the same transaction, lays out the messages for everyone who asked to be told. */
import type { Database, Transaction } from '../../db/connect.ts';
import { groupOf } from '../enforcement/event.ts';
import { messageBody } from '../enforcement/message-body.ts';
import { publishEvents, publishedSince, type PublishedEvent } from './published-events.ts';
import { readIn } from './read.ts';
import { addDeliveries, type NewDelivery } from './webhook-deliveries.ts';
import { allWebhooks, type Webhook } from './webhooks.ts';

/**
 * @param baseUrl where links in chats lead
 * @param now `YYYY-MM-DDTHH:MM:SSZ`
 * @returns how many events were published
 */
export const spreadEvents = (database: Database, { baseUrl, now }: { baseUrl: string; now: string }): Promise<number> =>
  publishEvents(database, async (tx, events) => {
    const listening = (await allWebhooks(readIn(tx))).filter(({ active }) => active);
    const deliveries = listening.flatMap((webhook) => messagesFor(webhook, events, baseUrl));
    if (deliveries.length > 0) await addDeliveries(tx, deliveries, now);
  });

/** Sends everything again that a webhook asks for and that happened since an instant. @returns how many messages. */
export async function repeatSince(
  tx: Transaction,
  webhook: Webhook,
  { since, now, baseUrl }: { since: string; now: string; baseUrl: string },
): Promise<number> {
  const deliveries = messagesFor(webhook, await publishedSince(readIn(tx), since), baseUrl);
  if (deliveries.length > 0) await addDeliveries(tx, deliveries, now);
  return deliveries.length;
}

const messagesFor = (
  { id, format, kinds }: Webhook,
  events: readonly PublishedEvent[],
  baseUrl: string,
): NewDelivery[] =>
  events
    .filter(({ kind }) => kinds.includes(groupOf(kind)))
    .map(({ kind, seller, decision, told }) => ({
      webhook: id,
      messageId: told.id,
      kind,
      position: told.sequence,
      seller,
      decision,
      body: messageBody(format, told, baseUrl),
    }));

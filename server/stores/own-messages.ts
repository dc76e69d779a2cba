/** What sellers' own programs are told: of each event only what concerns their seller. */
import { groupOf, sellerGroups, type EventGroup, type NightEvent } from '../enforcement/event.ts';
import { signedBody } from '../enforcement/message-body.ts';
import { hasChanged, ownEvent, type OwnEvent } from '../enforcement/own-event.ts';
import { dayOf } from '../scoring/day.ts';
import type { PublishedEvent } from './published-events.ts';
import type { Read } from './read.ts';
import { scoreNews } from './score-news.ts';
import type { NewDelivery } from './webhook-deliveries.ts';
import type { Webhook } from './webhooks.ts';

/** A webhook of a seller. */
export type OwnWebhook = Webhook & { seller: number };

export const isOwn = (webhook: Webhook): webhook is OwnWebhook => webhook.seller !== null;

export async function ownMessages(
  read: Read,
  webhooks: readonly OwnWebhook[],
  events: readonly PublishedEvent[],
): Promise<NewDelivery[]> {
  const deliveries: NewDelivery[] = [];
  for (const event of events)
    deliveries.push(
      ...(event.kind === 'night.published'
        ? await messagesOfNight(read, asking(webhooks, 'figures'), event)
        : messagesOfEvent(webhooks, event)),
    );
  return deliveries;
}

const asking = (webhooks: readonly OwnWebhook[], group: EventGroup): OwnWebhook[] =>
  webhooks.filter(({ kinds }) => kinds.includes(group));

/** Steps before the statement of reasons is delivered are in no group that a seller can ask for. */
function messagesOfEvent(webhooks: readonly OwnWebhook[], event: PublishedEvent): NewDelivery[] {
  const group = groupOf(event.kind);
  if (!(sellerGroups as readonly EventGroup[]).includes(group) || !('seller_id' in event.told)) return [];
  const own = ownEvent(event.told);
  // Without a seller it is told to all: of the groups here, only what is new in every inbox.
  const concerned = asking(webhooks, group).filter(
    ({ seller }) => event.seller === seller || (event.seller === null && group === 'notices'),
  );
  return concerned.map((webhook) => messageTo(webhook, event, own));
}

async function messagesOfNight(
  read: Read,
  webhooks: readonly OwnWebhook[],
  event: PublishedEvent,
): Promise<NewDelivery[]> {
  if (webhooks.length === 0) return [];
  const { id, at, night } = event.told as NightEvent;
  const sellers = [...new Set(webhooks.map(({ seller }) => seller))];
  const news = (await scoreNews(read, dayOf(night), sellers)).filter(({ now, before }) => hasChanged(now, before));
  return news.flatMap(({ seller, sellerId, now, before }) =>
    webhooks
      .filter((webhook) => webhook.seller === seller)
      .map((webhook) =>
        messageTo(webhook, event, { id, type: 'scorecard.published', at, seller_id: sellerId, now, before }),
      ),
  );
}

/** In the order of the events, whatever they are about. */
const messageTo = (
  { id, seller }: OwnWebhook,
  { kind, decision, told }: PublishedEvent,
  own: OwnEvent,
): NewDelivery => ({
  ...{ webhook: id, messageId: told.id, kind, position: told.sequence, seller, decision, body: signedBody(own) },
});

/** What was sent to the marketplace's programs, and how far it has come. Drawn by views/enforcement/deliveries.hbs. */
import type { Database } from '../../../db/connect.ts';
import { deliveriesOfDecision, type LoggedDelivery } from '../../stores/delivery-log.ts';
import { readCommitted } from '../../stores/read.ts';

export interface DeliveryRow {
  /** Of the webhook; only administrators may open it. */
  webhook: string;
  href: string;
  /** What it was about: "in force". */
  event: string;
  sellerId: string | null;
  createdAt: string;
  /** A shape and a word for the status partial. */
  mark: 'fine' | 'watch' | 'warn' | 'limit';
  word: string;
  /** What went wrong last, and when it is tried again. */
  remark: string | null;
  dueAt: string | null;
}

const events: Record<string, string> = {
  'night.published': 'morning summary',
  'webhook.test': 'test',
};

export const eventWords = (kind: string): string =>
  events[kind] ?? kind.replace('decision.', '').replaceAll('-', ' ').replace('notified', 'seller told');

export function presentDelivery(delivery: LoggedDelivery): DeliveryRow {
  const { webhook, id, state, attempts, status, fault } = delivery;
  const waits = state === 'pending';
  return {
    webhook: delivery.webhookName,
    href: `/webhooks/${webhook}/deliveries/${id}`,
    event: eventWords(delivery.kind),
    sellerId: delivery.sellerId,
    createdAt: delivery.createdAt,
    ...markOf(delivery),
    remark:
      state === 'delivered' || attempts === 0 ? null : (fault ?? (status === null ? 'no answer was noted' : null)),
    dueAt: waits && attempts > 0 ? delivery.dueAt : null,
  };
}

function markOf({ state, attempts, settledAt }: LoggedDelivery): Pick<DeliveryRow, 'mark' | 'word'> {
  if (state === 'delivered') return { mark: 'fine', word: attempts > 1 ? `taken at attempt ${attempts}` : 'taken' };
  if (state === 'failed') return { mark: 'limit', word: attempts === 0 ? 'not sent' : 'given up' };
  if (settledAt !== null || attempts === 0) return { mark: 'watch', word: 'to be sent' };
  return { mark: 'warn', word: `failed, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}` };
}

/** The model of `{{> enforcement/deliveries}}` for one decision. */
export async function deliveriesAbout(database: Database, decision: number): Promise<{ deliveries: DeliveryRow[] }> {
  const logged = await deliveriesOfDecision(readCommitted(database), decision);
  return { deliveries: logged.map(presentDelivery) };
}

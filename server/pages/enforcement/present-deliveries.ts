/** What was sent to programs, and how far it has come. Drawn by views/enforcement/deliveries.hbs. */
import type { Database } from '../../../db/connect.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { deliveriesOfDecision, type LoggedDelivery } from '../../stores/delivery-log.ts';
import { readCommitted } from '../../stores/read.ts';
import { marketplace, type Keeper } from './keeper.ts';
import { saidFault } from './said-faults.ts';

export interface DeliveryRow {
  /** Of the webhook; of the marketplace's only administrators may open it. */
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
  'webhook.test': message('test'),
  'notice.added': message('a new message'),
  'decision.in-force': message('in force'),
  'decision.ended': message('ended'),
  'decision.lifted': message('lifted'),
  'decision.overturned': message('overturned'),
  'decision.proposed': message('proposed'),
  'decision.decided': message('decided'),
  'decision.notified': message('seller told'),
  'decision.refused': message('refused'),
  'decision.withdrawn': message('withdrawn'),
  'decision.recorded': message('recorded'),
};

export const eventWords = (t: Texts, keeper: Keeper, kind: string): string =>
  kind === 'night.published' ? t(keeper === marketplace ? 'morning summary' : 'a new score') : t(events[kind] ?? kind);

export function presentDelivery(t: Texts, keeper: Keeper, delivery: LoggedDelivery): DeliveryRow {
  const { webhook, id, state, attempts, status, fault } = delivery;
  const waits = state === 'pending';
  const wrong = fault === null ? null : saidFault(t, fault);
  return {
    webhook: delivery.webhookName,
    href: `${keeper.webhooks}/${webhook}/deliveries/${id}`,
    event: eventWords(t, keeper, delivery.kind),
    sellerId: delivery.sellerId,
    createdAt: delivery.createdAt,
    ...markOf(t, delivery),
    remark:
      state === 'delivered' || attempts === 0 ? null : (wrong ?? (status === null ? t('no answer was noted') : null)),
    dueAt: waits && attempts > 0 ? delivery.dueAt : null,
  };
}

function markOf(t: Texts, { state, attempts, settledAt }: LoggedDelivery): Pick<DeliveryRow, 'mark' | 'word'> {
  if (state === 'delivered')
    return { mark: 'fine', word: attempts > 1 ? t('taken at attempt {attempts}', { attempts }) : t('taken') };
  if (state === 'failed') return { mark: 'limit', word: t(attempts === 0 ? 'not sent' : 'given up') };
  if (settledAt !== null || attempts === 0) return { mark: 'watch', word: t('to be sent') };
  return { mark: 'warn', word: t('failed, {n, plural, one {# attempt} other {# attempts}}', { n: attempts }) };
}

/** The model of `{{> enforcement/deliveries}}` for one decision. */
export async function deliveriesAbout(
  database: Database,
  decision: number,
  t: Texts,
): Promise<{ deliveries: DeliveryRow[] }> {
  const logged = await deliveriesOfDecision(readCommitted(database), decision);
  return { deliveries: logged.map((one) => presentDelivery(t, marketplace, one)) };
}

/** What was sent, as people look it up. */
import type { Read } from './read.ts';

export interface LoggedDelivery {
  id: number;
  webhook: number;
  /** Its name. */
  webhookName: string;
  messageId: string;
  kind: string;
  sellerId: string | null;
  decision: number | null;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  dueAt: string;
  createdAt: string;
  settledAt: string | null;
  /** Of the last attempt that is noted. */
  status: number | null;
  fault: string | null;
}

export interface LoggedAttempt {
  id: number;
  at: string;
  status: number | null;
  /** Null: nobody noted how it went, since the process ended before it could. */
  milliseconds: number | null;
  answer: string | null;
  fault: string | null;
}

const selectDeliveries = `SELECT d.id, d.webhook, w.name AS "webhookName", d.message_id AS "messageId", d.kind,
    v.seller_id AS "sellerId", d.decision, d.state, d.attempts, d.due_at AS "dueAt", d.created_at AS "createdAt",
    d.settled_at AS "settledAt", a.status, a.fault
  FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook LEFT JOIN sellers v ON v.id = d.seller
  LEFT JOIN webhook_attempts a ON a.id = (SELECT MAX(b.id) FROM webhook_attempts b WHERE b.delivery = d.id)`;

/** To programs of the marketplace: what a seller's own are told is the seller's affair. */
export const deliveriesOfDecision = (read: Read, decision: number): Promise<LoggedDelivery[]> =>
  read<LoggedDelivery>(
    `${selectDeliveries} WHERE d.decision = ? AND w.seller IS NULL ORDER BY d.position DESC, d.id DESC`,
    [decision],
  );

/** The newest first, one page of them, and how many there are. */
export async function deliveriesOfWebhook(
  read: Read,
  webhook: number,
  { page, size }: { page: number; size: number },
): Promise<{ deliveries: LoggedDelivery[]; total: number }> {
  const [count] = await read<{ total: number }>('SELECT COUNT(*) AS total FROM webhook_deliveries WHERE webhook = ?', [
    webhook,
  ]);
  const deliveries = await read<LoggedDelivery>(
    `${selectDeliveries} WHERE d.webhook = ? ORDER BY d.id DESC LIMIT ? OFFSET ?`,
    [webhook, size, (page - 1) * size],
  );
  return { deliveries, total: count?.total ?? 0 };
}

export async function oneDelivery(
  read: Read,
  webhook: number,
  id: number,
): Promise<{ delivery: LoggedDelivery; body: string; attempts: LoggedAttempt[] } | null> {
  const [delivery] = await read<LoggedDelivery & { body: string }>(
    `${selectDeliveries.replace('SELECT d.id', 'SELECT d.body, d.id')} WHERE d.webhook = ? AND d.id = ? ORDER BY d.id`,
    [webhook, id],
  );
  if (!delivery) return null;
  const attempts = await read<LoggedAttempt>(
    'SELECT id, at, status, milliseconds, answer, fault FROM webhook_attempts WHERE delivery = ? ORDER BY id DESC',
    [id],
  );
  const { body, ...rest } = delivery;
  return { delivery: rest, body, attempts };
}

/** Of each webhook: how many messages wait, and since when the oldest of them. */
export async function waitingByWebhook(read: Read): Promise<Map<number, { waiting: number; oldest: string }>> {
  const rows = await read<{ webhook: number; waiting: number; oldest: string }>(
    `SELECT webhook, COUNT(*) AS waiting, MIN(created_at) AS oldest FROM webhook_deliveries WHERE state = 'pending'
     GROUP BY webhook ORDER BY webhook`,
  );
  return new Map(rows.map(({ webhook, waiting, oldest }) => [webhook, { waiting, oldest }]));
}

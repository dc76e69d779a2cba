/** Messages to be sent, and every attempt at it. Messages about one seller leave in the order of their events. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export interface NewDelivery {
  webhook: number;
  /** The same in every repetition. */
  messageId: string;
  kind: string;
  /** Of the event; null for a test. */
  position: number | null;
  seller: number | null;
  decision: number | null;
  body: string;
}

export interface DueDelivery {
  id: number;
  webhook: number;
  messageId: string;
  body: string;
  /** Attempts made so far, the one that is taken included. */
  attempts: number;
  /** The row of the attempt under way. */
  attempt: number;
}

const columns = [
  ...[
    'webhook',
    'message_id',
    'kind',
    'position',
    'seller',
    'decision',
    'body',
    'state',
    'attempts',
    'due_at',
    'created_at',
  ],
];

/** Messages that were made before become due again, as they are: to be sent once more. */
export async function addDeliveries(tx: Transaction, deliveries: readonly NewDelivery[], at: string): Promise<void> {
  const rows = deliveries.map(({ webhook, messageId, kind, position, seller, decision, body }) => [
    ...[webhook, messageId, kind, position, seller, decision, body, 'pending', 0, at, at],
  ]);
  await tx.insertMany('webhook_deliveries', columns, rows, {
    key: ['webhook', 'message_id'],
    update: ['state', 'attempts', 'due_at'],
  });
}

/** Webhooks for which a message may be tried now. */
export async function dueWebhooks(read: Read, now: string): Promise<Set<number>> {
  const rows = await read<{ webhook: number }>(
    `SELECT DISTINCT webhook FROM webhook_deliveries
     WHERE state = 'pending' AND due_at <= ? AND (lease_until IS NULL OR lease_until <= ?) ORDER BY webhook`,
    [now, now],
  );
  return new Set(rows.map(({ webhook }) => webhook));
}

/**
 * Messages of a webhook that may be tried now: of each seller only the first that waits.
 *
 * @param now `YYYY-MM-DDTHH:MM:SSZ`
 */
export async function dueDeliveries(read: Read, webhook: number, now: string, limit: number): Promise<number[]> {
  const rows = await read<{ id: number }>(
    `SELECT d.id FROM webhook_deliveries d
     WHERE d.webhook = ? AND d.state = 'pending' AND d.due_at <= ? AND (d.lease_until IS NULL OR d.lease_until <= ?)
       AND NOT EXISTS (SELECT 1 FROM webhook_deliveries e WHERE e.webhook = d.webhook AND e.seller = d.seller
         AND e.state = 'pending' AND e.position < d.position)
     ORDER BY d.position, d.id LIMIT ?`,
    [webhook, now, now, limit],
  );
  return rows.map(({ id }) => id);
}

/** @returns the message if it is ours until `until`, with its attempt noted as begun; null if another process has it. */
export async function takeDelivery(
  tx: Transaction,
  id: number,
  { now, until, holder }: { now: string; until: string; holder: string },
): Promise<DueDelivery | null> {
  const taken = await tx.run(
    `UPDATE webhook_deliveries SET holder = ?, lease_until = ?, attempts = attempts + 1
     WHERE id = ? AND state = 'pending' AND due_at <= ? AND (lease_until IS NULL OR lease_until <= ?)`,
    [holder, until, id, now, now],
  );
  if (taken === 0) return null;
  const [attempt] = await tx.all<{ id: number }>(
    'INSERT INTO webhook_attempts (delivery, at) VALUES (?, ?) RETURNING id',
    [id, now],
  );
  const [row] = await tx.all<Omit<DueDelivery, 'attempt'>>(
    `SELECT id, webhook, message_id AS "messageId", body, attempts FROM webhook_deliveries WHERE id = ? ORDER BY id`,
    [id],
  );
  return row && attempt ? { ...row, attempt: attempt.id } : null;
}

export interface Outcome {
  /** Of HTTP; null: there was no answer. */
  status: number | null;
  milliseconds: number;
  /** The beginning of the answer. */
  answer: string;
  /** Null: it was taken. */
  fault: string | null;
}

/** What becomes of the message. */
export type Next = { state: 'delivered' | 'failed'; at: string } | { state: 'pending'; dueAt: string };

/** Notes how the attempt went. A message that another process has taken since is left alone. */
export async function settleDelivery(
  tx: Transaction,
  { id, attempt, attempts }: DueDelivery,
  outcome: Outcome,
  next: Next,
): Promise<void> {
  const { status, milliseconds, answer, fault } = outcome;
  await tx.run('UPDATE webhook_attempts SET status = ?, milliseconds = ?, answer = ?, fault = ? WHERE id = ?', [
    ...[status, milliseconds, answer, fault, attempt],
  ]);
  const [dueAt, settledAt] = next.state === 'pending' ? [next.dueAt, null] : [null, next.at];
  await tx.run(
    `UPDATE webhook_deliveries SET state = ?, due_at = COALESCE(?, due_at), settled_at = ?, holder = NULL, lease_until = NULL
     WHERE id = ? AND state = 'pending' AND attempts = ?`,
    [next.state, dueAt, settledAt, id, attempts],
  );
}

/** What waits for an address that takes messages again need not wait for its turn. */
export async function hastenDeliveries(tx: Transaction, webhook: number, now: string): Promise<void> {
  await tx.run("UPDATE webhook_deliveries SET due_at = ? WHERE webhook = ? AND state = 'pending' AND due_at > ?", [
    now,
    webhook,
    now,
  ]);
}

/** Sends one message again, under its own id. @returns false if the webhook has no such message. */
export async function repeatDelivery(tx: Transaction, webhook: number, id: number, now: string): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE webhook_deliveries SET state = 'pending', attempts = 0, due_at = ?, settled_at = NULL
     WHERE id = ? AND webhook = ?`,
    [now, id, webhook],
  );
  return changed === 1;
}

/** Addresses that are told of events. Address and secrets are kept sealed: the address of a chat is a secret too. */
import type { Transaction } from '../../db/connect.ts';
import type { EventGroup } from '../enforcement/event.ts';
import type { Format } from '../enforcement/message-body.ts';
import { ownedBy, ownerValue, type KeyOwner } from './key-owner.ts';
import type { Read } from './read.ts';

export interface Webhook {
  id: number;
  /** Whose: our key of a seller; null: the marketplace's. */
  seller: number | null;
  name: string;
  format: Format;
  kinds: readonly EventGroup[];
  /** Sealed; what people see of it is `shownAddress`. */
  address: string;
  shownAddress: string;
  /** Sealed; null for chats, which verify no signature. */
  secret: string | null;
  earlierSecret: string | null;
  /** Until when messages bear a signature of the earlier secret too. */
  earlierUntil: string | null;
  active: boolean;
  createdBy: string;
  createdAt: string;
  /** Attempts in a row that failed, and since when. */
  failures: number;
  failingSince: string | null;
  pausedAt: string | null;
  pausedReason: string | null;
  deliveredAt: string | null;
}

export type NewWebhook = Pick<
  Webhook,
  'name' | 'format' | 'kinds' | 'address' | 'shownAddress' | 'secret' | 'createdBy' | 'createdAt'
> & {
  /** Left out: the marketplace's. */
  seller?: number | null;
};

interface WebhookRow {
  id: number;
  seller: number | null;
  name: string;
  format: Format;
  kinds: string;
  address: string;
  shown_address: string;
  secret: string | null;
  earlier_secret: string | null;
  earlier_until: string | null;
  active: number;
  created_by: string;
  created_at: string;
  failures: number;
  failing_since: string | null;
  paused_at: string | null;
  paused_reason: string | null;
  delivered_at: string | null;
}

const columns = `id, seller, name, format, kinds, address, shown_address, secret, earlier_secret, earlier_until, active, created_by,
  created_at, failures, failing_since, paused_at, paused_reason, delivered_at`;

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  seller: row.seller,
  name: row.name,
  format: row.format,
  kinds: JSON.parse(row.kinds) as EventGroup[],
  address: row.address,
  shownAddress: row.shown_address,
  secret: row.secret,
  earlierSecret: row.earlier_secret,
  earlierUntil: row.earlier_until,
  active: row.active === 1,
  createdBy: row.created_by,
  createdAt: row.created_at,
  failures: row.failures,
  failingSince: row.failing_since,
  pausedAt: row.paused_at,
  pausedReason: row.paused_reason,
  deliveredAt: row.delivered_at,
});

export async function webhooksOf(read: Read, owner: KeyOwner): Promise<Webhook[]> {
  const rows = await read<WebhookRow>(
    `SELECT ${columns} FROM webhooks WHERE removed_at IS NULL AND ${ownedBy} ORDER BY name, id`,
    [ownerValue(owner)],
  );
  return rows.map(webhookOf);
}

/** Everyone's that are told what happens. A seller's are as long as anybody of the seller may sign in. */
export async function listeningWebhooks(read: Read): Promise<Webhook[]> {
  const rows = await read<WebhookRow>(
    `SELECT ${columns} FROM webhooks w WHERE removed_at IS NULL AND active = 1
       AND (seller IS NULL OR EXISTS (SELECT 1 FROM people p WHERE p.seller = w.seller AND p.disabled_at IS NULL))
     ORDER BY name, id`,
  );
  return rows.map(webhookOf);
}

/** Null unless it is this owner's. */
export async function oneWebhook(read: Read, id: number, owner: KeyOwner): Promise<Webhook | null> {
  const [row] = await read<WebhookRow>(
    `SELECT ${columns} FROM webhooks WHERE id = ? AND ${ownedBy} AND removed_at IS NULL ORDER BY id`,
    [id, ownerValue(owner)],
  );
  return row ? webhookOf(row) : null;
}

export async function insertWebhook(tx: Transaction, given: NewWebhook): Promise<number> {
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO webhooks (name, format, kinds, address, shown_address, secret, active, created_by, created_at, seller)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?) RETURNING id`,
    [
      ...[given.name, given.format, JSON.stringify(given.kinds), given.address, given.shownAddress, given.secret],
      ...[given.createdBy, given.createdAt, given.seller ?? null],
    ],
  );
  return row!.id;
}

export async function changeWebhook(
  tx: Transaction,
  id: number,
  { name, kinds, address, shownAddress }: Pick<Webhook, 'name' | 'kinds' | 'address' | 'shownAddress'>,
): Promise<void> {
  await tx.run('UPDATE webhooks SET name = ?, kinds = ?, address = ?, shown_address = ? WHERE id = ?', [
    ...[name, JSON.stringify(kinds), address, shownAddress, id],
  ]);
}

/** Its secrets go; its name stays for the log of what was sent. What waits is not sent any more. */
export async function removeWebhook(tx: Transaction, id: number, at: string): Promise<void> {
  await tx.run(
    `UPDATE webhooks SET removed_at = ?, active = 0, address = '', secret = NULL, earlier_secret = NULL WHERE id = ?`,
    [at, id],
  );
  await tx.run(
    "UPDATE webhook_deliveries SET state = 'failed', settled_at = ? WHERE webhook = ? AND state = 'pending'",
    [at, id],
  );
}

export async function switchWebhook(tx: Transaction, id: number, active: boolean): Promise<void> {
  await tx.run('UPDATE webhooks SET active = ? WHERE id = ?', [active ? 1 : 0, id]);
}

/** Both secrets are sealed. */
export async function changeSecret(
  tx: Transaction,
  id: number,
  { secret, earlier, until }: { secret: string; earlier: string | null; until: string | null },
): Promise<void> {
  await tx.run('UPDATE webhooks SET secret = ?, earlier_secret = ?, earlier_until = ? WHERE id = ?', [
    ...[secret, earlier, until, id],
  ]);
}

export async function pauseWebhook(tx: Transaction, id: number, at: string, reason: string): Promise<void> {
  await tx.run('UPDATE webhooks SET paused_at = ?, paused_reason = ? WHERE id = ?', [at, reason, id]);
}

export async function resumeWebhook(tx: Transaction, id: number): Promise<void> {
  await tx.run(
    'UPDATE webhooks SET paused_at = NULL, paused_reason = NULL, failures = 0, failing_since = NULL WHERE id = ?',
    [id],
  );
}

/** @returns how many attempts in a row had failed before this one. */
export async function noteOutcome(tx: Transaction, id: number, delivered: boolean, at: string): Promise<number> {
  const [before] = await tx.all<{ failures: number }>('SELECT failures FROM webhooks WHERE id = ? ORDER BY id', [id]);
  const change = delivered
    ? 'failures = 0, failing_since = NULL, delivered_at = ?'
    : 'failures = failures + 1, failing_since = COALESCE(failing_since, ?)';
  await tx.run(`UPDATE webhooks SET ${change} WHERE id = ?`, [at, id]);
  return before?.failures ?? 0;
}

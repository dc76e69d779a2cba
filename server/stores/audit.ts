/**
 * Who did what, when. Each entry's hash covers the entry before it, and the newest hash (the seal) is kept apart: an entry that
 * is changed, removed, put in between or cut off at the end is found (audit-check.ts). `docs/audit.md` shows how to check it
 * without this program.
 */
import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/connect.ts';

export interface AuditEntry {
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  /** The e-mail of a person, or the name of a program such as `command line`. */
  actor: string;
  action: string;
  subject: string;
  /** Never a secret. */
  detail: Readonly<Record<string, unknown>>;
}

/** An entry as its hash covers it: `detail` is the canonical JSON that is stored. */
export type SealedEntry = Omit<AuditEntry, 'detail'> & { detail: string };

export const seal = 'audit-head';
/** What stands before the first entry. */
export const beginning = '0'.repeat(64);

export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  const sealed = sealedEntry(entry);
  const previous = await holdSeal(transaction);
  const hash = hashOf(previous, sealed);
  await transaction.run(
    'INSERT INTO audit (at, actor, action, subject, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [sealed.at, sealed.actor, sealed.action, sealed.subject, sealed.detail, previous, hash],
  );
  await transaction.run('UPDATE settings SET value = ? WHERE name = ?', [hash, seal]);
}

/** Writing the row first makes a second writer wait until the first is done: the chain cannot fork. */
async function holdSeal(transaction: Transaction): Promise<string> {
  const held = await transaction.run('UPDATE settings SET value = value WHERE name = ?', [seal]);
  if (held === 0)
    await transaction.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = settings.value',
      [seal, beginning],
    );
  const [row] = await transaction.all<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [
    seal,
  ]);
  return row?.value ?? beginning;
}

/** What a visitor typed may hold half a letter or a NUL: a database keeps neither, and the hash must cover what is kept. */
const kept = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

const sealedEntry = ({ at, actor, action, subject, detail }: AuditEntry): SealedEntry => ({
  at,
  actor: kept(actor),
  action,
  subject: kept(subject),
  detail: canonicalJson(detail),
});

export function hashOf(previous: string, { at, actor, action, subject, detail }: SealedEntry): string {
  const text = JSON.stringify;
  const content = `{"action":${text(action)},"actor":${text(actor)},"at":${text(at)},"detail":${detail},"subject":${text(subject)}}`;
  return createHash('sha256').update(`${previous}\n${content}`).digest('hex');
}

/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

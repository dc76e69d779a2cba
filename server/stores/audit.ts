/**
 * Who did what, when. Each entry's hash covers the entry before it, and the newest hash is kept apart: an entry that is
 * changed, removed, put in between or cut off at the end is found.
 */
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../../db/connect.ts';

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

interface AuditRow {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
}

const head = 'audit-head';
const beginning = '0'.repeat(64);
const page = 1_000;

export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  // Writing the row first makes a second writer wait until the first is done: the chain cannot fork.
  await transaction.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = settings.value',
    [head, beginning],
  );
  const [row] = await transaction.all<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [
    head,
  ]);
  const previous = row?.value ?? beginning;
  const hash = hashOf(previous, entry);
  await transaction.run(
    'INSERT INTO audit (at, actor, action, subject, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [entry.at, entry.actor, entry.action, entry.subject, canonicalJson(entry.detail), previous, hash],
  );
  await transaction.run('UPDATE settings SET value = ? WHERE name = ?', [hash, head]);
}

export interface AuditVerdict {
  entries: number;
  /** The first entry that does not fit, by its key; `id: null` when entries are missing at the end. */
  broken: { id: number | null; reason: string } | null;
}

export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  let previous = beginning;
  let entries = 0;
  for (let after = -1; ;) {
    const rows = await database.read<AuditRow>(
      `SELECT id, at, actor, action, subject, detail, previous_hash, hash FROM audit WHERE id > ?
       ORDER BY id LIMIT ?`,
      [after, page],
    );
    for (const row of rows) {
      const reason = faultOf(row, previous);
      if (reason) return { entries, broken: { id: row.id, reason } };
      previous = row.hash;
      after = row.id;
      entries++;
    }
    if (rows.length < page) break;
  }
  const [kept] = await database.read<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [
    head,
  ]);
  const whole = (kept?.value ?? beginning) === previous;
  return { entries, broken: whole ? null : { id: null, reason: 'entries are missing at the end' } };
}

function faultOf(row: AuditRow, previous: string): string | null {
  if (row.previous_hash !== previous) return 'it does not follow the entry before it';
  const { at, actor, action, subject } = row;
  let detail: AuditEntry['detail'];
  try {
    detail = JSON.parse(row.detail) as AuditEntry['detail'];
  } catch {
    return 'its content was changed';
  }
  return hashOf(previous, { at, actor, action, subject, detail }) === row.hash ? null : 'its content was changed';
}

function hashOf(previous: string, { at, actor, action, subject, detail }: AuditEntry): string {
  const content = canonicalJson({ at, actor, action, subject, detail });
  return createHash('sha256').update(previous).update('\n').update(content).digest('hex');
}

/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

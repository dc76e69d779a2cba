/** The audit log as a list: filtered, a page at a time, newest first; or all that a filter lets through, oldest first. */
import type { Database, Value } from '../../db/connect.ts';
import type { StoredEntry } from './audit-check.ts';

export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  /** A part of what the entry is about, or of the name of the seller it is about. */
  subject?: string | undefined;
  /** Words anywhere in the entry. */
  search?: string | undefined;
  /** `YYYY-MM-DD`, both included, in UTC. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface AuditLine {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
  hash: string;
}

function where({ actor, action, subject, search, from, to }: AuditFilter): { clause: string; values: Value[] } {
  const partOf = (text: string) => `%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const tests: [string, Value[]][] = [];
  if (actor) tests.push(['actor = ?', [actor]]);
  if (action) tests.push(['action = ?', [action]]);
  if (subject)
    tests.push([
      `(lower(subject) LIKE ? ESCAPE '\\' OR subject IN
        (SELECT 'seller ' || seller_id FROM sellers WHERE lower(name) LIKE ? ESCAPE '\\'))`,
      [partOf(subject), partOf(subject)],
    ]);
  for (const one of search?.split(/\s+/) ?? [])
    tests.push([
      `(lower(subject) LIKE ? ESCAPE '\\' OR lower(actor) LIKE ? ESCAPE '\\' OR lower(action) LIKE ? ESCAPE '\\'
        OR lower(detail) LIKE ? ESCAPE '\\')`,
      [partOf(one), partOf(one), partOf(one), partOf(one)],
    ]);
  if (from) tests.push(['at >= ?', [from]]);
  if (to) tests.push(['at < ?', [`${to}T~`]]);
  return {
    clause: tests.map(([test]) => ` AND ${test}`).join(''),
    values: tests.flatMap(([, values]) => values),
  };
}

export async function auditLines(
  database: Database,
  filter: AuditFilter,
  { page, size }: { page: number; size: number },
): Promise<{ lines: AuditLine[]; total: number }> {
  const { clause, values } = where(filter);
  const rows = await database.read<Omit<AuditLine, 'detail'> & { detail: string }>(
    `SELECT id, at, actor, action, subject, detail, hash FROM audit WHERE id > 0${clause} ORDER BY id DESC LIMIT ? OFFSET ?`,
    [...values, size, (page - 1) * size],
  );
  const [counted] = await database.read<{ total: number }>(
    `SELECT COUNT(*) AS total FROM audit WHERE id > 0${clause}`,
    values,
  );
  const lines = rows.map((row) => ({ ...row, detail: detailOf(row.detail) }));
  return { lines, total: counted?.total ?? 0 };
}

const batch = 2_000;

/** Every entry that a filter lets through, as it is stored, oldest first, some thousand at a time. */
export async function* storedEntries(database: Database, filter: AuditFilter): AsyncGenerator<StoredEntry[]> {
  const { clause, values } = where(filter);
  for (let after = 0; ;) {
    const rows = await database.read<StoredEntry>(
      `SELECT id, at, actor, action, subject, detail, previous_hash, hash FROM audit WHERE id > ?${clause}
       ORDER BY id LIMIT ?`,
      [after, ...values, batch],
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

export interface AuditEntryPage extends AuditLine {
  previousHash: string;
  /** The entries before and after it. */
  previous: number | null;
  next: number | null;
}

export async function auditEntry(database: Database, id: number): Promise<AuditEntryPage | null> {
  const [row] = await database.read<Omit<AuditEntryPage, 'detail'> & { detail: string }>(
    `SELECT id, at, actor, action, subject, detail, previous_hash AS "previousHash", hash,
       (SELECT MAX(id) FROM audit WHERE id < ?) AS previous, (SELECT MIN(id) FROM audit WHERE id > ?) AS next
     FROM audit WHERE id = ? ORDER BY id`,
    [id, id, id],
  );
  return row ? { ...row, detail: detailOf(row.detail) } : null;
}

/** An entry that somebody tampered with is shown all the same. */
function detailOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { unreadable: text };
  }
}

/** The actors and actions that the log knows, for the filters: each found by a step in the index, not by reading the log. */
export async function auditWords(database: Database): Promise<{ actors: string[]; actions: string[] }> {
  const words = async (column: 'actor' | 'action') => {
    const rows = await database.read<{ word: string }>(
      `WITH RECURSIVE words (word) AS (SELECT MIN(${column}) FROM audit UNION ALL
         SELECT (SELECT MIN(${column}) FROM audit WHERE ${column} > words.word) FROM words WHERE words.word IS NOT NULL)
       SELECT word FROM words WHERE word IS NOT NULL ORDER BY word LIMIT 500`,
    );
    return rows.map(({ word }) => word);
  };
  return { actors: await words('actor'), actions: await words('action') };
}

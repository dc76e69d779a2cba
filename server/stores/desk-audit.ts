/** The audit log as a list: filtered, a page at a time, newest first. */
import type { Database, Value } from '../../db/connect.ts';

export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  /** A part of the subject or of the actor. */
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

function where({ actor, action, search, from, to }: AuditFilter): { clause: string; values: Value[] } {
  const part = search && `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const tests: [string, Value[]][] = [];
  if (actor) tests.push(['actor = ?', [actor]]);
  if (action) tests.push(['action = ?', [action]]);
  if (part) tests.push([`(lower(subject) LIKE ? ESCAPE '\\' OR lower(actor) LIKE ? ESCAPE '\\')`, [part, part]]);
  if (from) tests.push(['at >= ?', [from]]);
  if (to) tests.push(['at < ?', [`${to}T~`]]);
  return {
    clause: tests.length > 0 ? `WHERE ${tests.map(([test]) => test).join(' AND ')}` : '',
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
    `SELECT id, at, actor, action, subject, detail, hash FROM audit ${clause} ORDER BY id DESC LIMIT ? OFFSET ?`,
    [...values, size, (page - 1) * size],
  );
  const [counted] = await database.read<{ total: number }>(`SELECT COUNT(*) AS total FROM audit ${clause}`, values);
  const lines = rows.map((row) => ({ ...row, detail: detailOf(row.detail) }));
  return { lines, total: counted?.total ?? 0 };
}

/** An entry that somebody tampered with is shown all the same. */
function detailOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { unreadable: text };
  }
}

/** The actors and actions that the log knows, for the filters. */
export async function auditWords(database: Database): Promise<{ actors: string[]; actions: string[] }> {
  const words = async (column: 'actor' | 'action') =>
    (await database.read<{ word: string }>(`SELECT DISTINCT ${column} AS word FROM audit ORDER BY word LIMIT 500`)).map(
      ({ word }) => word,
    );
  return { actors: await words('actor'), actions: await words('action') };
}

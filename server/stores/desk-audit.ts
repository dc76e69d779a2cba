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

/** Whether the reader is of the lab. To others what tells of a mystery order is covered until the order is revealed. */
export interface AuditReader {
  ofLab: boolean;
}

const ofHiddenOrder = `(subject LIKE 'mystery order %' AND subject NOT IN
  (SELECT 'mystery order ' || id FROM mystery_orders WHERE revealed_on IS NOT NULL))`;

const isReleased = (subject: string): string =>
  `EXISTS (SELECT 1 FROM revelation_photos r WHERE audit.subject LIKE ${subject})`;

/** That a released photo is like another tells that there is the other, and of whom: until that one is released too. */
const ofHiddenPhoto = `(subject LIKE 'photos % and %'
  AND NOT (${isReleased("'photos ' || r.photo || ' and %'")} AND ${isReleased("'photos % and ' || r.photo")}))`;

const covered = `(${ofHiddenOrder} OR ${ofHiddenPhoto})`;

const uncovered = ({ ofLab }: AuditReader): string => (ofLab ? '' : ` AND NOT ${covered}`);

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
  reader: AuditReader,
  { page, size }: { page: number; size: number },
): Promise<{ lines: AuditLine[]; total: number }> {
  const { clause: asked, values } = where(filter);
  const clause = `${asked}${uncovered(reader)}`;
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

/** Of a covered entry, what the chain needs to go on. */
export type ChainLink = Pick<StoredEntry, 'id' | 'previous_hash' | 'hash'>;

/**
 * Every entry that a filter lets through, as it is stored, oldest first, some thousand at a time. Without a filter it is the whole
 * chain, covered entries as links of it; with one they are left out, for that the filter lets one through would tell what it says.
 */
export async function* storedEntries(
  database: Database,
  filter: AuditFilter,
  reader: AuditReader,
): AsyncGenerator<(StoredEntry | ChainLink)[]> {
  const { clause, values } = where(filter);
  const isWhole = clause === '';
  const isCovered = reader.ofLab ? '0' : `CASE WHEN ${covered} THEN 1 ELSE 0 END`;
  for (let after = 0; ;) {
    const rows = await database.read<StoredEntry & { covered: number }>(
      `SELECT id, at, actor, action, subject, detail, previous_hash, hash, ${isCovered} AS covered
       FROM audit WHERE id > ?${clause}${isWhole ? '' : uncovered(reader)} ORDER BY id LIMIT ?`,
      [after, ...values, batch],
    );
    if (rows.length > 0)
      yield rows.map(({ covered: hidden, ...entry }) =>
        hidden ? { id: entry.id, previous_hash: entry.previous_hash, hash: entry.hash } : entry,
      );
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

/** Null where there is none, and where it is covered. */
export async function auditEntry(database: Database, id: number, reader: AuditReader): Promise<AuditEntryPage | null> {
  const clause = uncovered(reader);
  const [row] = await database.read<Omit<AuditEntryPage, 'detail'> & { detail: string }>(
    `SELECT id, at, actor, action, subject, detail, previous_hash AS "previousHash", hash,
       (SELECT MAX(id) FROM audit WHERE id < ?${clause}) AS previous,
       (SELECT MIN(id) FROM audit WHERE id > ?${clause}) AS next
     FROM audit WHERE id = ?${clause} ORDER BY id`,
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

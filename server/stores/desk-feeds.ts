/** What the feeds page asks: which files came in, how much there is, and a person's word that a day is complete. */
import type { Database, Value } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { appendAudit } from './audit.ts';
import { feedTotalsStore } from './feed-totals.ts';
import { keptTotals, type FeedTotals } from './kept-totals.ts';
import { bumpRevision } from './settings.ts';

export interface FileFilter {
  feed?: string | undefined;
  state?: string | undefined;
}

export interface ImportedFile {
  id: number;
  file: string;
  feed: string | null;
  bytes: number | null;
  lines: number;
  accepted: number;
  unchanged: number;
  quarantined: number;
  blank: number;
  waiting: number;
  state: string;
  message: string;
  startedAt: string;
  finishedAt: string | null;
}

const fields = `id, file, feed, bytes, lines, accepted, unchanged, quarantined, blank, waiting, state, message,
  started_at AS "startedAt", finished_at AS "finishedAt"`;

function where({ feed, state }: FileFilter): { clause: string; values: Value[] } {
  const tests: [string, string | undefined][] = [
    ['feed = ?', feed],
    // Files with rows in quarantine are what one looks for, though they were imported.
    state === 'quarantined' ? ['quarantined > 0 AND ? = state', 'imported'] : ['state = ?', state],
  ];
  const set = tests.filter(([, value]) => value !== undefined);
  return {
    clause: set.length > 0 ? `WHERE ${set.map(([test]) => test).join(' AND ')}` : '',
    values: set.map(([, value]) => value as string),
  };
}

/** Files that came in, newest first. */
export async function importedFiles(
  database: Database,
  filter: FileFilter,
  { page, size }: { page: number; size: number },
): Promise<{ files: ImportedFile[]; total: number }> {
  const { clause, values } = where(filter);
  const files = await database.read<ImportedFile>(
    `SELECT ${fields} FROM imports ${clause} ORDER BY id DESC LIMIT ? OFFSET ?`,
    [...values, size, (page - 1) * size],
  );
  const [counted] = await database.read<{ total: number }>(`SELECT COUNT(*) AS total FROM imports ${clause}`, values);
  return { files, total: counted?.total ?? 0 };
}

/** The newest file of each feed that was not merely a repetition, by feed. */
export async function newestFiles(database: Database): Promise<Map<string, ImportedFile>> {
  const files = await database.read<ImportedFile & { feed: string }>(
    `SELECT ${fields} FROM imports WHERE id IN
       (SELECT MAX(id) FROM imports WHERE feed IS NOT NULL AND state <> 'repeated' GROUP BY feed) ORDER BY id`,
  );
  return new Map(files.map((file) => [file.feed, file]));
}

const counted = new WeakMap<Database, { newest: number; totals: Promise<FeedTotals> }>();

/** Rows and waiting rows by feed: as imports keep them; counted where rows came in another way, once for each import. */
export async function feedTotals(database: Database): Promise<FeedTotals> {
  const kept = await keptTotals(database);
  if (kept) return kept;
  const [row] = await database.read<{ newest: number | null }>('SELECT MAX(id) AS newest FROM imports');
  const newest = row?.newest ?? 0;
  const known = counted.get(database);
  if (known?.newest === newest) return known.totals;
  const store = feedTotalsStore((sql, values) => database.read(sql, values));
  const totals = Promise.all([store.rows(), store.waiting()]).then(([rows, waiting]) => ({ rows, waiting }));
  totals.catch(() => counted.delete(database));
  counted.set(database, { newest, totals });
  return totals;
}

/** A person says that a feed's days are complete although they look thin. @returns how many were not confirmed before. */
export async function confirmDays(
  database: Database,
  { feed, from, to, person, at }: { feed: string; from: Day; to: Day; person: string; at: string },
): Promise<number> {
  return database.transaction(async (transaction) => {
    let confirmed = 0;
    for (let day = from; day <= to; day++) {
      confirmed += await transaction.run(
        `INSERT INTO feed_days (feed, day, row_count, covered, confirmed_by) VALUES (?, ?, 0, 0, ?)
         ON CONFLICT (feed, day) DO UPDATE SET confirmed_by = excluded.confirmed_by WHERE feed_days.confirmed_by IS NULL`,
        [feed, day, person],
      );
    }
    if (confirmed === 0) return 0;
    const days = { from: dayText(from), to: dayText(to) };
    await appendAudit(transaction, { at, actor: person, action: 'feed days confirmed', subject: feed, detail: days });
    await bumpRevision(transaction);
    return confirmed;
  });
}

/** Files that came in: what became of each, and the rows that could not be taken. */
import type { Database, Transaction, Value } from '../../db/connect.ts';

export type ImportState = 'imported' | 'repeated' | 'refused';

export interface ImportCounts {
  /** Records after the header. */
  lines: number;
  accepted: number;
  unchanged: number;
  quarantined: number;
  blank: number;
  /** Accepted rows whose seller or order was not known yet when the file ended. */
  waiting: number;
}

export const noCounts: ImportCounts = {
  lines: 0,
  accepted: 0,
  unchanged: 0,
  quarantined: 0,
  blank: 0,
  waiting: 0,
};

export interface ImportRecord extends ImportCounts {
  file: string;
  feed: string | null;
  sha256: string | null;
  bytes: number | null;
  state: ImportState;
  message: string;
  /** Oddities that did not keep a row out, and how many rows have each. */
  warnings: Record<string, number>;
  startedAt: string;
  finishedAt: string | null;
}

export interface StoredImport extends ImportRecord {
  id: number;
  /** When the night took the rows in. */
  countedAt: string | null;
}

export interface Rejection {
  /** Of the file, the header being line 1; the line on which the record starts. */
  line: number;
  column: string | null;
  rule: string;
  raw: string;
}

const columns = [
  'file',
  'feed',
  'sha256',
  'bytes',
  'lines',
  'accepted',
  'unchanged',
  'quarantined',
  'blank',
  'waiting',
  'state',
  'message',
  'warnings',
  'started_at',
  'finished_at',
  'counted_at',
];

const selected = `SELECT id, ${columns.join(', ')} FROM imports`;

/** Only imported rows are there to be counted. */
const valuesOf = (record: ImportRecord): Value[] => [
  record.file,
  record.feed,
  record.sha256,
  record.bytes,
  record.lines,
  record.accepted,
  record.unchanged,
  record.quarantined,
  record.blank,
  record.waiting,
  record.state,
  record.message,
  JSON.stringify(record.warnings),
  record.startedAt,
  record.finishedAt,
  record.state === 'imported' ? null : record.finishedAt,
];

const toImport = (row: Record<string, Value>): StoredImport => ({
  id: row['id'] as number,
  file: row['file'] as string,
  feed: row['feed'] as string | null,
  sha256: row['sha256'] as string | null,
  bytes: row['bytes'] as number | null,
  lines: row['lines'] as number,
  accepted: row['accepted'] as number,
  unchanged: row['unchanged'] as number,
  quarantined: row['quarantined'] as number,
  blank: row['blank'] as number,
  waiting: row['waiting'] as number,
  state: row['state'] as ImportState,
  message: row['message'] as string,
  warnings: JSON.parse(row['warnings'] as string) as Record<string, number>,
  startedAt: row['started_at'] as string,
  finishedAt: row['finished_at'] as string | null,
  countedAt: row['counted_at'] as string | null,
});

/** @returns the id of the new import. */
export async function beginImport(tx: Transaction, record: ImportRecord): Promise<number> {
  const marks = columns.map(() => '?').join(', ');
  const sql = `INSERT INTO imports (${columns.join(', ')}) VALUES (${marks}) RETURNING id`;
  const [row] = await tx.all<{ id: number }>(sql, valuesOf(record));
  return (row as { id: number }).id;
}

export async function finishImport(tx: Transaction, id: number, record: ImportRecord): Promise<void> {
  const assignments = columns.map((column) => `${column} = ?`).join(', ');
  await tx.run(`UPDATE imports SET ${assignments} WHERE id = ?`, [...valuesOf(record), id]);
}

export async function addRejections(tx: Transaction, id: number, rejections: readonly Rejection[]): Promise<void> {
  const rows = rejections.map(({ line, column, rule, raw }) => [id, line, column, rule, raw]);
  await tx.insertMany('rejections', ['import_id', 'line', 'column_name', 'rule', 'raw'], rows);
}

export function importsStore(database: Database) {
  const toRejection = (row: Record<string, Value>): Rejection => ({
    line: row['line'] as number,
    column: row['column_name'] as string | null,
    rule: row['rule'] as string,
    raw: row['raw'] as string,
  });
  return {
    /** Writes down a file of which nothing was taken. */
    async record(record: ImportRecord): Promise<number> {
      return database.transaction((tx) => beginImport(tx, record));
    },

    /** Imports of this feed whose file was as long as this one. */
    async ofSize(feed: string, bytes: number): Promise<StoredImport[]> {
      const sql = `${selected} WHERE feed = ? AND bytes = ? AND state = 'imported' ORDER BY id`;
      return (await database.read(sql, [feed, bytes])).map(toImport);
    },

    /** The newest first. */
    async latest(count: number, before = Number.MAX_SAFE_INTEGER): Promise<StoredImport[]> {
      const sql = `${selected} WHERE id < CAST(? AS BIGINT) ORDER BY id DESC LIMIT ?`;
      return (await database.read(sql, [before, count])).map(toImport);
    },

    async find(id: number): Promise<StoredImport | null> {
      const [row] = await database.read(`${selected} WHERE id = ?`, [id]);
      return row ? toImport(row) : null;
    },

    /** The rows of one file that could not be taken, in the order of the file. */
    async rejections(id: number, { limit = 50, offset = 0 } = {}): Promise<Rejection[]> {
      const sql = `SELECT line, column_name, rule, raw FROM rejections WHERE import_id = ?
        ORDER BY line, id LIMIT ? OFFSET ?`;
      return (await database.read(sql, [id, limit, offset])).map(toRejection);
    },
  };
}

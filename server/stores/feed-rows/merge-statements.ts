/** The statements that take a batch of staged rows over into a feed's table. */
import type { FeedTable } from './row-writer.ts';

export interface MergeStatements {
  copy: string;
  /** The instants on which rows that exist already count so far; null if the rows do not name theirs. */
  previous: string | null;
  stubs: string;
  /** For rows that are new, all of them: half the work of `merge`. */
  insert: string;
  merge: string;
}

export function mergeStatements({ table, key, activity }: FeedTable, columns: readonly string[]): MergeStatements {
  const list = columns.join(', ');
  const others = columns.filter((column) => column !== key);
  const hasSeller = columns.includes('seller');
  const from = `FROM staged${hasSeller ? ' JOIN sellers AS known ON known.seller_id = staged.seller' : ''}`;
  const selected = columns.map((column) => (column === 'seller' ? 'known.id' : `staged.${column}`)).join(', ');
  const assignments = others.map((column) => `${column} = excluded.${column}, `).join('');
  const stored = others.map((column) => `old.${column}`).join(', ');
  const offered = others.map((column) => `excluded.${column}`).join(', ');
  const onConflict = others.length
    ? `DO UPDATE SET ${assignments}import_id = excluded.import_id WHERE (${stored}) IS DISTINCT FROM (${offered})`
    : 'DO NOTHING';
  const insert = `INSERT INTO ${table} AS old (${list}, import_id) SELECT ${selected}, CAST($1 AS INTEGER) ${from}`;
  return {
    copy: `COPY staged (${list}) FROM STDIN`,
    previous:
      activity !== null && columns.includes(activity)
        ? `SELECT old.${activity} AS at, COUNT(*) AS rows FROM staged JOIN ${table} AS old ON old.${key} = staged.${key}
           WHERE old.${activity} IS NOT NULL GROUP BY old.${activity} ORDER BY old.${activity}`
        : null,
    stubs: `INSERT INTO sellers (seller_id, import_id)
      SELECT DISTINCT staged.seller, CAST($1 AS INTEGER) FROM staged
      WHERE NOT EXISTS (SELECT 1 FROM sellers WHERE sellers.seller_id = staged.seller) ORDER BY staged.seller`,
    insert: `${insert} ON CONFLICT (${key}) DO NOTHING`,
    merge: `${insert} ON CONFLICT (${key}) ${onConflict}`,
  };
}

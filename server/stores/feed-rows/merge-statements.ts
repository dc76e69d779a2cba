/** The statements that take rows of one shape over into a feed's table, either straight or by way of a staging table. */
import type { FeedTable } from './row-writer.ts';

export interface MergeStatements {
  /** Marketplaces count their orders, so new keys mostly lie behind all others. */
  greatestKey: string;
  /** How many of these keys there are already. */
  countKnown: string;
  /** Straight into the table: for keys that are all new. */
  copy: string;
  stage: string;
  highestId: string;
  insertNew: string;
  /** The instants on which staged rows that were there before, by their id, count so far; null if rows do not name theirs. */
  previous: string | null;
  /** Changes the rows that differ; null if the rows name nothing but their key. Others are not even locked. */
  change: string | null;
}

export function mergeStatements({ table, key, activity }: FeedTable, columns: readonly string[]): MergeStatements {
  const others = columns.filter((column) => column !== key);
  const list = [...columns, 'import_id'].join(', ');
  const assignments = [...others, 'import_id'].map((column) => `${column} = staged.${column}`).join(', ');
  const stored = others.map((column) => `old.${column}`).join(', ');
  const offered = others.map((column) => `staged.${column}`).join(', ');
  return {
    greatestKey: `SELECT MAX(${key}) AS greatest FROM ${table}`,
    countKnown: `SELECT COUNT(*) AS known FROM unnest(CAST($1 AS TEXT[])) AS given (key)
      WHERE EXISTS (SELECT 1 FROM ${table} WHERE ${key} = given.key)`,
    copy: `COPY ${table} (${list}) FROM STDIN`,
    stage: `COPY staged (${list}) FROM STDIN`,
    highestId: `SELECT MAX(id) AS highest FROM ${table}`,
    insertNew: `INSERT INTO ${table} (${list}) SELECT ${list} FROM staged ON CONFLICT (${key}) DO NOTHING`,
    previous:
      activity !== null && columns.includes(activity)
        ? `SELECT old.${activity} AS at, COUNT(*) AS rows FROM staged JOIN ${table} AS old ON old.${key} = staged.${key}
           WHERE old.id <= $1 AND old.${activity} IS NOT NULL GROUP BY old.${activity} ORDER BY old.${activity}`
        : null,
    change:
      others.length > 0
        ? `UPDATE ${table} AS old SET ${assignments} FROM staged
           WHERE old.${key} = staged.${key} AND (${stored}) IS DISTINCT FROM (${offered})`
        : null,
  };
}

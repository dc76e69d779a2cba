/** Which tables a database has, with their columns and keys, as the two databases tell it. The migrations' own tables are left out. */
import type { Database } from './connect.ts';

export interface Table {
  name: string;
  columns: readonly string[];
  /** The columns of the primary key, in its order. */
  key: readonly string[];
}

interface Column {
  table_name: string;
  column_name: string;
  key_position: number | null;
}

const queries = {
  sqlite: `
    SELECT t.name AS table_name, c.name AS column_name, CASE WHEN c.pk > 0 THEN c.pk END AS key_position
    FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'knex%'
    ORDER BY t.name, c.cid`,
  postgres: `
    SELECT c.relname AS table_name, a.attname AS column_name, array_position(CAST(i.indkey AS smallint[]), a.attnum) AS key_position
    FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relname NOT LIKE 'knex%'
    ORDER BY CAST(c.relname AS text) COLLATE "C", a.attnum`,
};

export async function tablesOf(database: Database): Promise<Table[]> {
  const columns = await database.read<Column>(queries[database.dialect]);
  const byTable = Map.groupBy(columns, (column) => column.table_name);
  return [...byTable].map(([name, own]) => ({
    name,
    columns: own.map((column) => column.column_name),
    key: own
      .filter((column) => column.key_position !== null)
      .sort((a, b) => (a.key_position ?? 0) - (b.key_position ?? 0))
      .map((column) => column.column_name),
  }));
}

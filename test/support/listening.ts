/** A database that notes what it is asked. */
import type { Database } from '../../db/connect.ts';

export interface Asked {
  sql: string;
  values: readonly unknown[];
}

export function listeningTo(database: Database): { listening: Database; asked: Asked[] } {
  const asked: Asked[] = [];
  const listening: Database = {
    ...database,
    read: (sql, values = []) => {
      asked.push({ sql, values });
      return database.read(sql, values);
    },
  };
  return { listening, asked };
}

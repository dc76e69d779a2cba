/** One way to ask, whether the question must see what its own transaction has written or only what is committed. */
import type { Database, Row, Transaction, Value } from '../../db/connect.ts';

export type Read = <T = Row>(sql: string, values?: readonly Value[]) => Promise<T[]>;

export const readIn =
  (tx: Transaction): Read =>
  (sql, values) =>
    tx.all(sql, values);

export const readCommitted =
  (database: Database): Read =>
  (sql, values) =>
    database.read(sql, values);

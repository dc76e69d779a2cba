/** The source's key of a seller → ours. A seller not known yet gets a row without a name, which its own file completes. */
import type SqliteHandle from 'better-sqlite3';
import { detached } from './row-writer.ts';

const mostRemembered = 200_000;

export function sqliteSellers(handle: SqliteHandle.Database, importId: number): (sellerId: string) => number {
  const find = handle.prepare<[string], number>('SELECT id FROM sellers WHERE seller_id = ?').pluck();
  const create = handle.prepare<[string, number]>('INSERT INTO sellers (seller_id, import_id) VALUES (?, ?)');
  const remembered = new Map<string, number>();
  return (sellerId) => {
    let id = remembered.get(sellerId);
    if (id !== undefined) return id;
    id = find.get(sellerId) ?? Number(create.run(sellerId, importId).lastInsertRowid);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(detached(sellerId), id);
    return id;
  };
}

/** Views of the queue that people keep under a name. Each sees and changes only their own. */
import type { Database, Transaction } from '../../db/connect.ts';

export interface SavedFilter {
  id: number;
  name: string;
  /** What stands in the address behind `/today?`; empty: the queue as it opens. */
  query: string;
}

export const mostFilters = 20;

/** By name. */
export const savedFilters = (database: Database, person: number): Promise<SavedFilter[]> =>
  database.read<SavedFilter>('SELECT id, name, query FROM saved_filters WHERE person = ? ORDER BY name, id', [person]);

/** Null if there is none of the key, or it is another person's. */
export async function savedFilter(database: Database, person: number, id: number): Promise<SavedFilter | null> {
  const [row] = await database.read<SavedFilter>(
    'SELECT id, name, query FROM saved_filters WHERE person = ? AND id = ? ORDER BY id',
    [person, id],
  );
  return row ?? null;
}

/** Under a name that the person has used already, the new view takes the place of the old one. @returns false: they have too many. */
export async function saveFilter(
  tx: Transaction,
  { person, name, query, at }: { person: number; name: string; query: string; at: string },
): Promise<boolean> {
  const kept = await tx.all<{ name: string }>('SELECT name FROM saved_filters WHERE person = ? ORDER BY name', [
    person,
  ]);
  if (kept.length >= mostFilters && !kept.some((one) => one.name === name)) return false;
  await tx.run(
    `INSERT INTO saved_filters (person, name, query, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (person, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at`,
    [person, name, query, at],
  );
  return true;
}

/** @returns whether it has the name now: not if another one of the person has it. */
export async function renameFilter(tx: Transaction, person: number, id: number, name: string): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE saved_filters SET name = ? WHERE person = ? AND id = ?
     AND NOT EXISTS (SELECT 1 FROM saved_filters other WHERE other.person = ? AND other.name = ? AND other.id <> ?)`,
    [name, person, id, person, name, id],
  );
  return changed === 1;
}

export async function deleteFilter(tx: Transaction, person: number, id: number): Promise<void> {
  await tx.run('DELETE FROM saved_filters WHERE person = ? AND id = ?', [person, id]);
}

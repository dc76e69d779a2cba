/** The marketplace's own people as readers of letters. */
import { inStretches, marks } from './in-list.ts';
import type { Preferences } from './preferences.ts';
import type { Read } from './read.ts';

export interface StaffReader {
  id: number;
  role: string;
  /** The language that they chose; null: none. */
  chosen: string | null;
}

/** Those of these people who may sign in. */
export async function staffReaders(read: Read, ids: readonly number[]): Promise<StaffReader[]> {
  const rows = await inStretches(ids, (list) =>
    read<StoredReader>(
      `SELECT id, role, preferences FROM people WHERE role <> 'seller' AND disabled_at IS NULL AND id IN (${marks}) ORDER BY id`,
      list,
    ),
  );
  return rows.map(readerOf);
}

export interface StoredReader {
  id: number;
  role: string;
  preferences: string;
}

export function readerOf({ id, role, preferences }: StoredReader): StaffReader {
  const { language = null } = JSON.parse(preferences) as Preferences;
  return { id, role, chosen: language };
}
